import { useEffect, useId, useRef, useState } from 'react';
import { describeQuoteState } from '@/lib/app/describe/describe-quote';
import type { FormActions } from '@/lib/app/form/actions/form-actions';
import { canRunShortcut } from '@/lib/app/library/find-key-action';
import { t } from '@/lib/browser/i18n/message';
import type { PageMatch } from '@/lib/evidence/highlight-request';
import { findNeighbourQuote, findNeighbourStep } from '@/lib/evidence/quote-order';
import { getQuoteState, listQuotes } from '@/lib/evidence/quote-state';
import type { KeyPoint, Quote } from '@/lib/record/schema/parts';

/** Where the quotes were found, and the index of the current quote. `quotesJson` tells for which quotes this is true. */
type HighlightResult = { quotesJson: string; matches: (PageMatch | null)[]; current: number | null };

type Props = { keyPoints: KeyPoint[]; highlightQuotes: FormActions['highlightQuotes'] };

/**
 * Highlights the quotes of the draft on the open page. Then lists them in the order of the page, each with a button that scrolls the
 * page to it.
 */
export function PageQuotes({ keyPoints, highlightQuotes }: Props) {
  const id = useId();
  const [result, setResult] = useState<HighlightResult | null>(null);
  const quotes = listQuotes(keyPoints);
  // The matches are obsolete after a quote was added or removed.
  const quotesJson = JSON.stringify(quotes);
  const matches = result?.quotesJson === quotesJson ? result.matches : null;
  const highlight = (index: number | null): void => {
    void highlightQuotes(quotes, index).then(
      (newMatches) => newMatches && setResult({ quotesJson, matches: newMatches, current: index }),
    );
  };
  const removeHighlights = (): void => {
    void highlightQuotes([], null).then(() => setResult(null));
  };
  const sorted = matches && sortByPosition(quotes, matches);
  const highlightNeighbour = (step: 1 | -1): void => {
    const indexesInPageOrder =
      sorted?.filter(({ match }) => match).map(({ index }) => index) ?? quotes.keys();
    highlight(findNeighbourQuote([...indexesInPageOrder], result?.current ?? null, step));
  };
  useNeighbourKeys(quotes.length > 0, highlightNeighbour);
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
          onClick={() => highlight(null)}
        >
          {t('pageQuotesHighlight')}
        </button>
        {matches && (
          <button type="button" className="button" data-kind="quiet" onClick={removeHighlights}>
            {t('pageQuotesRemoveHighlights')}
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
                aria-label={t('pageQuotesScrollTo', quote.exact)}
                onClick={() => highlight(index)}
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

/** Calls `onStep` for the keys of the next (1) and the previous (-1) quote, anywhere in the form. */
function useNeighbourKeys(isEnabled: boolean, onStep: (step: 1 | -1) => void): void {
  const onStepRef = useRef(onStep);
  onStepRef.current = onStep;
  useEffect(() => {
    if (!isEnabled) return;
    const handleKeyDown = (event: KeyboardEvent) => {
      const step = findNeighbourStep(event);
      if (step === null || !canRunShortcut(event)) return;
      event.preventDefault();
      onStepRef.current(step);
    };
    addEventListener('keydown', handleKeyDown);
    return () => removeEventListener('keydown', handleKeyDown);
  }, [isEnabled]);
}

/** A quote with its index in the draft and its match, or null if the page does not have it. */
type QuoteWithMatch = { quote: Quote; index: number; match: PageMatch | null };

// Quotes that were not found come last.
const sortByPosition = (quotes: Quote[], matches: (PageMatch | null)[]): QuoteWithMatch[] =>
  quotes
    .map((quote, index) => ({ quote, index, match: matches[index] ?? null }))
    .sort((a, b) => (a.match?.start ?? Infinity) - (b.match?.start ?? Infinity) || a.index - b.index);
