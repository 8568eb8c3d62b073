import { type KeyboardEvent, memo, type RefObject, useMemo, useRef } from 'react';
import { flushSync } from 'react-dom';
import { describePdfPage } from '@/lib/app/describe/describe-quote';
import { t } from '@/lib/browser/i18n/message';
import type { FindPastedQuote } from '@/lib/evidence/build-pasted-quote';
import {
  addPointQuote,
  createKeyPoint,
  insertPointAfter,
  insertPointQuote,
  movePoint,
  movePointQuote,
  removePoint,
  removePointQuote,
  updatePointText,
} from '@/lib/record/draft/key-points';
import type { KeyPoint, Quote } from '@/lib/record/schema/parts';
import { type KeyPointActions, KeyPointRow } from './KeyPointRow';
import { useFieldUndo } from './use-field-undo';

// Longer lists get `contain: content` on each row, because a pasted list may have thousands of points.
const LONG_LIST_LENGTH = 50;
// React compares rows in memoised batches, so that a keystroke in a list of thousands compares the rows of one batch only.
const BATCH_SIZE = 50;

type Props = {
  value: KeyPoint[];
  onChange: (points: KeyPoint[]) => void;
  /** Finds pasted words in the text of the source, which then become a quote. */
  findPastedQuote?: FindPastedQuote | undefined;
  /** Shows a quote at its place in the page. */
  showQuote?: ((quote: Quote) => void) | undefined;
};

type LatestProps = {
  points: KeyPoint[];
  onChange: Props['onChange'];
  findPastedQuote: Props['findPastedQuote'];
  showQuote: Props['showQuote'];
  notifyChange: ReturnType<typeof useFieldUndo<KeyPoint[]>>['notifyChange'];
};

/** The list of key points. It shows one empty point if there are none. Blank points are not saved. */
export function KeyPointList({ value, onChange, findPastedQuote, showQuote }: Props) {
  const points = value.length > 0 ? value : [createKeyPoint()];
  const listRef = useRef<HTMLOListElement>(null);
  const { notifyChange, undoLine } = useFieldUndo(points, onChange);
  const latestProps = { points, onChange, findPastedQuote, showQuote, notifyChange };
  const latestPropsRef = useRef<LatestProps>(latestProps);
  latestPropsRef.current = latestProps;
  const listActions = useMemo(() => buildListActions(latestPropsRef, listRef), []);
  const batchStarts = Array.from(
    { length: Math.ceil(points.length / BATCH_SIZE) },
    (_, index) => index * BATCH_SIZE,
  );
  return (
    <fieldset className="key-points">
      <legend>
        {t('labelKeyPoints')}
        <button
          type="button"
          className="button add-key-point"
          data-kind="quiet"
          onClick={() => listActions.updatePoints([...points, createKeyPoint()], points.length)}
        >
          {t('buttonAddKeyPoint')}
        </button>
      </legend>
      <ol ref={listRef} data-long={points.length > LONG_LIST_LENGTH}>
        {batchStarts.map((start) => (
          <KeyPointBatch
            key={start}
            start={start}
            points={points.slice(start, start + BATCH_SIZE)}
            actions={listActions}
            canShowQuotes={showQuote !== undefined}
          />
        ))}
      </ol>
      {undoLine}
    </fieldset>
  );
}

type BatchProps = { start: number; points: KeyPoint[]; actions: KeyPointActions; canShowQuotes: boolean };

const KeyPointBatch = memo(
  function KeyPointBatch({ start, points, ...rowProps }: BatchProps) {
    return points.map((point, offset) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a point has no id
      <KeyPointRow key={offset} point={point} index={start + offset} {...rowProps} />
    ));
  },
  (previous, next) =>
    previous.start === next.start &&
    previous.actions === next.actions &&
    previous.canShowQuotes === next.canShowQuotes &&
    previous.points.length === next.points.length &&
    previous.points.every((point, offset) => point === next.points[offset]),
);

type ListActions = KeyPointActions & { updatePoints: (points: KeyPoint[], focusIndex: number) => void };

/**
 * Builds the actions of the rows. They read the current points from a ref, so that the functions stay the same and memoised
 * rows do not render again.
 */
