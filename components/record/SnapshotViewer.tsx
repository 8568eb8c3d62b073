import { lazy, Suspense, useId, useState } from 'react';
import { formatBytes, formatDateTime, formatDay } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';
import type { Snapshot } from '@/lib/record/schema/snapshot';

// The Markdown parser is large, so it is loaded together with the first text.
const MarkdownText = lazy(async () => ({ default: (await import('./MarkdownText')).MarkdownText }));

/** The number of characters of a text that are displayed before the reader expands it. */
export const PREVIEW_LENGTH = 3_000;

/**
 * Shows the captured text of one snapshot and its details. If there are several snapshots, the reader can choose one; the
 * newest comes first. `snapshots` is null while they are loaded.
 */
export function SnapshotViewer({ snapshots }: { snapshots: Snapshot[] | null }) {
  const [selectedIndex, setSelectedIndex] = useState(0);
  const id = useId();
  if (!snapshots) return null;
  const newestFirst = snapshots.toReversed();
  const snapshot = newestFirst[selectedIndex] ?? newestFirst[0];
  return (
    <section className="field-group snapshots" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('recordSnapshots')}</h2>
      {!snapshot && <p className="quiet">{t('recordNoSnapshot')}</p>}
      {newestFirst.length > 1 && (
        <div className="snapshot-choice">
          <label htmlFor={`${id}-choice`}>{t('recordSnapshotTime')}</label>
          <select
            id={`${id}-choice`}
            className="field"
            value={selectedIndex}
            onChange={(event) => setSelectedIndex(Number(event.target.value))}
          >
            {newestFirst.map(({ capturedAt, sha256 }, index) => (
              <option key={capturedAt} value={index}>
                {formatDateTime(capturedAt)}
                {newestFirst[index + 1]?.sha256 === sha256 ? ` · ${t('recordSnapshotUnchanged')}` : ''}
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
  const [isExpanded, setExpanded] = useState(false);
  const { markdown, httpStatus, capturedAt, lengthBytes, words, language } = snapshot;
  const isTruncated = markdown.length > PREVIEW_LENGTH && !isExpanded;
  const visibleMarkdown = isTruncated ? truncateToPreview(markdown) : markdown;
  const details = [
    httpStatus === null ? null : t('previewStatus', httpStatus),
    t('recordSnapshotDay', formatDay(capturedAt)),
    formatBytes(lengthBytes),
    tCount('recordWords', words),
    language,
  ];
  return (
    <>
      <p className="snapshot-details">{details.filter(Boolean).join(' · ')}</p>
      <div className="snapshot-text" dir="auto">
        <Suspense fallback={<div className="markdown" aria-busy="true" />}>
          <MarkdownText markdown={visibleMarkdown} />
        </Suspense>
      </div>
      {markdown.length > PREVIEW_LENGTH && (
        <p className="snapshot-end">
          {isTruncated && <span className="quiet">{t('previewTruncated', formatBytes(lengthBytes))}</span>}
          <button
            type="button"
            className="button"
            data-kind="quiet"
            aria-expanded={isExpanded}
            onClick={() => setExpanded(!isExpanded)}
          >
            {isExpanded ? t('recordShowLess') : t('recordShowAll')}
          </button>
        </p>
      )}
    </>
  );
}

// Half a surrogate pair at the end would be displayed as a replacement character, so it is removed.
const truncateToPreview = (text: string): string =>
  text.slice(0, PREVIEW_LENGTH).replace(/[\uD800-\uDBFF]$/, '');
