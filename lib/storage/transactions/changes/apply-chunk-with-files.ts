import type { Result } from '@/lib/base/result';
import type { LibraryChange } from '@/lib/record/schema/library-change';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { Database } from '../../open-database';
import { listReplacedPdfIds, restoreReplacedPdf } from '../../pdf-files';
import { findChange, findChunk } from '../../queries/list-changes';
import { attemptWrite } from '../attempt-write';
import { applyNextChunk } from './apply-chunk';

/**
 * Applies or undoes the next chunk of an unfinished change, and restores the PDF files that the chunk replaced. The file system has no
 * transactions, so the files are restored before the rows: if that fails, or the worker is stopped, the next call repeats the same chunk.
 */
export async function applyNextChunkWithFiles(
  database: Database,
  changeId: string,
  now: Date,
): Promise<Result<LibraryChange | null, WriteProblem>> {
  const restoredIds = await attemptWrite(() => restoreFilesOfNextChunk(database, changeId));
  return restoredIds.ok ? applyNextChunk(database, changeId, now, restoredIds.value) : restoredIds;
}

/** Returns the stable ids of the sources whose file this call, or an earlier call that was stopped, restored or deleted. */
async function restoreFilesOfNextChunk(database: Database, changeId: string): Promise<ReadonlySet<string>> {
  const restoredIds = new Set<string>();
  const change = await findChange(database, changeId);
  if (change?.action.kind !== 'add-pdf' || change.state !== 'undoing') return restoredIds;
  const chunk = await findChunk(database, changeId, change.appliedCount - 1);
  if (!chunk) return restoredIds;
  const replacedIds = await listReplacedPdfIds(changeId, chunk.stableIds);
  const idsToRestore = new Set([...(chunk.idsOfFilesToRestore ?? []), ...replacedIds]);
  // Saved first: after a stop, a file that was restored would look like a file that the reader replaced.
  if (replacedIds.length > 0)
    await database.changeChunks.put({ ...chunk, idsOfFilesToRestore: [...idsToRestore] });
  for (const stableId of chunk.stableIds)
    if (await restoreReplacedPdf(changeId, stableId, idsToRestore.has(stableId))) restoredIds.add(stableId);
  return restoredIds;
}
