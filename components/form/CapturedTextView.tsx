import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { PdfPageNavigation } from '@/components/common/PdfPageNavigation';
import { IconButton } from '@/components/ui/IconButton';
import { QuietButton } from '@/components/ui/QuietButton';
import { formatBytes } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import { buildRangeQuote } from '@/lib/evidence/build-quote';
import type { TextRange } from '@/lib/evidence/searchable-text';
import type { Quote } from '@/lib/record/schema/parts';
import { readSelectedRange } from './selected-range';
import { useFocusWhileOpen } from './use-focus-while-open';
import { type TextSearch, useTextSearch } from './use-text-search';

// The length of the preview in characters. It is sufficient to see whether the article was captured.
const PREVIEW_LENGTH = 3_000;
// A longer text has so many paragraphs that the form would become slow. The record shows the whole text.
const EXPANDED_LENGTH = 200_000;

type Props = {
  /** The text as a snapshot stores it. */
  text: string;
  /** The offsets of the pages of a PDF. */
  pageStarts?: readonly number[] | undefined;
  pageLabels?: readonly string[] | undefined;
  /** The length of the whole text in bytes. */
  lengthBytes: number;
  /** The range that is marked and focused until the reader searches. Null if the text opens at its beginning. */
  quoteRange: TextRange | null;
  /** Whether the text should open at a quote, and no captured text has it. */
  isQuoteMissing: boolean;
  onAddQuote: (quote: Quote) => void;
};

/**
 * The captured text: one page of a PDF at a time, or the beginning of another text, which the reader can expand. The reader can search
 * it, and quote a selection or a match.
 */
export function CapturedTextView({
  text,
  pageStarts,
  pageLabels,
  lengthBytes,
  quoteRange,
  isQuoteMissing,
  onAddQuote,
}: Props) {
  const search = useTextSearch(text, pageStarts ?? SINGLE_PAGE_STARTS, quoteRange);
  const [isExpanded, setExpanded] = useState(false);
  const visibleRange = pageStarts
    ? getPageRange(text, pageStarts, search.page)
    : getVisibleRange(text, search.currentMark, isExpanded);
  const textRef = useRef<HTMLDivElement>(null);
  const selectedRange = useSelectedRange(textRef);
  const rangeToQuote = selectedRange ?? search.currentMatch;
  useScrollToCurrentMatch(textRef, search.currentMark);
  useFocusWhileOpen(textRef, quoteRange !== null || isQuoteMissing);
  const addQuote = (): void => {
    const newQuote = rangeToQuote && buildRangeQuote(text, rangeToQuote, { pageStarts, pageLabels });
    if (!newQuote) return;
    onAddQuote(newQuote);
    getSelection()?.removeAllRanges();
  };
  return (
    <div className="captured-text-view">
      <MissingQuote isMissing={isQuoteMissing} />
      <div className="captured-text-tools">
        <SearchTools search={search} />
        {pageStarts && (
          <PdfPageNavigation
            page={search.page}
            pageCount={pageStarts.length}
            pageLabels={pageLabels}
            onPageChange={search.setPage}
          />
        )}
      </div>
      <div
        // A new key replaces the element, so that each page is displayed from its top.
        key={search.page}
        ref={textRef}
        className="text-preview-body"
        role="document"
        dir="auto"
        aria-label={pageStarts ? t('pdfPageNumber', search.page) : t('labelCapturedText')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll the text and to extend a selection
        tabIndex={0}
        onFocus={(event) => {
          // On keyboard focus, the current match is selected, so that Shift with an arrow key extends it.
          if (event.currentTarget.matches(':focus-visible') && !selectedRange)
            selectCurrentMatch(event.currentTarget);
        }}
      >
        <TextLines text={text} range={visibleRange} search={search} />
      </div>
      {!pageStarts && visibleRange.end < text.length && (
        <p className="captured-text-actions form-hint">
          {t('previewTruncated', formatBytes(lengthBytes))}
          {!isExpanded && <QuietButton label={t('buttonShowAll')} onClick={() => setExpanded(true)} />}
        </p>
      )}
      <div className="captured-text-actions">
        <button
          type="button"
          className="button"
          aria-disabled={rangeToQuote === null}
          // A click must not end the selection.
          onMouseDown={(event) => event.preventDefault()}
          onClick={addQuote}
        >
          {t(selectedRange || !search.currentMatch ? 'buttonAddSelection' : 'previewQuoteMatch')}
        </button>
        {/* If this came and went with the selection, the text would move under the mouse while the reader drags. */}
        <span className="form-hint captured-text-hint">
          {t(pageStarts ? 'pdfQuoteHint' : 'previewQuoteHint')}
        </span>
      </div>
    </div>
  );
}

const MissingQuote = ({ isMissing }: { isMissing: boolean }) =>
  isMissing && (
    <p role="status" className="captured-text-actions">
      {t('quoteInNoText')}
    </p>
  );

function SearchTools({ search }: { search: TextSearch }) {
  const { words, setWords, matches, currentIndex, step } = search;
  return (
    <div className="captured-text-search">
      <input
        type="search"
        className="field"
        aria-label={t('previewSearch')}
        placeholder={t('previewSearch')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          step(event.shiftKey ? -1 : 1);
        }}
      />
      <span aria-live="polite" className="form-hint">
        {words.trim() !== '' && describeMatches(currentIndex, matches.length)}
      </span>
      {matches.length > 0 && (
        <>
          <IconButton label={t('previewPreviousMatch')} icon="up" onClick={() => step(-1)} />
          <IconButton label={t('previewNextMatch')} icon="down" onClick={() => step(1)} />
        </>
      )}
    </div>
  );
}

