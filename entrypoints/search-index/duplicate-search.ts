import { type DuplicatePair, findDuplicatePairs } from '@/lib/app/library/find-duplicate-pairs';
import type { IndexEvent } from '@/lib/app/library/index-messages';
import { compareSources } from '@/lib/record/duplicates/compare-sources';
import type { IdPair } from '@/lib/record/duplicates/group-by-key';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import type { Database } from '@/lib/storage/open-database';
import { readDuplicateKeyBatch, readHashBatch } from '@/lib/storage/queries/read-duplicate-keys';
import { listSourcesById } from '@/lib/storage/queries/read-source-batch';
import { countSnapshots } from '@/lib/storage/queries/snapshots';

const SOURCE_BATCH_SIZE = 1_000;
const SNAPSHOT_BATCH_SIZE = 100;

/** Creates the search for duplicates in the whole library. Its progress and results are posted as events. `start` cancels a running search. */
export function createDuplicateSearch(
  database: Database,
  postEvent: (event: IndexEvent) => void,
): { start: () => void; stop: () => void } {
  let controller = new AbortController();
  return {
    start: () => {
      controller.abort();
      controller = new AbortController();
      findDuplicatePairs(
        {
          count: async () => (await database.sources.count()) + (await countSnapshots(database)),
          readSources: (after: string | null) => readDuplicateKeyBatch(database, after, SOURCE_BATCH_SIZE),
          readHashes: (after: [string, string] | null) => readHashBatch(database, after, SNAPSHOT_BATCH_SIZE),
          compare: (pairs, matchedBy) => comparePairs(database, pairs, matchedBy),
          report: (progress) => postEvent({ kind: 'duplicates', ...progress }),
        },
        controller.signal,
      ).catch((error: unknown) => postEvent({ kind: 'failed', message: String(error) }));
    },
    stop: () => controller.abort(),
  };
}

async function comparePairs(
  database: Database,
  pairs: IdPair[],
  matchedBy: 'identifier-or-title' | 'text-hash',
): Promise<DuplicatePair[]> {
  const rows = await listSourcesById(database, [...new Set(pairs.flat())]);
  const sourceById = new Map<string, Parameters<typeof compareSources>[0]>(
    rows.flatMap((row) => (isInvalidRow(row) ? [] : [[row.stableId, row.source] as const])),
  );
  return pairs.flatMap((ids) => {
    const [first, second] = [sourceById.get(ids[0]), sourceById.get(ids[1])];
    const evidence = first && second ? compareSources(first, second, matchedBy === 'text-hash') : [];
    return evidence.length > 0 ? [{ ids, evidence }] : [];
  });
}
