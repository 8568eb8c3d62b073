import { type KeyboardEvent, memo, type RefObject, useMemo, useRef } from 'react';
import { flushSync } from 'react-dom';
import { type Neighbours, restoreItem } from '@/lib/base/restore-item';
import { t } from '@/lib/browser/i18n/message';
import type { FindPastedQuote } from '@/lib/evidence/build-pasted-quote';
import type { QuoteCopyFormat } from '@/lib/evidence/quote-link';
import {
  addPointQuote,
  createKeyPoint,
  insertPointAfter,
  movePoint,
  movePointQuote,
  removePoint,
  removePointQuote,
  updatePointText,
} from '@/lib/record/draft/key-points';
import {
  findReferencedPoint,
  type PointReference,
  restorePointQuote,
  updateReferences,
} from '@/lib/record/draft/point-references';
import type { KeyPoint, Quote } from '@/lib/record/schema/parts';
import { buildPasteChange, type PastedText } from './build-paste-change';
import { type KeyPointActions, KeyPointRow } from './KeyPointRow';
import { type UndoableChange, useFieldUndo } from './use-field-undo';

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
  /** Copies the link to a quote, or the quote as Markdown. */
  copyQuote?: ((quote: Quote, format: QuoteCopyFormat) => void) | undefined;
  /** Is called when the reader deletes a key point, after another one got the focus. */
  handlePointRemoval?: (() => void) | undefined;
};

type LatestProps = {
  points: KeyPoint[];
  onChange: Props['onChange'];
  findPastedQuote: Props['findPastedQuote'];
  showQuote: Props['showQuote'];
  copyQuote: Props['copyQuote'];
  handlePointRemoval: Props['handlePointRemoval'];
  notifyChange: ReturnType<typeof useFieldUndo<KeyPoint[]>>['notifyChange'];
  /** The key points to which the offered Undo actions refer. */
  references: PointReference[];
};

/** The list of key points. Without key points, it shows one empty point. Blank points are not saved. */
export function KeyPointList({ value, onChange: onListChange, ...options }: Props) {
  const { findPastedQuote, showQuote, copyQuote, handlePointRemoval } = options;
  const points = value.length > 0 ? value : [createKeyPoint()];
  const listRef = useRef<HTMLOListElement>(null);
  const referencesRef = useRef<PointReference[]>([]);
  const onChange = (newPoints: KeyPoint[]): void => {
    updateReferences(referencesRef.current, points, newPoints);
    onListChange(newPoints);
  };
  const { notifyChange, undoLine } = useFieldUndo(points, onChange);
  const latestProps = {
    points,
    onChange,
    findPastedQuote,
    showQuote,
    copyQuote,
    handlePointRemoval,
    notifyChange,
    references: referencesRef.current,
  };
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
            canCopyQuotes={copyQuote !== undefined}
          />
        ))}
      </ol>
      {undoLine}
    </fieldset>
  );
}

