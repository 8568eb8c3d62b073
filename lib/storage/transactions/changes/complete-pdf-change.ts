import type { AddedPart, LibraryChange } from '@/lib/record/schema/library-change';
import type { Source } from '@/lib/record/schema/source';
import type { Database } from '../../open-database';
import { listReplacedPdfIds } from '../../pdf-files';
import { findChange } from '../../queries/list-changes';
import { attemptWrite } from '../attempt-write';
import { hasChunkOfDraft, saveUndoChunk } from './save-undo-chunk';

/**
 * Adds the stored file of a PDF to the change with which the reader can undo the PDF. Adds nothing if the change already has the chunk of
 * the saved draft, because the Undo of that chunk restores the file too. Returns what the change added, or null if it added nothing.
 */
export async function completePdfChange(
  database: Database,
  change: Pick<LibraryChange, 'id' | 'at'> & { draftKey: string },
  { stableId, title }: Source,
  hasMovedFile: boolean,
): Promise<AddedPart | null> {
  const { id } = change;
  // The worker may have been stopped after it moved the file.
  const hasFile =
    hasMovedFile ||
    ((await findChange(database, id)) === null && (await listReplacedPdfIds(id, [stableId])).length > 0);
  if (hasFile)
    await attemptWrite(() =>
      database.transaction('rw', database.sources, database.changes, database.changeChunks, async () => {
        const row = await database.sources.get(stableId);
        if (!row || (await hasChunkOfDraft(database, change))) return;
        const writtenChange = { ...change, action: { kind: 'add-pdf' as const, title }, hasFile };
        const written = { rows: [row], previousRows: [row], newSnapshots: [], newVenues: [] };
        await saveUndoChunk(database, writtenChange, written);
      }),
    );
  const storedChange = await findChange(database, id);
  // The change is missing if the disk was full.
  if (storedChange?.action.kind !== 'add-pdf') return hasFile ? 'file' : null;
  return storedChange.action.addedPart ?? null;
}
