import { ChangeChunk, type LibraryChange, type ReplacedValues } from '@/lib/record/schema/library-change';
import type { Database } from '../open-database';

/** Lists what a change of one chunk replaced; empty for a larger one, whose undo is not shown before it is written. */
export async function listReplaced(
  database: Database,
  { id, chunkCount }: LibraryChange,
): Promise<ReplacedValues[]> {
  if (chunkCount !== 1) return [];
  return ChangeChunk.safeParse(await database.changeChunks.get([id, 0])).data?.before ?? [];
}