type BatchProps = {
  start: number;
  points: KeyPoint[];
  actions: KeyPointActions;
  canShowQuotes: boolean;
  canCopyQuotes: boolean;
};

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
    previous.canCopyQuotes === next.canCopyQuotes &&
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
  const focusPoint = (index: number): void => focusPointIn(listRef.current, index);
  const focusReferencedPoint = (reference: PointReference): void => {
    const position = findReferencedPoint(latestPropsRef.current.points, reference);
    focusPoint(position < 0 ? reference.index : position);
  };
  const updatePoints = (keyPoints: KeyPoint[], focusIndex: number): void => {
    // Without flushSync, the next key of a fast typist would arrive before the new row exists.
    flushSync(() => latestPropsRef.current.onChange(keyPoints));
    focusPoint(focusIndex);
  };
  const move = (from: number, to: number): void => {
    const { points } = latestPropsRef.current;
    if (to >= 0 && to < points.length) updatePoints(movePoint(points, from, to), to);
  };
  const remove = (index: number): void => {
    const { points, notifyChange, handlePointRemoval } = latestPropsRef.current;
    const point = points[index];
    if (!point) return;
    // A blank point is not restored.
    const isRestorable = point.text.trim() !== '' || point.quotes.length > 0;
    const neighbours = isRestorable ? addNeighbourReferences(latestPropsRef.current, index) : null;
    updatePoints(removePoint(points, index), index - 1);
    handlePointRemoval?.();
    if (neighbours) notifyChange(buildPointRemoval({ point, index }, neighbours, focusReferencedPoint));
  };
  const removeQuote = (index: number, quoteIndex: number): void => {
    const { points, notifyChange } = latestPropsRef.current;
    const quote = points[index]?.quotes[quoteIndex];
    if (!quote) return;
    const reference = addReference(latestPropsRef.current, index);
    updatePoints(removePointQuote(points, index, quoteIndex), index);
    notifyChange({
      message: t('keyPointQuoteDeleted', index + 1),
      restore: (currentPoints) => restorePointQuote(currentPoints, reference, quoteIndex, quote),
      focusRestored: () => focusReferencedPoint(reference),
    });
  };
  return {
    updatePoints,
    onTextChange: (index, text) =>
      latestPropsRef.current.onChange(updatePointText(latestPropsRef.current.points, index, text)),
    onPaste: (index, pastedText, start, end) => {
      const { points, findPastedQuote } = latestPropsRef.current;
      const quote = findPastedQuote?.(pastedText, index);
      if (quote) {
        const paste = { pastedText, start, end };
        addPastedQuote(latestPropsRef.current, index, quote, paste, focusReferencedPoint);
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
    onQuoteCopy: (...parameters) => copyPointQuote(latestPropsRef.current, ...parameters),
    onQuoteRemove: removeQuote,
    onQuoteMove: (...parameters) => moveQuote(latestPropsRef.current, listRef.current, ...parameters),
  };
}

/** Adds the quote that was found for a pasted text to a point. The undo line offers to insert the pasted text instead. */
function addPastedQuote(
  latestProps: LatestProps,
  index: number,
  quote: Quote,
  paste: PastedText,
  focusReferencedPoint: (reference: PointReference) => void,
): void {
  const { points, onChange, notifyChange } = latestProps;
  const reference = addReference(latestProps, index);
  const change = buildPasteChange(reference, quote, paste);
  onChange(addPointQuote(points, index, quote));
  notifyChange({ ...change, focusRestored: () => focusReferencedPoint(reference) });
}

/** Focuses the point at `index`, or the last one before it. */
function focusPointIn(list: HTMLOListElement | null, index: number): void {
  const fields = [...(list?.querySelectorAll('textarea') ?? [])];
  fields[Math.min(Math.max(0, index), fields.length - 1)]?.focus();
}

function moveQuote(
  { points, onChange }: LatestProps,
  list: HTMLOListElement | null,
  from: number,
  quoteIndex: number,
  to: number,
): void {
  const movedPoints = movePointQuote(points, from, quoteIndex, to);
  if (movedPoints === points) return;
  // The quote is focused in its new row, which has to exist.
  flushSync(() => onChange(movedPoints));
  const quoteElements = list?.children[to]?.querySelectorAll<HTMLElement>('.key-point-quote-row');
  quoteElements?.[to < from ? quoteElements.length - 1 : 0]?.focus();
}

function showPointQuote({ points, showQuote }: LatestProps, index: number, quoteIndex: number): void {
  const quote = points[index]?.quotes[quoteIndex];
  if (quote) showQuote?.(quote);
}

function copyPointQuote(
  { points, copyQuote }: LatestProps,
  index: number,
  quoteIndex: number,
  format: QuoteCopyFormat,
): void {
  const quote = points[index]?.quotes[quoteIndex];
  if (quote) copyQuote?.(quote, format);
}

/** Adds a reference to a point. The reference is updated while the list changes, so that it still finds the point. */
function addReference({ points, references }: LatestProps, index: number): PointReference {
  const reference = { point: points[index] ?? createKeyPoint(), index };
  references.push(reference);
  return reference;
}

/** Builds the change that restores a deleted point beside its neighbours. */
const buildPointRemoval = (
  { point, index }: PointReference,
  neighbours: Neighbours<PointReference>,
  focusReferencedPoint: (reference: PointReference) => void,
): UndoableChange<KeyPoint[]> => ({
  message: t('keyPointDeleted', index + 1),
  restore: (points) =>
    restoreItem(points, point, neighbours, (reference) => findReferencedPoint(points, reference)),
  focusRestored: () => focusReferencedPoint({ point, index }),
});

/** Adds references to the points before and after the one at `index`. Undo of a deletion restores the point between them. */
const addNeighbourReferences = (latestProps: LatestProps, index: number): Neighbours<PointReference> => ({
  previous: index > 0 ? addReference(latestProps, index - 1) : null,
  next: index + 1 < latestProps.points.length ? addReference(latestProps, index + 1) : null,
  index,
});

/**
 * Finds the action of a key in a point, or null:
 * - Enter adds a point
 * - Backspace removes an empty point
 * - Ctrl+Shift+Backspace removes any point
 * - Alt with an arrow key moves the point
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

/** Returns whether Backspace alone removes a point. The point must be empty and must not be the only one. */
const isRemovable = (points: KeyPoint[], point: KeyPoint | undefined): boolean =>
  points.length > 1 && point?.text === '' && point.quotes.length === 0;
