import { hasSameJson } from '@/lib/base/has-same-json';
import { normalizeText } from '@/lib/base/normalize-text';
import { computeSha256 } from '@/lib/base/sha256';
import {
  type FindMatches,
  type ImportOutcome,
  matchSources,
  resolveImportOutcomes,
  type TakenKeys,
} from '@/lib/formats/resolve-import-outcomes';
import { combineImported } from '@/lib/record/combine-imported';
import type { ImportChoices } from '@/lib/record/schema/import-choices';
import { createImportCounts, type ImportCounts } from '@/lib/record/schema/import-counts';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';

/** The sources that an import writes, and the number of sources with each outcome. */
export type ImportPlan = ImportCounts & { sourcesToSave: Source[]; snapshots: Snapshot[] };

/** A chunk of a file. `writtenIds` are the stable ids that earlier chunks of the file wrote. */
type ChunkToPlan = {
  sources: Source[];
  snapshots: Snapshot[];
  choices: ImportChoices;
  isForeign?: boolean | undefined;
  writtenIds: ReadonlySet<string>;
};

/** The dependencies of `planImport`, which read the library. */
export type PlanImportDeps = {
  findMatches: FindMatches;
  listSnapshots: (stableId: string) => Promise<Pick<Snapshot, 'capturedAt' | 'sha256'>[]>;
};

/** The local stable id of an imported source, and its outcome. */
type ImportTarget = Pick<Source, 'stableId'> & { outcome: ImportOutcome };

/**
 * Decides what an import writes, as the reader chose for each group of sources. A skipped source in the
 * library still gets the snapshots of the file that it does not have. If only the URL matches, the imported
 * source gets the local stable id.
 */
export async function planImport(chunk: ChunkToPlan, deps: PlanImportDeps): Promise<ImportPlan> {
  const counts = createImportCounts();
  const plan: ImportPlan = { ...counts, sourcesToSave: [], snapshots: [] };
  const targetByFileId = new Map<string, ImportTarget>();
  const idsWithTexts = new Set(chunk.snapshots.map((snapshot) => snapshot.stableId));
  const matchedSources = await matchSources(deps, chunk.sources);
  for (const { source, row, stableId, outcome } of resolveImportOutcomes(
    matchedSources,
    chunk.choices,
    createTakenKeys(chunk.writtenIds),
  )) {
    const isWritten = isWrittenOutcome(outcome);
    const sourceToSave = isWritten && row ? combineWithFile(row.source, source, chunk) : source;
    const isUnchanged =
      outcome === 'replaced' && hasSameJson(row?.source, sourceToSave) && !idsWithTexts.has(source.stableId);
    plan[isUnchanged ? 'skipped' : outcome] += 1;
    // The snapshots of a new source that is skipped are left out, because they would belong to no source.
    if (row || outcome !== 'skipped') targetByFileId.set(source.stableId, { stableId, outcome });
    if (isWritten) plan.sourcesToSave.push(sourceToSave);
  }
  await planSnapshots(plan, chunk.snapshots, targetByFileId, deps);
  return plan;
}

const isWrittenOutcome = (outcome: ImportOutcome): boolean => outcome !== 'skipped' && outcome !== 'rejected';

/** Creates the set of the keys of written and planned sources. The ids of written sources are not copied, because a file may have many. */
function createTakenKeys(writtenIds: ReadonlySet<string>): TakenKeys {
  const plannedKeys = new Set<string>();
  return {
    has: (key) => plannedKeys.has(key) || writtenIds.has(key),
    add: (key) => plannedKeys.add(key),
  };
}

function combineWithFile(
  existing: Source,
  imported: Source,
  { choices, isForeign = false }: Pick<ChunkToPlan, 'choices' | 'isForeign'>,
): Source {
  // A source that is restored from the bin gets the values of the file, even if existing sources are
  // skipped, because the reader had deleted it.
  const choiceForBinned = isForeign ? 'fill' : 'replace';
  const choice = choices.existing === 'skip' ? choiceForBinned : choices.existing;
  return combineImported(existing, imported, choice, isForeign);
}

async function planSnapshots(
  plan: ImportPlan,
  snapshots: Snapshot[],
  targetByFileId: Map<string, ImportTarget>,
  deps: PlanImportDeps,
): Promise<void> {
  const knownSnapshotsById = new Map<string, Pick<Snapshot, 'capturedAt' | 'sha256'>[]>();
  for (const snapshot of snapshots) {
    const target = targetByFileId.get(snapshot.stableId);
    if (!target || target.outcome === 'rejected') continue;
    const { stableId, outcome } = target;
    const normalizedSnapshot = await normalizeSnapshot({ ...snapshot, stableId });
    if (outcome === 'skipped') {
      const knownSnapshots = knownSnapshotsById.get(stableId) ?? (await deps.listSnapshots(stableId));
      if (
        knownSnapshots.some(
          ({ capturedAt, sha256 }) =>
            capturedAt === normalizedSnapshot.capturedAt || sha256 === normalizedSnapshot.sha256,
        )
      )
        continue;
      knownSnapshotsById.set(stableId, [...knownSnapshots, normalizedSnapshot]);
      plan.textCount += 1;
    }
    plan.snapshots.push(normalizedSnapshot);
  }
}

// Snapshots are compared by hash, so a wrong hash in the file would hide a duplicate.
async function normalizeSnapshot(snapshot: Snapshot): Promise<Snapshot> {
  const text = normalizeText(snapshot.text);
  return { ...snapshot, text, sha256: await computeSha256(text) };
}