function describeMatches(index: number | null, count: number): string {
  if (count === 0) return t('previewNoMatch');
  return index === null ? t('previewMatches', count) : t('previewMatch', index + 1, count);
}

type LinesProps = { text: string; range: TextRange; search: TextSearch };

/** The lines of a range of the text, with the matches of the search, or the shown quote, as marks. */
function TextLines({ text, range: { start, end }, search: { marks, currentMark } }: LinesProps): ReactNode {
  const lines = useMemo(() => listLines(text, { start, end }), [text, start, end]);
  if (lines.length === 0) return <p className="form-hint">{t('pdfPageEmpty')}</p>;
  return lines.map((line) => (
    <p key={line.start} data-start={line.start} dir="auto">
      {splitAtMatches(text, line, marks).map(({ start, end, match }) =>
        match ? (
          <mark key={start} aria-current={match === currentMark ? 'true' : undefined}>
            {text.slice(start, end)}
          </mark>
        ) : (
          text.slice(start, end)
        ),
      )}
    </p>
  ));
}

// A text without pages is searched as one page.
const SINGLE_PAGE_STARTS: readonly number[] = [0];

const getPageRange = (text: string, pageStarts: readonly number[], page: number): TextRange => ({
  start: pageStarts[page - 1] ?? 0,
  end: pageStarts[page] ?? text.length,
});

/** Returns the visible part of a text without pages. The current match of a search is always in it. */
function getVisibleRange(text: string, match: TextRange | null, isExpanded: boolean): TextRange {
  const matchEnd = match?.end ?? 0;
  if (match && matchEnd > EXPANDED_LENGTH)
    return { start: match.start - PREVIEW_LENGTH, end: Math.min(matchEnd + PREVIEW_LENGTH, text.length) };
  const length = isExpanded || matchEnd > PREVIEW_LENGTH ? EXPANDED_LENGTH : PREVIEW_LENGTH;
  return { start: 0, end: Math.min(length, text.length) };
}

function listLines(text: string, { start: rangeStart, end }: TextRange): TextRange[] {
  let start = rangeStart;
  return text
    .slice(rangeStart, end)
    .split('\n')
    .map((line) => {
      const range = { start, end: start + line.length };
      start = range.end + 1;
      return range;
    })
    .filter((line) => line.end > line.start);
}

/** Splits a line where a match in it starts or ends. */
function splitAtMatches(
  text: string,
  line: TextRange,
  matches: readonly TextRange[],
): (TextRange & { match: TextRange | null })[] {
  const parts: (TextRange & { match: TextRange | null })[] = [];
  let position = line.start;
  for (const match of matches) {
    if (match.end <= position || match.start >= line.end) continue;
    const start = Math.max(match.start, position);
    const end = Math.min(match.end, line.end);
    parts.push({ start: position, end: start, match: null }, { start, end, match });
    position = end;
  }
  parts.push({ start: position, end: line.end, match: null });
  return parts.filter(({ start, end }) => end > start && text.length > start);
}

/** Returns the range of the text that the reader selected in the element, or null. */
function useSelectedRange(textRef: RefObject<HTMLElement | null>): TextRange | null {
  const [range, setRange] = useState<TextRange | null>(null);
  useEffect(() => {
    const update = (): void => setRange(textRef.current && readSelectedRange(textRef.current));
    document.addEventListener('selectionchange', update);
    return () => document.removeEventListener('selectionchange', update);
  }, [textRef]);
  return range;
}

const findCurrentMatchElement = (container: HTMLElement | null): Element | null | undefined =>
  container?.querySelector('mark[aria-current]');

function useScrollToCurrentMatch(textRef: RefObject<HTMLElement | null>, match: TextRange | null): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the effect must run again for each match
  useEffect(() => {
    // Newer browsers return a promise, which must not become the result of the effect.
    findCurrentMatchElement(textRef.current)?.scrollIntoView({ block: 'center' });
  }, [textRef, match]);
}

function selectCurrentMatch(container: HTMLElement): void {
  const mark = findCurrentMatchElement(container);
  if (mark) getSelection()?.selectAllChildren(mark);
}
