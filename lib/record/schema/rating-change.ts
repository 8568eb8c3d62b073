import { CredibilityLevel, Timestamp } from './primitives';
import { z } from './zod';

/**
 * One change of a rating by the reader. `subject` is what was rated: `venue:{id}` or `source:{stableId}`. `from` and `to` are null
 * where there was or is no rating; `reason` is that of the new rating.
 */
export const RatingChange = z.strictObject({
  /** A growing number, assigned by the database. */
  seq: z.optional(z.int()),
  subject: z.string(),
  at: Timestamp,
  from: z.nullable(CredibilityLevel),
  to: z.nullable(CredibilityLevel),
  reason: z.nullable(z.string()),
});
export type RatingChange = z.infer<typeof RatingChange>;

/** The subject of the ratings of a venue. */
export const getVenueSubject = (venueId: string): string => `venue:${venueId}`;

/** The subject of the reader's ratings of a source. */
export const getSourceSubject = (stableId: string): string => `source:${stableId}`;
