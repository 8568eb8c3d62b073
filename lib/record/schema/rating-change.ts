import { CredibilityLevel, Timestamp } from './primitives';
import { z } from './zod';

/**
 * One change of a rating by the reader. `subject` identifies the rated venue (`venue:{id}`) or source
 * (`source:{stableId}`). `from` is null if there was no rating before, and `to` is null if the rating was removed.
 * `reason` is the reason for the new rating.
 */
export const RatingChange = z.strictObject({
  /** An increasing number that the database assigns. */
  seq: z.optional(z.int()),
  subject: z.string(),
  at: Timestamp,
  from: z.nullable(CredibilityLevel),
  to: z.nullable(CredibilityLevel),
  reason: z.nullable(z.string()),
});
export type RatingChange = z.infer<typeof RatingChange>;

/** Returns the `subject` of the ratings of a venue. */
export const buildVenueRatingSubject = (venueId: string): string => `venue:${venueId}`;

/** Returns the `subject` of the reader's ratings of a source. */
export const buildSourceRatingSubject = (stableId: string): string => `source:${stableId}`;
