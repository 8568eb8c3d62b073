import { type KeyboardEvent, memo, type RefObject, useMemo, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { InlineFieldProps } from '@/components/common/form-props';
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

// From so many on, each row is laid out and painted by itself (the style sheet says how): a pasted list may have thousands.
const LONG_LIST_LENGTH = 50;
// Rows are compared in bundles, so that a keystroke in one of thousands looks at a bundle and not at every row.
const BATCH_SIZE = 50;

type CurrentList = { points: KeyPoint[]; edit: InlineFieldProps<'keyPoints'>['actions']['edit'] };

/** The key points. One empty line stands ready; it is not kept while it is blank. */
export function KeyPointList({ values, actions }: Omit<InlineFieldProps<'keyPoints'>, 'referenceData'>) {
  const points = values.keyPoints.length > 0 ? values.keyPoints : [createKeyPoint()];
  const list = useRef<HTMLOListElement>(null);
  const currentRef = useRef<CurrentList>({ points, edit: actions.edit });
  currentRef.current = { points, edit: actions.edit };
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
          className="button add-point"
          data-kind="quiet"
          onClick={() => listActions.updatePoints([...points, createKeyPoint()], points.length)}
        >
          {t('buttonAddKeyPoint')}
        </button>
      </legend>
      <ol ref={list} data-many={points.length > LONG_LIST_LENGTH}>
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
      // biome-ignore lint/suspicious/noArrayIndexKey: a point has no identity but its place
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

/** What the rows do, over the points as last shown: the functions stay the same, so that no row is drawn for them. */
function buildListActions(
  currentRef: RefObject<CurrentList>,
  list: RefObject<HTMLOListElement | null>,
): ListActions {
  const updatePoints = (keyPoints: KeyPoint[], focusIndex: number): void => {
    // The line is there before this event ends: the next key, however fast, is typed into it.
    flushSync(() => currentRef.current.edit({ keyPoints }));
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
      currentRef.current.edit({ keyPoints: updatePointText(currentRef.current.points, index, text) }),
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

/** What a key does in a point: Enter adds the next, Backspace in an empty one removes it, Alt and an arrow moves it. */
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
