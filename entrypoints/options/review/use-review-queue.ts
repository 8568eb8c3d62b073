import { useEffect, useReducer, useState } from 'react';
import {
  EMPTY_REVIEW_QUEUE,
  listUncertainIds,
  type ReviewEvent,
  type ReviewQueue,
  reduceReviewQueue,
} from '@/lib/app/library/review-queue';
import { createLatestRequest } from '@/lib/base/latest-request';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import type { ReviewWeights } from '@/lib/search/index/review-order';
import type { Database } from '@/lib/storage/open-database';
import { listSourcesById } from '@/lib/storage/queries/read-source-batch';
import type { SearchIndex } from '../search-index/use-search-index';

// More ids are loaded as soon as some of these left the inbox.
const QUEUE_SIZE = 2_000;

/** Returns the review queue, which follows the search index. `isLoaded` is false before the first response. */
export function useReviewQueue(
  database: Database,
  { client, state }: SearchIndex,
  weights: ReviewWeights | undefined,
): { queue: ReviewQueue; isLoaded: boolean; dispatch: (event: ReviewEvent) => void } {
  const [{ queue, loadedKey }, dispatch] = useReducer(reduce, { queue: EMPTY_REVIEW_QUEUE, loadedKey: null });
  const weightsKey = weights && JSON.stringify(weights);
  const [latestRequest] = useState(createLatestRequest);
  const { version } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version of the index can change the queue
  useEffect(() => {
    if (weightsKey === undefined) return;
    const isLatest = latestRequest.start();
    const parsedWeights: ReviewWeights = JSON.parse(weightsKey);
    void client
      .request({ kind: 'review-queue', weights: parsedWeights, now: Date.now(), size: QUEUE_SIZE })
      .then(({ ids, total }) => {
        if (isLatest()) dispatch({ type: 'received', ids, total, weightsKey });
      });
  }, [client, weightsKey, version, latestRequest]);
  // Each response of the index is a new set of ids.
  const { loadedIds } = queue;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a response or a saved change can make an id uncertain
  useEffect(() => {
    const uncertainIds = listUncertainIds(queue);
    if (uncertainIds.length === 0) return;
    void listSourcesById(database, uncertainIds).then((rows) => {
      for (const row of rows)
        if (!isInvalidRow(row) && row.source.status === 'inbox')
          dispatch({ type: 'decision-undone', stableId: row.stableId });
    });
  }, [database, loadedIds, queue.savedIds]);
  return { queue, isLoaded: loadedKey !== null, dispatch };
}

type State = { queue: ReviewQueue; loadedKey: string | null };
type ReceivedEvent = { type: 'received'; ids: string[]; total: number; weightsKey: string };

function reduce({ queue, loadedKey }: State, event: ReviewEvent | ReceivedEvent): State {
  if (event.type !== 'received') return { queue: reduceReviewQueue(queue, event), loadedKey };
  const { ids, total, weightsKey } = event;
  const isNewOrder = weightsKey !== loadedKey;
  // After a change of the weights the first source of the new order is shown.
  const base = isNewOrder ? { ...queue, currentId: null } : queue;
  return {
    queue: reduceReviewQueue(base, { type: 'loaded', ids, total, isNewOrder }),
    loadedKey: weightsKey,
  };
}
