import { lazy, type MouseEvent, Suspense, useEffect, useId, useMemo, useRef, useState } from 'react';
import { PdfPageLink } from '@/components/common/PdfPageLink';
import { PdfPageNavigation } from '@/components/common/PdfPageNavigation';
import { formatPageCount } from '@/lib/app/describe/format-page-count';
import { truncateMarkdown } from '@/lib/base/truncate-markdown';
import { formatBytes, formatDay } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';
import type { QuoteSelector } from '@/lib/evidence/anchor-quote';
import { getPdfPageNumber } from '@/lib/evidence/get-pdf-page-number';
import { findQuotesInText } from '@/lib/evidence/quote-state';
import type { ComparedTexts } from '@/lib/page-check/find-changed-texts';
import { findQuotedText } from '@/lib/page-check/find-quoted-text';
import { findSavedText } from '@/lib/record/find-saved-text';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import { splitPdfPages } from '@/lib/record/split-pdf-pages';
import { PdfPagedText } from './PdfPagedText';
import { SnapshotChoice } from './SnapshotChoice';
import { SnapshotComparison } from './SnapshotComparison';
import { type ShownQuote, useQuoteHighlights } from './use-quote-highlights';

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

type PdfPageProps = {
  /** Builds the URL that opens the PDF of a snapshot at a page. Returns null if the URL of the PDF is unknown. */
  buildPageUrl: (snapshot: Snapshot, page: number) => string | null;
};

type Props = QuoteProps &
  PdfPageProps & {
    snapshots: Snapshot[] | null;
    /** Two texts whose comparison is shown and scrolled to, or null. Each request has a new object. */
    shownTexts: ComparedTexts | null;
  };

/**
 * Shows the captured text of one snapshot and its details: at first, the newest snapshot that the reader saved. If there are
 * several snapshots, the reader can choose one from a list, the newest first. `snapshots` is null while the snapshots are loaded.
 * The quotes of the key points are highlighted. `shownQuote` is the quote to scroll to.
 */
export function SnapshotViewer(props: Props) {
  const { snapshots, quotes, shownQuote, onShowKeyPoint, buildPageUrl, shownTexts } = props;
  const [chosenIndex, setChosenIndex] = useState<number | null>(null);
  const [comparedAt, setComparedAt] = useState<string | null>(null);
  const id = useId();
  useEffect(() => {
    const selector = shownQuote && quotes[shownQuote.index];
    if (!selector || !snapshots) return;
    const quoted = findQuotedText(selector, snapshots)?.snapshot;
    if (!quoted) return;
    setChosenIndex(snapshots.toReversed().indexOf(quoted));
    setComparedAt(null);
  }, [shownQuote, quotes, snapshots]);
  const snapshotsRef = useRef(snapshots);
  snapshotsRef.current = snapshots;
  useEffect(() => {
    if (!shownTexts) return;
    const newestFirst = snapshotsRef.current?.toReversed() ?? [];
    setChosenIndex(newestFirst.findIndex(({ capturedAt }) => capturedAt === shownTexts.afterAt));
    setComparedAt(shownTexts.beforeAt);
  }, [shownTexts]);
  if (!snapshots) return null;
  const newestFirst = snapshots.toReversed();
  const savedText = findSavedText(snapshots);
  const snapshot = newestFirst[chosenIndex ?? -1] ?? savedText;
  const selectedIndex = snapshot ? newestFirst.indexOf(snapshot) : 0;
  const compared = newestFirst.find((other) => other !== snapshot && other.capturedAt === comparedAt);
  return (
    <section className="field-group snapshots" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('recordSnapshots')}</h2>
      {!snapshot && <p className="quiet">{t('recordNoSnapshot')}</p>}
      {newestFirst.length > 1 && (
        <SnapshotChoice
          snapshots={newestFirst}
          selectedIndex={selectedIndex}
          onSelect={setChosenIndex}
          comparedAt={compared?.capturedAt ?? null}
          onCompare={setComparedAt}
        />
      )}
      {snapshot && compared && (
        <SnapshotComparison
          {...sortByTime(snapshot, compared)}
          scrollRequest={comparedAt === shownTexts?.beforeAt ? shownTexts : null}
        />
      )}
      {snapshot && !compared && (
        <SnapshotText
          key={snapshot.capturedAt}
          {...{ snapshot, quotes, shownQuote, onShowKeyPoint, buildPageUrl }}
        />
      )}
    </section>
  );
}

const sortByTime = (a: Snapshot, b: Snapshot): { before: Snapshot; after: Snapshot } =>
  a.capturedAt < b.capturedAt ? { before: a, after: b } : { before: b, after: a };

type TextProps = QuoteProps & PdfPageProps & { snapshot: Snapshot };

