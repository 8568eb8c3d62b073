import { Venue } from '@/lib/record/schema/venue';
import { VenueList } from '@/lib/record/schema/venue-list';
import { z } from '@/lib/record/schema/zod';
import { buildResponseSchema } from './response-schema';

/** The messages that change venues and venue lists. */
export const venueMessages = {
  /** Adds or replaces a custom venue. Sources that inherit its rating also change, in chunks that the response need not wait for. */
  'venue/save': { request: Venue, response: buildResponseSchema(z.null()) },
  /** Deletes a custom venue. If there is a shipped venue with the same id, it applies again. Responds with the deleted venue, or null. */
  'venue/delete': {
    request: z.strictObject({ id: z.string() }),
    response: buildResponseSchema(z.nullable(Venue)),
  },
  /**
   * Saves and deletes custom venues in one transaction, as for a merge. Responds with the custom venues that were stored before, or with
   * the problem `venue-changed`.
   */
  'venue/write': {
    request: z.strictObject({
      save: z.array(Venue),
      deleteIds: z.array(z.string()),
      /** If given, nothing is written unless exactly these of the written venues are stored. */
      expected: z.optional(z.array(Venue)),
    }),
    response: buildResponseSchema(z.array(Venue)),
  },
  /** Adds an imported venue list. */
  'venue-list/save': { request: VenueList, response: buildResponseSchema(z.null()) },
  /** Adds a deleted venue list again, or responds with the problem `venue-list-changed`. */
  'venue-list/restore': { request: VenueList, response: buildResponseSchema(z.null()) },
  /** Switches a venue list on or off. */
  'venue-list/switch': {
    request: z.strictObject({ id: z.string(), isOn: z.boolean() }),
    response: buildResponseSchema(z.null()),
  },
  /** Deletes an imported venue list. Responds with the deleted list, or null. */
  'venue-list/delete': {
    request: z.strictObject({ id: z.string() }),
    response: buildResponseSchema(z.nullable(VenueList)),
  },
} as const;
