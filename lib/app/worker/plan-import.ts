import { normalizeText } from '@/lib/base/normalize-text';
import { computeSha256 } from '@/lib/base/sha256';
import {
  type ImportOutcome,
  type MatchedRecord,
  resolveImportOutcomes,
} from '@/lib/formats/resolve-import-outcomes';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import type { SourceRow } from '@/lib/record/schema/source-row';

/** How many records of a file became what, and `texts`: how many texts came to records that are left as they are. */
export type ImportCounts = {
  added: number;
  replaced: number;
  /** Taken out of the bin, as the file has them. */
  restored: number;
  left: number;
  /** Not imported: another record, of the file or here, has their place. */
  refused: number;
  texts: number;
};

/** What becomes of each record of an imported file. */
export type ImportPlan = ImportCounts & { sourcesToSave: Source[]; snapshots: Snapshot[] };

/** A part of a file. `written`: the stable ids under which earlier parts of it were written. */
type ImportBatch = { sources: Source[]; snapshots: Snapshot[]; replace: boolean; written: string[] };

/** What planning asks of the store. */
export type ImportDeps = {
  /** The row that a record stands for here; `hasConflict`: writing it there would take another record's address. */
  findMatch: (source: Source) => Promise<{ row: SourceRow | null; hasConflict: boolean }>;
  listSnapshots: (stableId: string) => Promise<Pick<Snapshot, 'capturedAt' | 'sha256'>[]>;
};

type ImportTarget = Pick<Source, 'stableId'> & { outcome: ImportOutcome };

/**
 * Decides what an import writes. A record whose stable id or address is known is left as it is here, unless `replace`,
 * and gains the texts it lacks; one in the bin comes back; one that is known under its address alone keeps the stable id
 * it has here.
 */
export async function planImport(batch: ImportBatch, deps: ImportDeps): Promise<ImportPlan> {
  const counts: ImportCounts = { added: 0, replaced: 0, restored: 0, left: 0, refused: 0, texts: 0 };
  const plan: ImportPlan = { ...counts, sourcesToSave: [], snapshots: [] };
  const targets = new Map<string, ImportTarget>();
  const matchedRecords: MatchedRecord[] = [];
  for (const source of batch.sources) matchedRecords.push({ source, ...(await deps.findMatch(source)) });
  for (const { source, stableId, outcome } of resolveImportOutcomes(
    matchedRecords,
    batch.replace,
    new Set(batch.written),
  )) {
    plan[outcome] += 1;
    targets.set(source.stableId, { stableId, outcome });
    if (outcome !== 'left' && outcome !== 'refused') plan.sourcesToSave.push({ ...source, stableId });
  }
  await planSnapshots(plan, batch.snapshots, targets, deps);
  return plan;
}

async function planSnapshots(
  plan: ImportPlan,
  snapshots: Snapshot[],
  targets: Map<string, ImportTarget>,
  deps: ImportDeps,
): Promise<void> {
  const snapshotsByRecord = new Map<string, Pick<Snapshot, 'capturedAt' | 'sha256'>[]>();
  for (const snapshot of snapshots) {
    const target = targets.get(snapshot.stableId);
    if (!target || target.outcome === 'refused') continue;
    const { stableId, outcome } = target;
    const localSnapshot = await recomputeHash({ ...snapshot, stableId });
    if (outcome === 'left') {
      const existingSnapshots = snapshotsByRecord.get(stableId) ?? (await deps.listSnapshots(stableId));
      if (
        existingSnapshots.some(
          ({ capturedAt, sha256 }) =>
            capturedAt === localSnapshot.capturedAt || sha256 === localSnapshot.sha256,
        )
      )
        continue;
      snapshotsByRecord.set(stableId, [...existingSnapshots, localSnapshot]);
      plan.texts += 1;
    }
    plan.snapshots.push(localSnapshot);
  }
}

// Texts are told apart by their hash, so it is that of the text, whatever the file says.
async function recomputeHash(snapshot: Snapshot): Promise<Snapshot> {
  const text = normalizeText(snapshot.text);
  return { ...snapshot, text, sha256: await computeSha256(text) };
}
