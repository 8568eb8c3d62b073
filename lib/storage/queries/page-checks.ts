import { PageCheck } from '@/lib/record/schema/page-check';
import type { Database } from '../open-database';

/** Returns the last check of a source's page, or null if there is none or it is unreadable. */
export async function findPageCheck(database: Database, stableId: string): Promise<PageCheck | null> {
  const row: unknown = await database.pageChecks.get(stableId);
  return PageCheck.safeParse(row).data ?? null;
}
