import { type KeyboardEvent, memo, type RefObject, useMemo, useRef } from 'react';
import { flushSync } from 'react-dom';
import { t } from '@/lib/locale/message';
import type { KeyPoint } from '@/lib/model/source';
import {
  emptyKeyPoint,
  withoutPoint,
  withPointAfter,
  withPointMoved,
  withPointText,
} from '@/lib/review/key-points';
import type { FieldInPlace } from './form-props';
import { KeyPointRow, type PointActions } from './KeyPointRow';

// From so many on, each row is laid out and painted by itself (the style sheet says how): a pasted list may have thousands.
const MANY = 50;
// Rows are compared in bundles, so that a keystroke in one of thousands looks at a bundle and not at every row.
const BUNDLE = 50;

type Shown = { points: KeyPoint[]; edit: FieldInPlace<'keyPoints'>['actions']['edit'] };

/** The key points. One empty line stands ready; it is not kept while it is blank. */
export function KeyPointList({ values, actions }: Omit<FieldInPlace<'keyPoints'>, 'aids'>) {
  const points = values.keyPoints.length > 0 ? values.keyPoints : [emptyKeyPoint()];
  const list = useRef<HTMLOListElement>(null);
  const shown = useRef<Shown>({ points, edit: actions.edit });
  shown.current = { points, edit: actions.edit };
  const act = useMemo(() => actionsOver(shown, list), []);
  const bundles = Array.from({ length: Math.ceil(points.length / BUNDLE) }, (_, bundle) => bundle * BUNDLE);
  return (
    <fieldset className="key-points">
      <legend>
        {t('labelKeyPoints')}
        <button
          type="button"
          className="button add-point"
          data-kind="quiet"
          onClick={() => act.change([...points, emptyKeyPoint()], points.length)}
        >
          {t('buttonAddKeyPoint')}
        </button>
      </legend>
      <ol ref={list} data-many={points.length > MANY}>
        {bundles.map((from) => (
          <Bundle key={from} from={from} points={points.slice(from, from + BUNDLE)} actions={act} />
        ))}
      </ol>
    </fieldset>
  );
}

type BundleProps = { from: number; points: KeyPoint[]; actions: PointActions };

const Bundle = memo(
  function Bundle({ from, points, actions }: BundleProps) {
    return points.map((point, offset) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a point has no identity but its place
      <KeyPointRow key={offset} point={point} index={from + offset} actions={actions} />
    ));
  },
  (before, after) =>
    before.from === after.from &&
    before.actions === after.actions &&
    before.points.length === after.points.length &&
    before.points.every((point, offset) => point === after.points[offset]),
);

type ListActions = PointActions & { change: (points: KeyPoint[], focus: number) => void };

/** What the rows do, over the points as last shown: the functions stay the same, so that no row is drawn for them. */
function actionsOver(shown: RefObject<Shown>, list: RefObject<HTMLOListElement | null>): ListActions {
  const change = (keyPoints: KeyPoint[], focus: number): void => {
    // The line is there before this event ends: the next key, however fast, is typed into it.
    flushSync(() => shown.current.edit({ keyPoints }));
    list.current?.querySelectorAll('textarea')[Math.max(0, focus)]?.focus();
  };
  const move = (from: number, to: number): void => {
    const { points } = shown.current;
    if (to >= 0 && to < points.length) change(withPointMoved(points, from, to), to);
  };
  const remove = (index: number): void => change(withoutPoint(shown.current.points, index), index - 1);
  return {
    change,
    onText: (index, text) =>
      shown.current.edit({ keyPoints: withPointText(shown.current.points, index, text) }),
    onPaste: (index, pasted, start, end) => {
      const { points } = shown.current;
      const text = points[index]?.text ?? '';
      const keyPoints = withPointText(points, index, text.slice(0, start) + pasted + text.slice(end));
      change(keyPoints, keyPoints.length - 1);
    },
    onKey: (index, event) => {
      const { points } = shown.current;
      const asked = actionOf(event, points, index);
      if (!asked) return;
      event.preventDefault();
      if (asked === 'add') change(withPointAfter(points, index), index + 1);
      else if (asked === 'remove') remove(index);
      else move(index, index + (asked === 'up' ? -1 : 1));
    },
    onMove: (index, by) => move(index, index + by),
    onRemove: remove,
  };
}

/** What a key does in a point: Enter adds the next, Backspace in an empty one removes it, Alt and an arrow moves it. */
function actionOf(
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
