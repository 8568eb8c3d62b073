import { computeResourceId } from '@/lib/address/resource-id';
import { ok, type Result } from '@/lib/base/result';
import type { ImportChoices } from '@/lib/record/schema/import-choices';
import type { LibraryChange } from '@/lib/record/schema/library-change';
import type { StableId } from '@/lib/record/schema/primitives';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { type ImportCounts, type ImportDeps, planImport } from './plan-import';

/**
 * A chunk of an exported file. `written` has the stable ids that earlier chunks of the file wrote. `change` identifies the change by
 * which the whole import can be undone.
 */
export type ChunkToImport = {
  sources: Source[];
  snapshots: Snapshot[];
  venues: Venue[];
  choices: ImportChoices;
  isForeign?: boolean | undefined;
  written?: StableId[] | undefined;
  change?: Pick<LibraryChange, 'id' | 'at'> | undefined;
};

/** The dependencies of `importFile`. */
export type ImportChunkDeps = ImportDeps & {
  /**
   * Writes all records in one transaction. Sets the venue of each source from the local venue table. Returns the change, or null
   * without one.
   */
  importRecords: (
    records: { sources: Source[]; snapshots: Snapshot[]; venues: Venue[] },
    change: Pick<LibraryChange, 'id' | 'at'> | null,
  ) => Promise<Result<LibraryChange | null, WriteProblem>>;
};

/** The number of records with each outcome, the stable ids that were written, and the change with all chunks so far. */
export type ImportedChunk = ImportCounts & { written: StableId[]; change: LibraryChange | null };

/**
 * Imports a chunk of an exported file. Returns the number of records with each outcome, and the stable ids that were
 * written.
 */
export async function importChunk(
  deps: ImportChunkDeps,
  chunk: ChunkToImport,
): Promise<Result<ImportedChunk, WriteProblem>> {
  const plan = await planImport({ ...chunk, written: chunk.written ?? [] }, deps);
  const { sourcesToSave, snapshots, ...counts } = plan;
  const sources = await Promise.all(
    // The ids are computed again, because those in the file may be wrong.
    sourcesToSave.map(async (source) => ({ ...source, id: await computeResourceId(source.url) })),
  );
  const writeResult = await deps.importRecords(
    { sources, snapshots, venues: chunk.venues },
    chunk.change ?? null,
  );
  if (!writeResult.ok) return writeResult;
  return ok({ ...counts, written: sources.map(({ stableId }) => stableId), change: writeResult.value });
}
