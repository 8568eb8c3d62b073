import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { PageNavigation } from '@/components/common/PageNavigation';
import { Icon } from '@/components/ui/Icon';
import { t } from '@/lib/browser/i18n/message';
import { buildPageQuote } from '@/lib/evidence/build-quote';
import type { TextRange } from '@/lib/evidence/searchable-text';
import type { Quote } from '@/lib/record/schema/parts';
import { readSelectedRange } from './selected-range';
import { type TextSearch, useTextSearch } from './use-text-search';

type Props = {
  text: string;
  pageStarts: readonly number[];
  onAddQuote: (quote: Quote) => void;
};

/** The text of a PDF, one page at a time. The reader can search it, and quote a selection or a match. */
export function PdfTextView({ text, pageStarts, onAddQuote }: Props) {
  const search = useTextSearch(text, pageStarts);
  const textRef = useRef<HTMLDivElement>(null);
  const selectedRange = useSelectedRange(textRef);
  const rangeToQuote = selectedRange ?? search.currentMatch;
  useScrollToCurrentMatch(textRef, search.currentMatch);
  const addQuote = (): void => {
    const quote = rangeToQuote && buildPageQuote(text, rangeToQuote, pageStarts);
    if (!quote) return;
    onAddQuote(quote);
    getSelection()?.removeAllRanges();
  };
  return (
    <div className="pdf-text-view">
      <div className="pdf-text-tools">
        <SearchTools search={search} />
        <PageNavigation page={search.page} pageCount={pageStarts.length} onPageChange={search.setPage} />
      </div>
      <div
        // A new key replaces the element, so that each page is displayed from its top.
        key={search.page}
        ref={textRef}
        className="text-preview-body"
        role="document"
        aria-label={t('pdfPageNumber', search.page)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll the text and to extend a selection
        tabIndex={0}
        onFocus={(event) => {
          // On keyboard focus, the current match is selected, so that Shift with an arrow key extends it.
          if (event.currentTarget.matches(':focus-visible') && !selectedRange)
            selectCurrentMark(event.currentTarget);
        }}
      >
        <PageLines text={text} pageStarts={pageStarts} search={search} />
      </div>
      <div className="pdf-text-actions">
        <button
          type="button"
          className="button"
          aria-disabled={rangeToQuote === null}
          // A click must not end the selection.
          onMouseDown={(event) => event.preventDefault()}
          onClick={addQuote}
        >
          {t(selectedRange || !search.currentMatch ? 'buttonAddSelection' : 'pdfQuoteMatch')}
        </button>
        {rangeToQuote === null && <span className="form-hint">{t('pdfQuoteHint')}</span>}
      </div>
    </div>
  );
}

function SearchTools({ search }: { search: TextSearch }) {
  const { words, setWords, matches, currentIndex, step } = search;
  return (
    <div className="pdf-search">
      <input
        type="search"
        className="field"
        aria-label={t('pdfSearch')}
        placeholder={t('pdfSearch')}
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
          <StepButton label={t('pdfPreviousMatch')} icon="up" onClick={() => step(-1)} />
          <StepButton label={t('pdfNextMatch')} icon="down" onClick={() => step(1)} />
        </>
      )}
    </div>
  );
}

function describeMatches(index: number | null, count: number): string {
  if (count === 0) return t('pdfNoMatch');
  return index === null ? t('pdfMatches', count) : t('pdfMatch', index + 1, count);
}

type StepProps = { label: string; icon: 'up' | 'down'; onClick: () => void };

const StepButton = ({ label, icon, onClick }: StepProps) => (
  <button
    type="button"
    className="button"
    data-kind="quiet"
    aria-label={label}
    title={label}
    onClick={onClick}
  >
    <Icon name={icon} />
  </button>
);

type LinesProps = Pick<Props, 'text' | 'pageStarts'> & { search: TextSearch };

/** The lines of the page, with the matches of the search as marks. */
function PageLines({ text, pageStarts, search: { page, matches, currentMatch } }: LinesProps) {
  const lines = useMemo(() => listPageLines(text, pageStarts, page), [text, pageStarts, page]);
  if (lines.length === 0) return <p className="form-hint">{t('pdfPageEmpty')}</p>;
  return lines.map((line) => (
    <p key={line.start} data-start={line.start} dir="auto">
      {splitAtMatches(text, line, matches).map(({ start, end, match }) =>
        match ? (
          <mark key={start} aria-current={match === currentMatch ? 'true' : undefined}>
            {text.slice(start, end)}
          </mark>
        ) : (
          text.slice(start, end)
        ),
      )}
    </p>
  ));
}

function listPageLines(text: string, pageStarts: readonly number[], page: number): TextRange[] {
  const pageStart = pageStarts[page - 1] ?? 0;
  let start = pageStart;
  return text
    .slice(pageStart, pageStarts[page] ?? text.length)
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

const findCurrentMark = (container: HTMLElement | null): Element | null | undefined =>
  container?.querySelector('mark[aria-current]');

function useScrollToCurrentMatch(textRef: RefObject<HTMLElement | null>, match: TextRange | null): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the effect must run again for each match
  useEffect(() => {
    // Newer browsers return a promise, which must not become the result of the effect.
    findCurrentMark(textRef.current)?.scrollIntoView({ block: 'center' });
  }, [textRef, match]);
}

function selectCurrentMark(container: HTMLElement): void {
  const mark = findCurrentMark(container);
  if (mark) getSelection()?.selectAllChildren(mark);
}
