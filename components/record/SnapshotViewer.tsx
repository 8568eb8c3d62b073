import { lazy, type MouseEvent, Suspense, useEffect, useId, useRef, useState } from 'react';
import { formatBytes, formatDateTime, formatDay } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';
import type { QuoteSelector } from '@/lib/evidence/anchor-quote';
import { findQuotesInText } from '@/lib/evidence/quote-state';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import { type ShownQuote, useQuoteMarks } from './use-quote-marks';

// The Markdown parser is large, so it is loaded together with the first text.
const MarkdownText = lazy(async () => ({ default: (await import('./MarkdownText')).MarkdownText }));

/** The number of characters of a text that are displayed before the reader expands it. */
export const PREVIEW_LENGTH = 3_000;

type QuoteProps = {
  quotes: readonly QuoteSelector[];
  shownQuote: ShownQuote;
  /** Shows the key point that rests on a quote. `index` counts the quotes of all key points. */
  onShowKeyPoint: (index: number) => void;
};

type Props = QuoteProps & { snapshots: Snapshot[] | null };

/**
 * Shows the captured text of one snapshot and its details. If there are several snapshots, the reader can choose one; the
 * newest comes first. `snapshots` is null while they are loaded. The quotes of the key points are marked; `shownQuote` is the one to
 * scroll to.
 */
export function SnapshotViewer({ snapshots, quotes, shownQuote, onShowKeyPoint }: Props) {
  const [selectedIndex, setSelectedIndex] = useState(0);
  const id = useId();
  useEffect(() => {
    const selector = shownQuote && quotes[shownQuote.index];
    if (!selector || !snapshots) return;
    const index = snapshots
      .toReversed()
      .findIndex(({ text }) => findQuotesInText([selector], text)[0] !== null);
    if (index >= 0) setSelectedIndex(index);
  }, [shownQuote, quotes, snapshots]);
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
      {snapshot && (
        <SnapshotText key={snapshot.capturedAt} {...{ snapshot, quotes, shownQuote, onShowKeyPoint }} />
      )}
    </section>
  );
}

type TextProps = QuoteProps & { snapshot: Snapshot };

function SnapshotText({ snapshot, quotes, shownQuote, onShowKeyPoint }: TextProps) {
  const [isExpanded, setExpanded] = useState(shownQuote !== null);
  useEffect(() => {
    if (shownQuote) setExpanded(true);
  }, [shownQuote]);
  const containerRef = useRef<HTMLDivElement>(null);
  const findQuoteAtPoint = useQuoteMarks(containerRef, quotes, shownQuote);
  const handleClick = (event: MouseEvent): void => {
    // A click on a link, or at the end of a selection, does not act on the mark.
    if ((event.target as Element).closest('a') || !getSelection()?.isCollapsed) return;
    const index = findQuoteAtPoint(event.clientX, event.clientY);
    if (index !== null) onShowKeyPoint(index);
  };
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
      {shownQuote && <BackToKeyPoint shownQuote={shownQuote} onShowKeyPoint={onShowKeyPoint} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keyboard has the button above and the buttons of the quotes */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
      <div ref={containerRef} className="snapshot-text" dir="auto" onClick={handleClick}>
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

/** The button that returns from a displayed quote to its key point. It gets the focus, so that Enter returns too. */
function BackToKeyPoint({
  shownQuote,
  onShowKeyPoint,
}: { shownQuote: NonNullable<ShownQuote> } & Pick<QuoteProps, 'onShowKeyPoint'>) {
  const buttonRef = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each request moves the focus again
  useEffect(() => buttonRef.current?.focus({ preventScroll: true }), [shownQuote]);
  return (
    <button
      ref={buttonRef}
      type="button"
      className="button back-to-key-point"
      data-kind="quiet"
      onClick={() => onShowKeyPoint(shownQuote.index)}
    >
      {t('quoteBackToKeyPoint')}
    </button>
  );
}

// Half a surrogate pair at the end would be displayed as a replacement character, so it is removed.
const truncateToPreview = (text: string): string =>
  text.slice(0, PREVIEW_LENGTH).replace(/[\uD800-\uDBFF]$/, '');
