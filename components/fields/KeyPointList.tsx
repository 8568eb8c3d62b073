import { type KeyboardEvent, memo, type RefObject, useMemo, useRef } from 'react';
import { flushSync } from 'react-dom';
import { t } from '@/lib/browser/i18n/message';
import {
  createKeyPoint,
  insertPointAfter,
  movePoint,
  removePoint,
  updatePointText,
} from '@/lib/record/draft/key-points';
import type { KeyPoint } from '@/lib/record/schema/parts';
import { type KeyPointActions, KeyPointRow } from './KeyPointRow';

// Longer lists lay out and paint each row by itself (see the style sheet), because a pasted list may have thousands.
const LONG_LIST_LENGTH = 50;
// Rows are compared in batches, so that a keystroke in one of thousands compares one batch and not every row.
const BATCH_SIZE = 50;

type Props = { value: KeyPoint[]; onChange: (points: KeyPoint[]) => void };

type CurrentList = { points: KeyPoint[]; onChange: Props['onChange'] };

/** The key points, with an empty one at the start. Blank ones are not saved. */
export function KeyPointList({ value, onChange }: Props) {
  const points = value.length > 0 ? value : [createKeyPoint()];
  const list = useRef<HTMLOListElement>(null);
  const currentRef = useRef<CurrentList>({ points, onChange });
  currentRef.current = { points, onChange };
  const listActions = useMemo(() => buildListActions(currentRef, list), []);
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
      <ol ref={list} data-long={points.length > LONG_LIST_LENGTH}>
        {batchStarts.map((start) => (
          <KeyPointBatch
            key={start}
            start={start}
            points={points.slice(start, start + BATCH_SIZE)}
            actions={listActions}
          />
        ))}
      </ol>
    </fieldset>
  );
}

type BatchProps = { start: number; points: KeyPoint[]; actions: KeyPointActions };

const KeyPointBatch = memo(
  function KeyPointBatch({ start, points, actions }: BatchProps) {
    return points.map((point, offset) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a point has no identity but its position
      <KeyPointRow key={offset} point={point} index={start + offset} actions={actions} />
    ));
  },
  (previous, next) =>
    previous.start === next.start &&
    previous.actions === next.actions &&
    previous.points.length === next.points.length &&
    previous.points.every((point, offset) => point === next.points[offset]),
);

type ListActions = KeyPointActions & { updatePoints: (points: KeyPoint[], focusIndex: number) => void };

/** The actions of the rows, applied to the points last rendered. The functions never change, so they cause no new render. */
function buildListActions(
  currentRef: RefObject<CurrentList>,
  list: RefObject<HTMLOListElement | null>,
): ListActions {
  const updatePoints = (keyPoints: KeyPoint[], focusIndex: number): void => {
    // The row exists before this event ends, so that the next key, however fast, goes into it.
    flushSync(() => currentRef.current.onChange(keyPoints));
    list.current?.querySelectorAll('textarea')[Math.max(0, focusIndex)]?.focus();
  };
  const move = (from: number, to: number): void => {
    const { points } = currentRef.current;
    if (to >= 0 && to < points.length) updatePoints(movePoint(points, from, to), to);
  };
  const remove = (index: number): void =>
    updatePoints(removePoint(currentRef.current.points, index), index - 1);
  return {
    updatePoints,
    onTextChange: (index, text) =>
      currentRef.current.onChange(updatePointText(currentRef.current.points, index, text)),
    onPaste: (index, pasted, start, end) => {
      const { points } = currentRef.current;
      const text = points[index]?.text ?? '';
      const keyPoints = updatePointText(points, index, text.slice(0, start) + pasted + text.slice(end));
      updatePoints(keyPoints, keyPoints.length - 1);
    },
    onKeyDown: (index, event) => {
      const { points } = currentRef.current;
      const action = findKeyAction(event, points, index);
      if (!action) return;
      event.preventDefault();
      if (action === 'add') updatePoints(insertPointAfter(points, index), index + 1);
      else if (action === 'remove') remove(index);
      else move(index, index + (action === 'up' ? -1 : 1));
    },
    onMove: (index, offset) => move(index, index + offset),
    onRemove: remove,
  };
}

/** What a key does in a point: Enter adds one after it, Backspace removes an empty one, Alt with an arrow moves it. */
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
      return points.length > 1 && point?.text === '' && point.quotes.length === 0 ? 'remove' : null;
    case 'ArrowUp':
      return event.altKey ? 'up' : null;
    case 'ArrowDown':
      return event.altKey ? 'down' : null;
    default:
      return null;
  }
}
