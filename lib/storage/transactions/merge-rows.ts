import { err, ok, type Result } from '@/lib/base/result';
import type { Merge } from '@/lib/record/schema/merge';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import { isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { Database } from '../open-database';
import { findSourceById } from '../queries/find-source-by-id';
import { listSnapshots } from '../queries/snapshots';
import { attemptWrite } from './attempt-write';
import { enqueueForActiveWiki, getOutboxTables } from './enqueue-sources';
import { mergeOutboxEntries, splitOutboxEntries } from './merge-outbox-entries';
import { updateEqualPdfTexts } from './save-source';
import { getSourceTables, saveSources } from './save-sources';

/** The stable ids of the source that stays (`keep`) and of the source that is merged into it (`other`). */
export type MergePair = Pick<Merge, 'keep' | 'other'>;

/**
 * Merges two sources in one transaction. Saves the source that stays as `buildMerged` returns it, and the undo data. Moves the other
 * source to the bin, copies its captured texts to the source that stays, and joins the outbox entries of both. Changes nothing if the
 * pair is already merged. Returns the source that stays.
 */
export async function mergeRows(
  database: Database,
  pair: MergePair,
  now: Date,
  buildMerged: (keep: Source, other: Source) => Source,
): Promise<Result<Source, WriteProblem>> {
  const writeResult = await attemptWrite(() =>
    runMergeTransaction(database, async () => {
      const [targetRow, otherRow] = [
        await findValidRow(database, pair.keep),
        await findValidRow(database, pair.other),
      ];
      if (!targetRow || !otherRow || pair.keep === pair.other) return null;
      if (await isMerged(database, pair, otherRow)) return targetRow.source;
      const mergedSource = buildMerged(targetRow.source, otherRow.source);
      const mergedAt = now.toISOString();
      const copies = await buildSnapshotCopies(database, pair);
      await database.snapshots.bulkPut(copies);
      const otherTexts = await listSnapshots(database, pair.other);
      await updateEqualPdfTexts(
        database,
        otherTexts.map((text) => ({ ...text, stableId: pair.keep })),
      );
      await saveSources(
        database,
        [
          { source: mergedSource, deletedAt: null },
          { source: otherRow.source, deletedAt: mergedAt },
        ],
        [pair.keep],
      );
      const sourcesBefore = { keep: targetRow.source, other: otherRow.source };
      const texts = copies.map(({ capturedAt }) => capturedAt);
      await database.merges.put({
        ...pair,
        at: mergedAt,
        before: sourcesBefore,
        merged: mergedSource,
        texts,
      });
      await enqueueForActiveWiki(database, [pair.keep, pair.other], now);
      await mergeOutboxEntries(database, pair);
      return mergedSource;
    }),
  );
  return writeResult.ok ? readBackSource(database, writeResult.value) : writeResult;
}

/**
 * Undoes a merge in one transaction. Saves both sources as `buildSplitSources` returns them, and deletes the texts that the merge copied.
 * Changes nothing if there is no such merge. Returns the source that stays.
 */
export async function unmergeRows(
  database: Database,
  pair: MergePair,
  now: Date,
  buildSplitSources: (keep: Source, merge: Merge) => { keep: Source; other: Source },
): Promise<Result<Source, WriteProblem>> {
  const writeResult = await attemptWrite(() =>
    runMergeTransaction(database, async () => {
      const targetRow = await findValidRow(database, pair.keep);
      const merge = await database.merges.get([pair.keep, pair.other]);
      if (!targetRow || !merge) return targetRow?.source ?? null;
      const splitSources = buildSplitSources(targetRow.source, merge);
      const otherRow = await findValidRow(database, pair.other);
      // The reader may have restored the other source and edited it, so it is not overwritten.
      const isOtherRestored = otherRow !== null && otherRow.shelf !== 'bin';
      await database.snapshots.bulkDelete(
        merge.texts.map((capturedAt): [string, string] => [pair.keep, capturedAt]),
      );
      await saveSources(
        database,
        [
          { source: splitSources.keep, deletedAt: targetRow.deletedAt },
          ...(isOtherRestored ? [] : [{ source: splitSources.other, deletedAt: null }]),
        ],
        [pair.keep],
      );
      await database.merges.delete([pair.keep, pair.other]);
      // Queueing needs the link of each source to its resource, so the entries are split first.
      if (!isOtherRestored) await splitOutboxEntries(database, pair);
      await enqueueForActiveWiki(database, [pair.keep, pair.other], now);
      return splitSources.keep;
    }),
  );
  return writeResult.ok ? readBackSource(database, writeResult.value) : writeResult;
}

const runMergeTransaction = <T>(database: Database, write: () => Promise<T>): Promise<T> =>
  database.transaction(
    'rw',
    [...getSourceTables(database), database.merges, database.venues, ...getOutboxTables(database)],
    write,
  );

async function findValidRow(database: Database, stableId: string): Promise<SourceRow | null> {
  const row = await findSourceById(database, stableId);
  return row && !isInvalidRow(row) ? row : null;
}

const isMerged = async (database: Database, { keep, other }: MergePair, row: SourceRow): Promise<boolean> =>
  row.shelf === 'bin' && (await database.merges.get([keep, other])) !== undefined;

// A text is not copied if the source that stays has an equal text. If the time of a text is already used, the copy gets the next unused
// millisecond, because the time is part of the key.
async function buildSnapshotCopies(database: Database, { keep, other }: MergePair): Promise<Snapshot[]> {
  const [keepSnapshots, otherSnapshots] = [
    await listSnapshots(database, keep),
    await listSnapshots(database, other),
  ];
  const knownHashes = new Set(keepSnapshots.map(({ sha256 }) => sha256));
  const usedTimes = new Set(keepSnapshots.map(({ capturedAt }) => capturedAt));
  return otherSnapshots
    .filter(({ sha256 }) => !knownHashes.has(sha256))
    .map((snapshot) => {
      const capturedAt = findUnusedTime(snapshot.capturedAt, usedTimes);
      usedTimes.add(capturedAt);
      return { ...snapshot, stableId: keep, capturedAt };
    });
}

function findUnusedTime(preferredTime: string, usedTimes: Set<string>): string {
  let time = preferredTime;
  while (usedTimes.has(time)) time = new Date(Date.parse(time) + 1).toISOString();
  return time;
}

async function readBackSource(
  database: Database,
  source: Source | null,
): Promise<Result<Source, WriteProblem>> {
  if (!source) return err({ kind: 'no-such-source' });
  const storedRow = await findValidRow(database, source.stableId);
  return storedRow && storedRow.source.updatedAt === source.updatedAt
    ? ok(storedRow.source)
    : err({ kind: 'write-not-verified' });
}
