import { getFormValues } from '@/lib/record/draft/form-values';
import type { KeyPoint } from '@/lib/record/schema/parts';
import type { DraftEvent } from './draft-event';
import type { DraftState } from './draft-state';

/**
 * Returns the index of the key point to which another context added a quote: the context menu, the shortcut
 * or another form. Returns null if the event added no such quote.
 * - A quote that was deleted and is added again counts.
 * - A quote that this form adds or restores by Undo does not count.
 * - A change of the saved source does not count, because it may come from a wiki or from Undo in the library.
 *   `watchAddedQuotes` reports the quotes that are added to a source.
 */
export function findArrivedQuotePoint(
  event: DraftEvent,
  state: DraftState,
  previousState: DraftState,
): number | null {
  switch (event.type) {
    case 'quotes-arrived':
    case 'draft-changed-elsewhere':
      return findPointWithNewQuote(listPoints(state), listPoints(previousState));
    default:
      return null;
  }
}

const listPoints = (state: DraftState): KeyPoint[] =>
  state.phase === 'reading' ? [] : getFormValues(state.form).keyPoints;

// The key has no offsets, because they change when the text is captured again.
const listQuoteKeys = ({ quotes }: KeyPoint): string[] =>
  quotes.map(({ exact, prefix, suffix }) => JSON.stringify([exact, prefix, suffix]));

function findPointWithNewQuote(points: KeyPoint[], previousPoints: KeyPoint[]): number | null {
  const remaining = new Map<string, number>();
  for (const key of previousPoints.flatMap(listQuoteKeys)) remaining.set(key, (remaining.get(key) ?? 0) + 1);
  const index = points.findIndex((point) =>
    listQuoteKeys(point).some((key) => {
      const count = remaining.get(key) ?? 0;
      remaining.set(key, count - 1);
      return count <= 0;
    }),
  );
  return index === -1 ? null : index;
}
