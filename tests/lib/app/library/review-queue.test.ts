import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countRemaining,
  EMPTY_REVIEW_QUEUE,
  getPosition,
  listUncertainIds,
  type ReviewEvent,
  type ReviewQueue,
  reduceReviewQueue,
} from '@/lib/app/library/review-queue';

const load = (ids: string[], isNewOrder = false): ReviewEvent => ({
  type: 'loaded',
  ids,
  total: ids.length,
  isNewOrder,
});
const run = (...events: ReviewEvent[]): ReviewQueue => events.reduce(reduceReviewQueue, EMPTY_REVIEW_QUEUE);
const NEXT: ReviewEvent = { type: 'moved', step: 1 };
const PREVIOUS: ReviewEvent = { type: 'moved', step: -1 };

describe('the review queue', () => {
  it('shows the first source, moves to the next and back, and stays at the ends', () => {
    expect(run(load(['a', 'b'])).currentId).toBe('a');
    expect(run(load(['a', 'b']), NEXT).currentId).toBe('b');
    expect(run(load(['a', 'b']), NEXT, NEXT).currentId).toBe('b');
    expect(run(load(['a', 'b']), NEXT, PREVIOUS, PREVIOUS).currentId).toBe('a');
    expect(run(load([])).currentId).toBeNull();
  });

  it('keeps its order when an edit changes the order of the index', () => {
    const queue = run(load(['a', 'b', 'c']), NEXT, load(['b', 'a', 'c']));
    expect(queue.currentId).toBe('b');
    expect(reduceReviewQueue(queue, NEXT).currentId).toBe('c');
  });

  it('uses the new order after the weights changed', () => {
    const queue = run(load(['a', 'b', 'c']), load(['c', 'b', 'a'], true));
    expect(reduceReviewQueue({ ...queue, currentId: 'c' }, NEXT).currentId).toBe('b');
  });

  it('shows the next source after a decision, and counts the remaining ones before and after the index is updated', () => {
    const decided = run(load(['a', 'b', 'c']), { type: 'decided' });
    expect([decided.currentId, countRemaining(decided), getPosition(decided)]).toEqual(['b', 2, 1]);
    const followed = reduceReviewQueue(decided, load(['b', 'c']));
    expect([followed.currentId, countRemaining(followed)]).toEqual(['b', 2]);
  });

  it('returns to a source when its decision is undone or fails', () => {
    const decided = run(load(['a', 'b']), { type: 'decided' });
    expect(reduceReviewQueue(decided, { type: 'decision-failed', stableId: 'a' }).currentId).toBe('a');
    const undone = reduceReviewQueue(reduceReviewQueue(decided, load(['b'])), load(['a', 'b']));
    expect([undone.currentId, countRemaining(undone)]).toEqual(['a', 2]);
  });

  it('asks for the status of a source that the index still has after its decision was saved', () => {
    const decided = run(load(['a', 'b']), { type: 'decided' });
    expect(listUncertainIds(decided)).toEqual([]);
    const saved = reduceReviewQueue(decided, { type: 'decision-saved', stableId: 'a' });
    expect(listUncertainIds(saved)).toEqual(['a']);
    expect(listUncertainIds(reduceReviewQueue(saved, load(['b'])))).toEqual([]);
    // The index has read the decision and its Undo at once.
    const loadedAgain = reduceReviewQueue(saved, load(['a', 'b']));
    expect(listUncertainIds(loadedAgain)).toEqual(['a']);
    const undone = reduceReviewQueue(loadedAgain, { type: 'decision-undone', stableId: 'a' });
    expect([undone.currentId, countRemaining(undone), listUncertainIds(undone)]).toEqual(['a', 2, []]);
    const decidedAgain = reduceReviewQueue(undone, { type: 'decided' });
    expect([decidedAgain.currentId, listUncertainIds(decidedAgain)]).toEqual(['b', []]);
  });

  it('shows skipped sources last, and a single source again', () => {
    const skipped = run(load(['a', 'b', 'c']), { type: 'skipped' });
    expect(skipped.currentId).toBe('b');
    expect([NEXT, NEXT].reduce(reduceReviewQueue, skipped).currentId).toBe('a');
    expect(run(load(['a']), { type: 'skipped' }).currentId).toBe('a');
  });

  it('shows the next source when the current one leaves the inbox elsewhere', () => {
    expect(run(load(['a', 'b', 'c']), NEXT, load(['a', 'c'])).currentId).toBe('c');
  });

  it('always shows a remaining source, if there is one', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd');
    const event = fc.oneof(
      fc.uniqueArray(id).map((ids) => load(ids)),
      fc.constantFrom<ReviewEvent>(NEXT, PREVIOUS, { type: 'skipped' }, { type: 'decided' }),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20 }), (events) => {
        const queue = run(load(['a', 'b', 'c']), ...events);
        const left = [...queue.loadedIds].filter((loadedId) => !queue.decidedIds.has(loadedId));
        expect(countRemaining(queue)).toBe(left.length);
        if (left.length === 0) expect(queue.currentId).toBeNull();
        else expect(left).toContain(queue.currentId);
      }),
    );
  });
});
