import type { CredibilityLevel } from '@/lib/record/schema/primitives';
import type { Database } from '../open-database';

/** A rating at one time. A null `level` means unrated. */
type RatingState = { level: CredibilityLevel | null; reason: string | null };

/**
 * Adds a change to the history of ratings if level or reason differ. Must be called inside a transaction that includes the table
 * `ratingChanges`.
 */
export async function addRatingChange(
  database: Database,
  subject: string,
  before: RatingState,
  after: RatingState,
  now: Date,
): Promise<void> {
  if (before.level === after.level && before.reason === after.reason) return;
  await database.ratingChanges.add({
    subject,
    at: now.toISOString(),
    from: before.level,
    to: after.level,
    reason: after.reason,
  });
}
