import { Venue } from '@/lib/record/schema/venue';
import { VenueList } from '@/lib/record/schema/venue-list';
import { z } from '@/lib/record/schema/zod';
import { buildResponseSchema } from './response-schema';

/** The messages that change venues and venue lists. */
export const venueMessages = {
  /** Adds or replaces a custom venue. The sources of the venue are updated in chunks, possibly after the response. */
  'venue/save': { request: Venue, response: buildResponseSchema(z.null()) },
  /**
   * Deletes a custom venue. A shipped venue with the same id applies again. Responds with the deleted venue, or with null if there was
   * none.
   */
  'venue/delete': {
    request: z.strictObject({ id: z.string() }),
    response: buildResponseSchema(z.nullable(Venue)),
  },
  /**
   * Saves and deletes custom venues in one transaction, for example to merge venues. Responds with the previous values of these venues, or
   * with the problem `venue-changed`.
   */
  'venue/write': {
    request: z.strictObject({
      save: z.array(Venue),
      deleteIds: z.array(z.string()),
      /** The venues that must be stored before the write, out of those in `save` and `deleteIds`. Otherwise nothing is written. */
      expected: z.optional(z.array(Venue)),
    }),
    response: buildResponseSchema(z.array(Venue)),
  },
  /** Adds an imported venue list. */
  'venue-list/save': { request: VenueList, response: buildResponseSchema(z.null()) },
  /** Restores a deleted venue list. Responds with the problem `venue-list-changed` if the list was imported again since. */
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
