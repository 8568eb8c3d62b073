import { computeResourceId } from '@/lib/address/resource-id';
import { ok, type Result } from '@/lib/base/result';
import type { StableId } from '@/lib/record/schema/primitives';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { type ImportCounts, type ImportDeps, planImport } from './plan-import';

/** A chunk of an exported file. `written` has the stable ids that earlier chunks of the file wrote. */
export type ChunkToImport = {
  sources: Source[];
  snapshots: Snapshot[];
  venues: Venue[];
  replace: boolean;
  fillsGaps?: boolean | undefined;
  written?: StableId[] | undefined;
};

/** The dependencies of `importFile`. */
export type ImportChunkDeps = ImportDeps & {
  /** Writes all records in one transaction. Sets the venue of each source from the local venue table. */
  importRecords: (records: {
    sources: Source[];
    snapshots: Snapshot[];
    venues: Venue[];
  }) => Promise<Result<null, WriteProblem>>;
};

/**
 * Imports a chunk of an exported file. Returns the number of records with each outcome, and the stable ids that were
 * written.
 */
export async function importChunk(
  deps: ImportChunkDeps,
  chunk: ChunkToImport,
): Promise<Result<ImportCounts & { written: StableId[] }, WriteProblem>> {
  const plan = await planImport({ ...chunk, written: chunk.written ?? [] }, deps);
  const { sourcesToSave, snapshots, ...counts } = plan;
  const sources = await Promise.all(
    // The ids are computed again, because those in the file may be wrong.
    sourcesToSave.map(async (source) => ({ ...source, id: await computeResourceId(source.url) })),
  );
  const writeResult = await deps.importRecords({ sources, snapshots, venues: chunk.venues });
  return writeResult.ok ? ok({ ...counts, written: sources.map(({ stableId }) => stableId) }) : writeResult;
}