function buildListActions(
  latestPropsRef: RefObject<LatestProps>,
  listRef: RefObject<HTMLOListElement | null>,
): ListActions {
  const updatePoints = (keyPoints: KeyPoint[], focusIndex: number): void => {
    // Without flushSync, the next key of a fast typist would arrive before the new row exists.
    flushSync(() => latestPropsRef.current.onChange(keyPoints));
    listRef.current?.querySelectorAll('textarea')[Math.max(0, focusIndex)]?.focus();
  };
  const move = (from: number, to: number): void => {
    const { points } = latestPropsRef.current;
    if (to >= 0 && to < points.length) updatePoints(movePoint(points, from, to), to);
  };
  const remove = (index: number): void => {
    const { points, notifyChange } = latestPropsRef.current;
    const point = points[index];
    updatePoints(removePoint(points, index), index - 1);
    if (point && (point.text.trim() !== '' || point.quotes.length > 0))
      notifyChange({
        message: t('keyPointDeleted', index + 1),
        restore: (currentPoints) => currentPoints.toSpliced(index, 0, point),
      });
  };
  const removeQuote = (index: number, quoteIndex: number): void => {
    const { points, notifyChange } = latestPropsRef.current;
    const quote = points[index]?.quotes[quoteIndex];
    if (!quote) return;
    updatePoints(removePointQuote(points, index, quoteIndex), index);
    notifyChange({
      message: t('keyPointQuoteDeleted'),
      restore: (currentPoints) => insertPointQuote(currentPoints, index, quoteIndex, quote),
    });
  };
  const moveQuote = (from: number, quoteIndex: number, to: number): void => {
    const { points, onChange } = latestPropsRef.current;
    const movedPoints = movePointQuote(points, from, quoteIndex, to);
    if (movedPoints === points) return;
    // The quote is focused in its new row, which has to exist.
    flushSync(() => onChange(movedPoints));
    const quoteElements =
      listRef.current?.children[to]?.querySelectorAll<HTMLElement>('.key-point-quote-row');
    quoteElements?.[to < from ? quoteElements.length - 1 : 0]?.focus();
  };
  return {
    updatePoints,
    onTextChange: (index, text) =>
      latestPropsRef.current.onChange(updatePointText(latestPropsRef.current.points, index, text)),
    onPaste: (index, pastedText, start, end) => {
      const { points, onChange, findPastedQuote, notifyChange } = latestPropsRef.current;
      const quote = findPastedQuote?.(pastedText);
      if (quote) {
        onChange(addPointQuote(points, index, quote));
        notifyChange(buildPasteChange(index, quote, { pastedText, start, end }));
        return true;
      }
      if (!pastedText.trim().includes('\n')) return false;
      const text = points[index]?.text ?? '';
      const keyPoints = updatePointText(points, index, text.slice(0, start) + pastedText + text.slice(end));
      updatePoints(keyPoints, keyPoints.length - 1);
      return true;
    },
    onKeyDown: (index, event) => {
      const { points } = latestPropsRef.current;
      const action = findKeyAction(event, points, index);
      if (!action) return;
      event.preventDefault();
      if (action === 'add') updatePoints(insertPointAfter(points, index), index + 1);
      else if (action === 'remove') remove(index);
      else move(index, index + (action === 'up' ? -1 : 1));
    },
    onMove: (index, offset) => move(index, index + offset),
    onRemove: remove,
    onQuoteShow: (index, quoteIndex) => showPointQuote(latestPropsRef.current, index, quoteIndex),
    onQuoteRemove: removeQuote,
    onQuoteMove: moveQuote,
  };
}

function showPointQuote({ points, showQuote }: LatestProps, index: number, quoteIndex: number): void {
  const quote = points[index]?.quotes[quoteIndex];
  if (quote) showQuote?.(quote);
}

/** Offers to replace a quote that was found for a pasted text by the text itself, between the offsets `start` and `end`. */
function buildPasteChange(
  index: number,
  quote: Quote,
  { pastedText, start, end }: { pastedText: string; start: number; end: number },
): Parameters<LatestProps['notifyChange']>[0] {
  const pageName = describePdfPage(quote);
  return {
    message: pageName === null ? t('keyPointQuotePasted') : t('keyPointQuotePastedFromPage', pageName),
    undoLabel: t('keyPointPasteAsText'),
    restore: (points) => {
      const point = points[index];
      if (!point) return points;
      const text = point.text.slice(0, start) + pastedText + point.text.slice(end);
      const quotes = point.quotes.filter(
        ({ exact, start: quoteStart }) => exact !== quote.exact || quoteStart !== quote.start,
      );
      return updatePointText(points.with(index, { ...point, quotes }), index, text);
    },
  };
}

/**
 * Finds the action of a key in a point, or null: Enter adds a point, Backspace removes an empty point, Ctrl+Shift+Backspace
 * removes any point, Alt with an arrow key moves the point.
 */
function findKeyAction(
  event: KeyboardEvent,
  points: KeyPoint[],
  index: number,
): 'add' | 'remove' | 'up' | 'down' | null {
  const point = points[index];
  switch (event.key) {
    case 'Enter':
      return event.ctrlKey || event.metaKey || event.nativeEvent.isComposing ? null : 'add';
    case 'Backspace':
      return isRemovalKey(event) || isRemovable(points, point) ? 'remove' : null;
    case 'ArrowUp':
      return event.altKey ? 'up' : null;
    case 'ArrowDown':
      return event.altKey ? 'down' : null;
    default:
      return null;
  }
}

const isRemovalKey = (event: KeyboardEvent): boolean => event.shiftKey && (event.ctrlKey || event.metaKey);

/** Returns whether Backspace alone removes a point: it is empty, and it is not the only one. */
const isRemovable = (points: KeyPoint[], point: KeyPoint | undefined): boolean =>
  points.length > 1 && point?.text === '' && point.quotes.length === 0;
