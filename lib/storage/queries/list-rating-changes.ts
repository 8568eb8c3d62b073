import { RatingChange } from '@/lib/record/schema/rating-change';
import type { Database } from '../open-database';

/** Lists the changes of the ratings of these subjects, the latest first. Omits unreadable rows. */
export async function listRatingChanges(database: Database, subjects: string[]): Promise<RatingChange[]> {
  const rows: unknown[] = await database.ratingChanges.where('subject').anyOf(subjects).toArray();
  return parseLatestFirst(rows);
}

/** Lists the changes of the ratings of all venues by subject, the latest first. */
export async function listVenueRatingChanges(database: Database): Promise<Map<string, RatingChange[]>> {
  const rows: unknown[] = await database.ratingChanges.where('subject').startsWith('venue:').toArray();
  const changesBySubject = new Map<string, RatingChange[]>();
  for (const change of parseLatestFirst(rows))
    changesBySubject.set(change.subject, [...(changesBySubject.get(change.subject) ?? []), change]);
  return changesBySubject;
}

const parseLatestFirst = (rows: unknown[]): RatingChange[] =>
  rows.flatMap((row) => RatingChange.safeParse(row).data ?? []).sort((a, b) => (b.seq ?? 0) - (a.seq ?? 0));
