import { computeResourceId } from '@/lib/address/resource-id';
import { ok, type Result } from '@/lib/base/result';
import type { ImportChoices } from '@/lib/record/schema/import-choices';
import type { ImportCounts } from '@/lib/record/schema/import-counts';
import type { ChangeChunk, LibraryChange, WrittenImport } from '@/lib/record/schema/library-change';
import type { StableId } from '@/lib/record/schema/primitives';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { type PlanImportDeps, planImport } from './plan-import';

/** The change by which a whole import can be undone. `chunkCount` is the number of chunks whose write the page knows of. */
export type RunningImport = Pick<LibraryChange, 'id' | 'at' | 'chunkCount'>;

/** A chunk of an exported file. */
export type ChunkToImport = {
  sources: Source[];
  snapshots: Snapshot[];
  venues: Venue[];
  choices: ImportChoices;
  isForeign?: boolean | undefined;
  change?: RunningImport | undefined;
};

/** The dependencies of `importChunk`. */
export type ImportChunkDeps = PlanImportDeps & {
  /** Returns the stable ids that the known chunks of an import wrote. A repeated chunk is not among them. */
  getWrittenIds: (runningImport: RunningImport) => Promise<ReadonlySet<string>>;
  /** Returns the chunk that the page does not know to be written, with its change, or null if there is none. */
  findUnknownChunk: (
    runningImport: RunningImport,
  ) => Promise<{ chunk: ChangeChunk; change: LibraryChange } | null>;
  /**
   * Writes all sources in one transaction. Sets the venue of each source from the local venue table. Returns the change, or null
   * without one.
   */
  importSources: (
    items: { sources: Source[]; snapshots: Snapshot[]; venues: Venue[] },
    change: WrittenImport | null,
  ) => Promise<Result<LibraryChange | null, WriteProblem>>;
};

/** The number of sources with each outcome, the stable ids that were written, and the change with all chunks so far. */
export type ImportedChunk = ImportCounts & { written: StableId[]; change: LibraryChange | null };

/**
 * Imports a chunk of an exported file. Returns the number of sources with each outcome, and the stable ids
 * that were written. The page repeats a request if the worker was stopped before it responded. A chunk that
 * was already written is then not written again, and the first response is returned.
 */
export async function importChunk(
  deps: ImportChunkDeps,
  chunk: ChunkToImport,
): Promise<Result<ImportedChunk, WriteProblem>> {
  const fileIds = chunk.sources.map(({ stableId }) => stableId);
  const unknown = chunk.change ? await deps.findUnknownChunk(chunk.change) : null;
  const repeatedChunk = unknown?.chunk.importedChunk;
  if (unknown && repeatedChunk && repeatedChunk.fileIds.join() === fileIds.join())
    return ok({ ...repeatedChunk.counts, written: repeatedChunk.writtenIds, change: unknown.change });
  const writtenIds = chunk.change ? await deps.getWrittenIds(chunk.change) : new Set<string>();
  const plan = await planImport({ ...chunk, writtenIds }, deps);
  const { sourcesToSave, snapshots, ...counts } = plan;
  const sources = await Promise.all(
    // The ids are computed again, because those in the file may be wrong.
    sourcesToSave.map(async (source) => ({ ...source, id: await computeResourceId(source.url) })),
  );
  const written = sources.map(({ stableId }) => stableId);
  const writeResult = await deps.importSources(
    { sources, snapshots, venues: chunk.venues },
    chunk.change ? { ...chunk.change, importedChunk: { fileIds, writtenIds: written, counts } } : null,
  );
  if (!writeResult.ok) return writeResult;
  return ok({ ...counts, written, change: writeResult.value });
}