function SnapshotText(props: TextProps) {
  const { snapshot, quotes, shownQuote, onShowKeyPoint, buildPageUrl } = props;
  const { pdfPages, page, setPage, isExpanded, setExpanded } = useVisiblePart(snapshot, quotes, shownQuote);
  const containerRef = useRef<HTMLDivElement>(null);
  const findQuoteAtPoint = useQuoteHighlights(containerRef, quotes, shownQuote);
  const handleClick = (event: MouseEvent): void => {
    // A click on a link, or at the end of a selection, does not act on the highlight.
    if ((event.target as Element).closest('a') || !getSelection()?.isCollapsed) return;
    const index = findQuoteAtPoint(event.clientX, event.clientY);
    if (index !== null) onShowKeyPoint(index);
  };
  const { markdown, pageLabels, sha256 } = snapshot;
  const isLong = pdfPages ? pdfPages.length > 1 : markdown.length > PREVIEW_LENGTH;
  const isTruncated = isLong && !isExpanded;
  const visibleMarkdown = isTruncated ? truncateMarkdown(markdown, PREVIEW_LENGTH) : markdown;
  return (
    <>
      <p className="snapshot-details">{describeSnapshot(snapshot)}</p>
      {pdfPages && isTruncated && (
        <PdfPageNavigation {...{ page, pageLabels }} pageCount={pdfPages.length} onPageChange={setPage}>
          <PdfPageLink
            {...{ page, sha256 }}
            url={buildPageUrl(snapshot, page)}
            label={t('pdfOpenThisPage')}
          />
        </PdfPageNavigation>
      )}
      {shownQuote && <BackToKeyPoint shownQuote={shownQuote} onShowKeyPoint={onShowKeyPoint} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keyboard has the button above and the buttons of the quotes */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
      <div ref={containerRef} className="snapshot-text" dir="auto" onClick={handleClick}>
        <Suspense fallback={<div className="markdown" aria-busy="true" />}>
          {pdfPages ? (
            <PdfPagedText
              {...{ pdfPages, pageLabels, sha256 }}
              page={isTruncated ? page : null}
              buildPageUrl={(number) => buildPageUrl(snapshot, number)}
              renderText={renderMarkdown}
            />
          ) : (
            <MarkdownText markdown={visibleMarkdown} />
          )}
        </Suspense>
      </div>
      {isLong && (
        <SnapshotEnd
          bytes={isTruncated && !pdfPages ? snapshot.lengthBytes : null}
          showAllLabel={t(pdfPages ? 'pdfShowAllPages' : 'buttonShowAll')}
          {...{ isExpanded, setExpanded }}
        />
      )}
    </>
  );
}

type EndProps = {
  /** The length of the whole text, if only its beginning is shown. */
  bytes: number | null;
  showAllLabel: string;
  isExpanded: boolean;
  setExpanded: (isExpanded: boolean) => void;
};

/** The button that shows the whole text or a part of it. */
const SnapshotEnd = ({ bytes, showAllLabel, isExpanded, setExpanded }: EndProps) => (
  <p className="snapshot-end">
    {bytes !== null && <span className="quiet">{t('previewTruncated', formatBytes(bytes))}</span>}
    <button
      type="button"
      className="button"
      data-kind="quiet"
      aria-expanded={isExpanded}
      onClick={() => setExpanded(!isExpanded)}
    >
      {isExpanded ? t('recordShowLess') : showAllLabel}
    </button>
  </p>
);

function describeSnapshot({
  httpStatus,
  capturedAt,
  lengthBytes,
  pageStarts,
  pdfPageCount,
  words,
  language,
  withComments,
}: Snapshot): string {
  const details = [
    httpStatus === null ? null : t('previewStatus', httpStatus),
    t('recordSnapshotDay', formatDay(capturedAt)),
    formatBytes(lengthBytes),
    pageStarts && formatPageCount(pageStarts.length, pdfPageCount),
    tCount('recordWords', words),
    withComments ? t('textWithComments') : null,
    language,
  ];
  return details.filter(Boolean).join(' · ');
}

/**
 * Holds which part of a text is visible: the beginning, one page of a PDF, or the whole text. Changes the part so that it
 * contains `shownQuote`.
 */
function useVisiblePart(snapshot: Snapshot, quotes: readonly QuoteSelector[], shownQuote: ShownQuote) {
  const pdfPages = useMemo(() => splitSnapshotPdfPages(snapshot), [snapshot]);
  const [page, setPage] = useState(1);
  const [isExpanded, setExpanded] = useState(shownQuote !== null && !pdfPages);
  useEffect(() => {
    const selector = shownQuote && quotes[shownQuote.index];
    if (!selector) return;
    const quotePdfPages = pdfPages && findQuotePdfPages(selector, snapshot);
    if (quotePdfPages) setPage(quotePdfPages.first);
    // A page alone does not contain a quote that continues on the next page.
    if (quotePdfPages?.first !== quotePdfPages?.last || !quotePdfPages) setExpanded(true);
  }, [shownQuote, quotes, pdfPages, snapshot]);
  return { pdfPages, page, setPage, isExpanded, setExpanded };
}

const renderMarkdown = (markdown: string) => <MarkdownText markdown={markdown} />;

/** Splits the Markdown of a PDF into its pages. Returns null for other texts. */
const splitSnapshotPdfPages = ({ markdown, markdownPageStarts }: Snapshot): string[] | null =>
  markdownPageStarts && markdownPageStarts.length > 0 ? splitPdfPages(markdown, markdownPageStarts) : null;

/** Finds the first and the last page of a quote. Returns null if the text does not contain it. */
function findQuotePdfPages(
  selector: QuoteSelector,
  { text, pageStarts = [] }: Snapshot,
): { first: number; last: number } | null {
  const [match] = findQuotesInText([selector], text);
  if (!match) return null;
  return {
    first: getPdfPageNumber(pageStarts, match.start),
    last: getPdfPageNumber(pageStarts, match.end - 1),
  };
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
