import { type KeyboardEvent, useRef } from 'react';
import { flushSync } from 'react-dom';
import { t, tCount } from '@/lib/locale/message';
import type { KeyPoint } from '@/lib/model/source';
import { KEY_POINT_WORDS, wordCount } from '@/lib/review/guides';
import {
  emptyKeyPoint,
  withoutPoint,
  withPointAfter,
  withPointMoved,
  withPointText,
} from '@/lib/review/key-points';
import type { FieldInPlace } from './form-props';

/** The key points. One empty line stands ready; it is not kept while it is blank. */
export function KeyPointList({ values, actions }: Omit<FieldInPlace<'keyPoints'>, 'aids'>) {
  const points = values.keyPoints.length > 0 ? values.keyPoints : [emptyKeyPoint()];
  const list = useRef<HTMLOListElement>(null);
  const change = (keyPoints: KeyPoint[], focus: number): void => {
    // The line is there before this event ends: the next key, however fast, is typed into it.
    flushSync(() => actions.edit({ keyPoints }));
    list.current?.querySelectorAll('textarea')[Math.max(0, focus)]?.focus();
  };
  const move = (from: number, to: number): void => {
    if (to >= 0 && to < points.length) change(withPointMoved(points, from, to), to);
  };
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>, index: number): void => {
    const act = actionOf(event, points, index);
    if (!act) return;
    event.preventDefault();
    if (act === 'add') change(withPointAfter(points, index), index + 1);
    else if (act === 'remove') change(withoutPoint(points, index), index - 1);
    else move(index, index + (act === 'up' ? -1 : 1));
  };
  return (
    <fieldset className="key-points">
      <legend>
        {t('labelKeyPoints')}
        <button
          type="button"
          className="button add-point"
          data-kind="quiet"
          onClick={() => change([...points, emptyKeyPoint()], points.length)}
        >
          {t('buttonAddKeyPoint')}
        </button>
      </legend>
      <ol ref={list}>
        {points.map((point, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a point has no identity but its place
          <li key={index}>
            <PointField
              point={point}
              index={index}
              onText={(text) => actions.edit({ keyPoints: withPointText(points, index, text) })}
              onPaste={(keyPoints) => change(keyPoints, keyPoints.length - 1)}
              onKey={(event) => onKey(event, index)}
              onMove={(by) => move(index, index + by)}
              onRemove={() => change(withoutPoint(points, index), index - 1)}
              points={points}
            />
          </li>
        ))}
      </ol>
    </fieldset>
  );
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

type PointProps = {
  point: KeyPoint;
  points: KeyPoint[];
  index: number;
  onText: (text: string) => void;
  onPaste: (points: KeyPoint[]) => void;
  onKey: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  onMove: (by: number) => void;
  onRemove: () => void;
};

function PointField({ point, points, index, onText, onPaste, onKey, onMove, onRemove }: PointProps) {
  const words = wordCount(point.text);
  const id = `field-keyPoint-${index + 1}`;
  return (
    <div className="point">
      <span className="point-number" aria-hidden="true">
        {index + 1}
      </span>
      <textarea
        id={id}
        className="field"
        dir="auto"
        rows={1}
        aria-label={t('labelKeyPoint', index + 1)}
        aria-describedby={words > KEY_POINT_WORDS ? `${id}-guide` : undefined}
        value={point.text}
        onChange={(event) => onText(event.target.value)}
        onPaste={(event) => {
          const text = event.clipboardData.getData('text/plain');
          if (!/\n\s*\S/.test(text.trim())) return;
          event.preventDefault();
          const { selectionStart, selectionEnd } = event.currentTarget;
          onPaste(
            withPointText(
              points,
              index,
              point.text.slice(0, selectionStart) + text + point.text.slice(selectionEnd),
            ),
          );
        }}
        onKeyDown={onKey}
      />
      <span className="point-tools">
        <PointTool label={t('pointUp', index + 1)} sign="↑" onPress={() => onMove(-1)} />
        <PointTool label={t('pointDown', index + 1)} sign="↓" onPress={() => onMove(1)} />
        <PointTool label={t('pointDelete', index + 1)} sign="×" onPress={onRemove} />
      </span>
      {words > KEY_POINT_WORDS && (
        <p className="guide" id={`${id}-guide`}>
          {tCount('guideWords', words)}
        </p>
      )}
      {point.quotes.map((quote) => (
        <blockquote key={`${quote.start} ${quote.exact}`} className="point-quote" dir="auto">
          {quote.exact}
        </blockquote>
      ))}
    </div>
  );
}

function PointTool({ label, sign, onPress }: { label: string; sign: string; onPress: () => void }) {
  return (
    <button type="button" className="point-tool" aria-label={label} title={label} onClick={onPress}>
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
