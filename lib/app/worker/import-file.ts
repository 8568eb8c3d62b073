import { computeResourceId } from '@/lib/address/resource-id';
import { ok, type Result } from '@/lib/base/result';
import type { StableId } from '@/lib/record/schema/primitives';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { type ImportCounts, type ImportDeps, planImport } from './plan-import';

/** A part of an exported file. `written` has the stable ids that earlier parts of the file wrote. */
export type ImportFilePart = {
  sources: Source[];
  snapshots: Snapshot[];
  venues: Venue[];
  replace: boolean;
  written?: StableId[] | undefined;
};

/** The dependencies of `importFile`. */
export type ImportFileDeps = ImportDeps & {
  /** Writes everything in one transaction, and looks up the venue of each source in the local table. */
  importRecords: (records: {
    sources: Source[];
    snapshots: Snapshot[];
    venues: Venue[];
  }) => Promise<Result<null, WriteProblem>>;
};

/** Imports a part of an exported file. Returns how many records had each outcome, and the stable ids that were written. */
export async function importFile(
  deps: ImportFileDeps,
  part: ImportFilePart,
): Promise<Result<ImportCounts & { written: StableId[] }, WriteProblem>> {
  const plan = await planImport({ ...part, written: part.written ?? [] }, deps);
  const { sourcesToSave, snapshots, ...counts } = plan;
  const sources = await Promise.all(
    // The id is computed again, because the file may have a wrong one.
    sourcesToSave.map(async (source) => ({ ...source, id: await computeResourceId(source.url) })),
  );
  const writeResult = await deps.importRecords({ sources, snapshots, venues: part.venues });
  return writeResult.ok ? ok({ ...counts, written: sources.map(({ stableId }) => stableId) }) : writeResult;
}
