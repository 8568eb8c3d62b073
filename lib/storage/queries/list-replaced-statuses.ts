import { ChangeChunk, type LibraryChange, type ReplacedValues } from '@/lib/record/schema/library-change';
import type { Database } from '../open-database';

/**
 * Lists the values that a change of one chunk replaced. Returns an empty list for a larger change, because the views show its undo
 * only after it is written.
 */
export async function listReplacedStatuses(
  database: Database,
  { id, chunkCount }: LibraryChange,
): Promise<ReplacedValues[]> {
  if (chunkCount !== 1) return [];
  return ChangeChunk.safeParse(await database.changeChunks.get([id, 0])).data?.before ?? [];
}
