/** The review queue of the page. Its order stays while the reader edits, so that `next` always leads to another source. */
export type ReviewQueue = {
  /** The ids in the order of the queue, also those that left the inbox since. */
  order: readonly string[];
  /** The ids that the last response of the index contained, and the number of sources in the inbox at that time. */
  loadedIds: ReadonlySet<string>;
  total: number;
  /** The skipped ids in the order in which they were skipped. They come last. */
  skippedIds: readonly string[];
  /** The ids that the reader reviewed, archived or deleted here. */
  decidedIds: ReadonlySet<string>;
  /** Those of `decidedIds` whose change is saved. */
  savedIds: ReadonlySet<string>;
  /** The source that is shown; null if there is none. */
  currentId: string | null;
};

/** What changes the queue. */
export type ReviewEvent =
  /** `isNewOrder`: the weights changed, so that the queue gets the order of `ids`. */
  | { type: 'loaded'; ids: string[]; total: number; isNewOrder: boolean }
  | { type: 'moved'; step: 1 | -1 }
  | { type: 'skipped' }
  | { type: 'decided' }
  /** The change of a source was saved. */
  | { type: 'decision-saved'; stableId: string }
  /** A saved change was undone, so the source is in the inbox again. */
  | { type: 'decision-undone'; stableId: string }
  /** The change of a source was not saved. */
  | { type: 'decision-failed'; stableId: string };

/** The queue before it is loaded. */
export const EMPTY_REVIEW_QUEUE: ReviewQueue = {
  order: [],
  loadedIds: new Set(),
  total: 0,
  skippedIds: [],
  decidedIds: new Set(),
  savedIds: new Set(),
  currentId: null,
};

/** Returns the queue after an event. */
export function reduceReviewQueue(queue: ReviewQueue, event: ReviewEvent): ReviewQueue {
  switch (event.type) {
    case 'loaded':
      return load(queue, event);
    case 'moved':
      return { ...queue, currentId: findNeighbour(queue, event.step) ?? queue.currentId };
    case 'skipped':
      return skip(queue);
    case 'decided': {
      if (queue.currentId === null) return queue;
      const currentId = findNeighbour(queue, 1) ?? findNeighbour(queue, -1);
      return {
        ...queue,
        decidedIds: new Set([...queue.decidedIds, queue.currentId]),
        savedIds: removeId(queue.savedIds, queue.currentId),
        currentId,
      };
    }
    case 'decision-saved':
      return queue.decidedIds.has(event.stableId)
        ? { ...queue, savedIds: new Set([...queue.savedIds, event.stableId]) }
        : queue;
    case 'decision-undone':
    case 'decision-failed':
      return {
        ...queue,
        decidedIds: removeId(queue.decidedIds, event.stableId),
        savedIds: removeId(queue.savedIds, event.stableId),
        currentId: event.stableId,
      };
  }
}

/** Counts the sources that remain to be reviewed, including those beyond the loaded ids. */
export const countRemaining = ({ total, decidedIds, loadedIds }: ReviewQueue): number =>
  total - [...decidedIds].filter((id) => loadedIds.has(id)).length;

/** Returns the position of the current source among the remaining ones, from 1. Returns 0 if there is none. */
export const getPosition = (queue: ReviewQueue): number =>
  queue.currentId === null ? 0 : listRemaining(queue).indexOf(queue.currentId) + 1;

/**
 * Lists the sources whose change is saved, but which the last response of the index still contained. Either the index has not read the
 * change yet, or it has read the change and its Undo at once.
 */
export const listUncertainIds = ({ loadedIds, savedIds }: ReviewQueue): string[] =>
  [...savedIds].filter((id) => loadedIds.has(id));

/** Lists the loaded sources that remain to be reviewed. Skipped sources come last. */
function listRemaining({ order, loadedIds, skippedIds, decidedIds }: ReviewQueue): string[] {
  const skipped = new Set(skippedIds);
  const isRemaining = (id: string) => loadedIds.has(id) && !decidedIds.has(id);
  return [...order.filter((id) => isRemaining(id) && !skipped.has(id)), ...skippedIds.filter(isRemaining)];
}

function findNeighbour(queue: ReviewQueue, step: 1 | -1): string | null {
  const ids = listRemaining(queue);
  const index = queue.currentId === null ? -1 : ids.indexOf(queue.currentId);
  return index === -1 ? (ids[0] ?? null) : (ids[index + step] ?? null);
}

function skip(queue: ReviewQueue): ReviewQueue {
  const { currentId, skippedIds } = queue;
  if (currentId === null) return queue;
  const next = findNeighbour(queue, 1);
  const skipped = { ...queue, skippedIds: [...skippedIds.filter((id) => id !== currentId), currentId] };
  return { ...skipped, currentId: next ?? listRemaining(skipped)[0] ?? null };
}

function load(queue: ReviewQueue, event: Extract<ReviewEvent, { type: 'loaded' }>): ReviewQueue {
  const loadedIds = new Set(event.ids);
  const known = new Set(queue.order);
  const order = event.isNewOrder ? event.ids : [...queue.order, ...event.ids.filter((id) => !known.has(id))];
  // A source that left the inbox and is back was restored by Undo, so the reader wants to see it.
  const restoredIds = event.ids.filter((id) => queue.decidedIds.has(id) && !queue.loadedIds.has(id));
  const decidedIds = restoredIds.reduce(removeId, queue.decidedIds);
  const savedIds = restoredIds.reduce(removeId, queue.savedIds);
  const loaded = { ...queue, order, loadedIds, total: event.total, decidedIds, savedIds };
  return { ...loaded, currentId: restoredIds[0] ?? findCurrent(loaded) };
}

/** Returns the current source if it is still to be reviewed, otherwise the next one after it. */
function findCurrent(queue: ReviewQueue): string | null {
  const remaining = listRemaining(queue);
  const { currentId, order } = queue;
  if (currentId === null || remaining.includes(currentId)) return currentId ?? remaining[0] ?? null;
  const remainingIds = new Set(remaining);
  return order.slice(order.indexOf(currentId)).find((id) => remainingIds.has(id)) ?? remaining[0] ?? null;
}

function removeId(ids: ReadonlySet<string>, removedId: string): ReadonlySet<string> {
  return new Set([...ids].filter((id) => id !== removedId));
}
