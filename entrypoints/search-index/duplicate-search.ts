import { type DuplicatePair, findDuplicatePairs } from '@/lib/app/library/find-duplicate-pairs';
import type { IndexEvent } from '@/lib/app/library/index-messages';
import { compareSources } from '@/lib/record/duplicates/compare-sources';
import type { IdPair } from '@/lib/record/duplicates/group-by-key';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import type { Database } from '@/lib/storage/open-database';
import { readComparedBatch, readHashBatch } from '@/lib/storage/queries/read-duplicate-keys';
import { listSourcesById } from '@/lib/storage/queries/read-source-batch';
import { countSnapshots } from '@/lib/storage/queries/snapshots';

const SOURCE_BATCH_SIZE = 1_000;
const TEXT_BATCH_SIZE = 100;

/** Creates the search for duplicates in the whole library. Starting it again ends the last one. */
export function createDuplicateSearch(
  database: Database,
  report: (event: IndexEvent) => void,
): { start: () => void; stop: () => void } {
  let controller = new AbortController();
  return {
    start: () => {
      controller.abort();
      controller = new AbortController();
      findDuplicatePairs(
        {
          count: async () => (await database.sources.count()) + (await countSnapshots(database)),
          readSources: (after: string | null) => readComparedBatch(database, after, SOURCE_BATCH_SIZE),
          readHashes: (after: [string, string] | null) => readHashBatch(database, after, TEXT_BATCH_SIZE),
          compare: (pairs, commonKey) => comparePairs(database, pairs, commonKey),
          report: (progress) => report({ kind: 'duplicates', ...progress }),
        },
        controller.signal,
      ).catch((error: unknown) => report({ kind: 'failed', message: String(error) }));
    },
    stop: () => controller.abort(),
  };
}

async function comparePairs(
  database: Database,
  pairs: IdPair[],
  commonKey: 'work' | 'text',
): Promise<DuplicatePair[]> {
  const rows = await listSourcesById(database, [...new Set(pairs.flat())]);
  const sourceById = new Map<string, Parameters<typeof compareSources>[0]>(
    rows.flatMap((row) => (isInvalidRow(row) ? [] : [[row.stableId, row.source] as const])),
  );
  return pairs.flatMap((ids) => {
    const [first, second] = [sourceById.get(ids[0]), sourceById.get(ids[1])];
    const evidence = first && second ? compareSources(first, second, commonKey === 'text') : [];
    return evidence.length > 0 ? [{ ids, evidence }] : [];
  });
}
