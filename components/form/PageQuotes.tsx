import { useId, useState } from 'react';
import { describeQuoteState } from '@/lib/app/describe/describe-quote';
import type { FormActions } from '@/lib/app/form/actions/form-actions';
import { t } from '@/lib/browser/i18n/message';
import type { PageMatch } from '@/lib/evidence/mark-request';
import { getQuoteState, listQuotes } from '@/lib/evidence/quote-state';
import type { KeyPoint, Quote } from '@/lib/record/schema/parts';

type Props = { keyPoints: KeyPoint[]; markQuotes: FormActions['markQuotes'] };

/**
 * The quotes of the page beside the form. After a search, they are in the order of the page. Each button scrolls to its
 * quote.
 */
export function PageQuotes({ keyPoints, markQuotes }: Props) {
  const id = useId();
  const [searchResult, setSearchResult] = useState<{ quotes: string; matches: PageMatch[] } | null>(null);
  const quotes = listQuotes(keyPoints);
  if (quotes.length === 0) return null;
  // The matches of a search are obsolete after a quote was added or removed.
  const joinedQuotes = JSON.stringify(quotes);
  const matches = searchResult?.quotes === joinedQuotes ? searchResult.matches : null;
  const mark = (index: number | null): void => {
    void markQuotes(quotes, index).then(
      (newMatches) => newMatches && setSearchResult({ quotes: joinedQuotes, matches: newMatches }),
    );
  };
  const removeMarks = (): void => {
    void markQuotes([], null).then(() => setSearchResult(null));
  };
  return (
    <section className="page-quotes" aria-labelledby={`${id}-title`}>
      <h2 className="form-hint" id={`${id}-title`}>
        {t('pageQuotes')}
      </h2>
      <div>
        <button type="button" className="button" data-kind="quiet" onClick={() => mark(null)}>
          {t('pageQuotesMark')}
        </button>
        {matches && (
          <button type="button" className="button" data-kind="quiet" onClick={removeMarks}>
            {t('pageQuotesRemoveMarks')}
          </button>
        )}
      </div>
      {matches && (
        <ol>
          {sortByPosition(quotes, matches).map(({ quote, index, match }) => (
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

type FoundQuote = { quote: Quote; index: number; match: PageMatch };

// Quotes that were not found come last.
const sortByPosition = (quotes: Quote[], matches: PageMatch[]): FoundQuote[] =>
  quotes
    .map((quote, index) => ({ quote, index, match: matches[index] ?? null }))
    .sort((a, b) => (a.match?.start ?? Infinity) - (b.match?.start ?? Infinity) || a.index - b.index);
