import { lazy, Suspense, useId, useState } from 'react';
import { shownCount, shownDay, shownMoment, shownSize } from '@/lib/locale/date';
import { t } from '@/lib/locale/message';
import type { Snapshot } from '@/lib/model/snapshot';

// What takes Markdown apart is loaded with the first text that is shown.
const MarkdownText = lazy(async () => ({ default: (await import('./MarkdownText')).MarkdownText }));

/** The first characters of a text that are shown without being asked for. */
export const PREVIEW_LENGTH = 3_000;

/** The texts kept of the page, newest first: the facts of each, and its beginning. Null: they are still read. */
export function CachedContent({ snapshots }: { snapshots: Snapshot[] | null }) {
  const [chosen, setChosen] = useState(0);
  const id = useId();
  if (!snapshots) return null;
  const newestFirst = snapshots.toReversed();
  const snapshot = newestFirst[chosen] ?? newestFirst[0];
  return (
    <section className="part cached" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('recordCached')}</h2>
      {!snapshot && <p className="quiet">{t('recordCachedNone')}</p>}
      {newestFirst.length > 1 && (
        <div className="snapshot-choice">
          <label htmlFor={`${id}-choice`}>{t('recordSnapshot')}</label>
          <select
            id={`${id}-choice`}
            className="field"
            value={chosen}
            onChange={(event) => setChosen(Number(event.target.value))}
          >
            {newestFirst.map(({ capturedAt, sha256 }, index) => (
              <option key={capturedAt} value={index}>
                {shownMoment(capturedAt)}
                {newestFirst[index + 1]?.sha256 === sha256 ? ` · ${t('recordSnapshotSame')}` : ''}
              </option>
            ))}
          </select>
        </div>
      )}
      {snapshot && <SnapshotText key={snapshot.capturedAt} snapshot={snapshot} />}
    </section>
  );
}

function SnapshotText({ snapshot }: { snapshot: Snapshot }) {
  const [isWhole, setWhole] = useState(false);
  const { markdown, httpStatus, capturedAt, lengthBytes, words, language } = snapshot;
  const isCut = markdown.length > PREVIEW_LENGTH && !isWhole;
  const shown = isCut ? beginning(markdown) : markdown;
  const facts = [
    httpStatus === null ? null : t('previewStatus', httpStatus),
    t('recordFetched', shownDay(capturedAt)),
    shownSize(lengthBytes),
    t('recordWords', shownCount(words)),
    language,
  ];
  return (
    <>
      <p className="facts">{facts.filter(Boolean).join(' · ')}</p>
      <div className="cached-text" dir="auto">
        <Suspense fallback={<div className="markdown" aria-busy="true" />}>
          <MarkdownText markdown={shown} />
        </Suspense>
      </div>
      {markdown.length > PREVIEW_LENGTH && (
        <p className="cached-end">
          {isCut && <span className="quiet">{t('previewTruncated', shownSize(lengthBytes))}</span>}
          <button
            type="button"
            className="button"
            data-kind="quiet"
            aria-expanded={isWhole}
            onClick={() => setWhole(!isWhole)}
          >
            {isWhole ? t('recordShowLess') : t('recordShowAll')}
          </button>
        </p>
      )}
    </>
  );
}

// A cut never splits a character that takes two code units.
const beginning = (text: string): string => text.slice(0, PREVIEW_LENGTH).replace(/[\uD800-\uDBFF]$/, '');
