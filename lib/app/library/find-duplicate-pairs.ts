import type { DuplicateEvidence } from '@/lib/record/duplicates/duplicate-evidence';
import { createKeyGroups, type IdPair } from '@/lib/record/duplicates/group-by-key';
import { getSimilarTitleKeys } from '@/lib/record/duplicates/similar-title';

/** Two sources that may be the same work, and why. */
export type DuplicatePair = { ids: IdPair; evidence: DuplicateEvidence[] };

/** The pairs that were found since the last report. `readCount` of `totalCount` sources and texts were read. */
export type PairProgress = {
  pairs: DuplicatePair[];
  readCount: number;
  totalCount: number;
  isDone: boolean;
};

type Batch<C> = { readCount: number; next: C | null };

/** What the search for duplicates reads. Each batch has the cursor of the next one; null at the end. */
export type PairSearchDeps<S, T> = {
  count: () => Promise<number>;
  readSources: (after: S | null) => Promise<
    Batch<S> & {
      sources: { stableId: string; works: string[]; title: string; authors: string[] }[];
    }
  >;
  readHashes: (after: T | null) => Promise<Batch<T> & { texts: { stableId: string; sha256: string }[] }>;
  /**
   * Reads the sources of pairs. Returns the pairs for which there is evidence. `matchedBy` says what the sources of the pairs
   * have in common.
   */
  compare: (pairs: IdPair[], matchedBy: 'identifier-or-title' | 'text-hash') => Promise<DuplicatePair[]>;
  report: (progress: PairProgress) => void;
};

const COMPARE_BATCH_SIZE = 100;

/**
 * Finds all pairs of sources that may be the same work: first by identifier and title, then by the hash of their captured texts, which
 * takes longer. Nothing is reported after `signal` is aborted.
 */
export async function findDuplicatePairs<S, T>(
  deps: PairSearchDeps<S, T>,
  signal: AbortSignal,
): Promise<void> {
  const totalCount = await deps.count();
  let readCount = 0;
  const report = ({ pairs = [], isDone = false }: { pairs?: DuplicatePair[]; isDone?: boolean }): void => {
    if (!signal.aborted) deps.report({ pairs, readCount, totalCount, isDone });
  };
  const readAll = async <C>(read: (after: C | null) => Promise<Batch<C>>): Promise<void> => {
    let cursor: C | null = null;
    do {
      const batch: Batch<C> = await read(cursor);
      readCount += batch.readCount;
      cursor = batch.next;
      report({});
    } while (cursor !== null && !signal.aborted);
  };
  const compareAll = async (
    pairs: IdPair[],
    matchedBy: 'identifier-or-title' | 'text-hash',
  ): Promise<void> => {
    for (let start = 0; start < pairs.length && !signal.aborted; start += COMPARE_BATCH_SIZE)
      report({ pairs: await deps.compare(pairs.slice(start, start + COMPARE_BATCH_SIZE), matchedBy) });
  };
  const liveIds = new Set<string>();
  const works = createKeyGroups();
  await readAll(async (after: S | null) => {
    const batch = await deps.readSources(after);
    for (const source of batch.sources) {
      liveIds.add(source.stableId);
      works.add(source.stableId, [...source.works, ...getSimilarTitleKeys(source)]);
    }
    return batch;
  });
  await compareAll(works.listPairs(), 'identifier-or-title');
  const texts = createKeyGroups();
  await readAll(async (after: T | null) => {
    const batch = await deps.readHashes(after);
    for (const { stableId, sha256 } of batch.texts) if (liveIds.has(stableId)) texts.add(stableId, [sha256]);
    return batch;
  });
  await compareAll(texts.listPairs(), 'text-hash');
  report({ isDone: true });
}
