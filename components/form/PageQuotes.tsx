import { useEffect, useId, useRef, useState } from 'react';
import { describeQuoteState } from '@/lib/app/describe/describe-quote';
import type { FormActions } from '@/lib/app/form/actions/form-actions';
import { t } from '@/lib/browser/i18n/message';
import type { PageMatch } from '@/lib/evidence/mark-request';
import { findNeighbourQuote, findStep } from '@/lib/evidence/quote-order';
import { getQuoteState, listQuotes } from '@/lib/evidence/quote-state';
import type { KeyPoint, Quote } from '@/lib/record/schema/parts';

/** The result of the last search, and the quote that is shown. `quotes` are the searched quotes as text. */
type SearchResult = { quotes: string; matches: PageMatch[]; current: number | null };

type Props = { keyPoints: KeyPoint[]; markQuotes: FormActions['markQuotes'] };

/**
 * The quotes of the page beside the form. After a search, they are in the order of the page. Each button scrolls to its
 * quote.
 */
export function PageQuotes({ keyPoints, markQuotes }: Props) {
  const id = useId();
  const [searchResult, setSearchResult] = useState<SearchResult | null>(null);
  const quotes = listQuotes(keyPoints);
  // The matches of a search are obsolete after a quote was added or removed.
  const joinedQuotes = JSON.stringify(quotes);
  const matches = searchResult?.quotes === joinedQuotes ? searchResult.matches : null;
  const mark = (index: number | null): void => {
    void markQuotes(quotes, index).then(
      (newMatches) =>
        newMatches && setSearchResult({ quotes: joinedQuotes, matches: newMatches, current: index }),
    );
  };
  const removeMarks = (): void => {
    void markQuotes([], null).then(() => setSearchResult(null));
  };
  const sorted = matches && sortByPosition(quotes, matches);
  const showNeighbour = (step: 1 | -1): void => {
    const pageOrder = sorted?.filter(({ match }) => match).map(({ index }) => index) ?? quotes.keys();
    mark(findNeighbourQuote([...pageOrder], searchResult?.current ?? null, step));
  };
  useStepKeys(quotes.length > 0, showNeighbour);
  if (quotes.length === 0) return null;
  return (
    <section className="page-quotes" aria-labelledby={`${id}-title`}>
      <h2 className="form-hint" id={`${id}-title`}>
        {t('pageQuotes')}
      </h2>
      <div>
        <button
          type="button"
          className="button"
          data-kind="quiet"
          aria-keyshortcuts="Alt+PageDown Alt+PageUp"
          title={t('pageQuotesKeys')}
          onClick={() => mark(null)}
        >
          {t('pageQuotesMark')}
        </button>
        {matches && (
          <button type="button" className="button" data-kind="quiet" onClick={removeMarks}>
            {t('pageQuotesRemoveMarks')}
          </button>
        )}
      </div>
      {sorted && (
        <ol>
          {sorted.map(({ quote, index, match }) => (
            <li key={index}>
              <button
                type="button"
                className="button"
                data-kind="quiet"
                disabled={match === null}
                aria-label={t('pageQuotesJump', quote.exact)}
                onClick={() => mark(index)}
              >
                {quote.exact}
              </button>
              <span className="form-hint">{describeQuoteState(getQuoteState(match))}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** Calls `onStep` for the keys of the next and the previous quote, anywhere in the form. */
function useStepKeys(isEnabled: boolean, onStep: (step: 1 | -1) => void): void {
  const onStepRef = useRef(onStep);
  onStepRef.current = onStep;
  useEffect(() => {
    if (!isEnabled) return;
    const handleKeyDown = (event: KeyboardEvent) => {
      const step = findStep(event);
      if (step === null) return;
      event.preventDefault();
      onStepRef.current(step);
    };
    addEventListener('keydown', handleKeyDown);
    return () => removeEventListener('keydown', handleKeyDown);
  }, [isEnabled]);
}

type FoundQuote = { quote: Quote; index: number; match: PageMatch };

// Quotes that were not found come last.
const sortByPosition = (quotes: Quote[], matches: PageMatch[]): FoundQuote[] =>
  quotes
    .map((quote, index) => ({ quote, index, match: matches[index] ?? null }))
    .sort((a, b) => (a.match?.start ?? Infinity) - (b.match?.start ?? Infinity) || a.index - b.index);
