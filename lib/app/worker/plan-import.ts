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

/**
 * The number of records of a file with each outcome. `texts` is the number of snapshots that were added to records with the
 * outcome `skipped`.
 */
export type ImportCounts = {
  added: number;
  replaced: number;
  /** Restored from the bin, with the values of the file. */
  restored: number;
  skipped: number;
  /** Not imported: another record, in the file or in the library, has their address or id. */
  rejected: number;
  texts: number;
};

/** What an import writes, and the number of records with each outcome. */
export type ImportPlan = ImportCounts & { sourcesToSave: Source[]; snapshots: Snapshot[] };

/** A part of a file. `written` has the stable ids that earlier parts of the file wrote. */
type ImportBatch = { sources: Source[]; snapshots: Snapshot[]; replace: boolean; written: string[] };

/** What planning reads from the library. */
export type ImportDeps = {
  /** Finds the row of the same record; `hasConflict`: replacing it would claim an address of another record. */
  findMatch: (source: Source) => Promise<{ row: SourceRow | null; hasConflict: boolean }>;
  listSnapshots: (stableId: string) => Promise<Pick<Snapshot, 'capturedAt' | 'sha256'>[]>;
};

type ImportTarget = Pick<Source, 'stableId'> & { outcome: ImportOutcome };

/**
 * Decides what an import writes. A record whose stable id or address exists is not changed unless `replace`; it only gets
 * the snapshots that it does not have. A record in the bin is restored. A record that matches by address only gets the
 * local stable id.
 */
export async function planImport(batch: ImportBatch, deps: ImportDeps): Promise<ImportPlan> {
  const counts: ImportCounts = { added: 0, replaced: 0, restored: 0, skipped: 0, rejected: 0, texts: 0 };
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
    if (outcome !== 'skipped' && outcome !== 'rejected') plan.sourcesToSave.push({ ...source, stableId });
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
    if (!target || target.outcome === 'rejected') continue;
    const { stableId, outcome } = target;
    const localSnapshot = await recomputeHash({ ...snapshot, stableId });
    if (outcome === 'skipped') {
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

// Snapshots are compared by hash. The hash is computed again, because the file may have a wrong one.
async function recomputeHash(snapshot: Snapshot): Promise<Snapshot> {
  const text = normalizeText(snapshot.text);
  return { ...snapshot, text, sha256: await computeSha256(text) };
}
