import { useEffect, useId, useRef, useState } from 'react';
import { ChangedWords } from '@/components/common/ChangedWords';
import { findCopyFormat } from '@/components/common/find-copy-format';
import { useNeighbourKeys } from '@/components/common/use-neighbour-keys';
import { describeQuoteState } from '@/lib/app/describe/describe-quote';
import type { FormActions } from '@/lib/app/form/actions/form-actions';
import type { DraftForm } from '@/lib/app/form/draft-state';
import { t } from '@/lib/browser/i18n/message';
import { diffWords } from '@/lib/evidence/diff-words';
import type { PageMatch } from '@/lib/evidence/highlight-request';
import { findNeighbourQuote } from '@/lib/evidence/quote-order';
import { getQuoteState, listQuotes, type QuoteState } from '@/lib/evidence/quote-state';
import type { KeyPoint, Quote } from '@/lib/record/schema/parts';

/** Where the quotes were found, and the index of the current quote. `quotesJson` identifies the list of quotes that was searched. */
type HighlightResult = { quotesJson: string; matches: (PageMatch | null)[]; current: number | null };

type Props = {
  keyPoints: KeyPoint[];
  form: Pick<DraftForm, 'pageStatus' | 'textStatus' | 'extraction' | 'pageCheck'>;
} & Pick<FormActions, 'highlightQuotes' | 'locateQuotes' | 'copyQuote' | 'showQuoteInText'>;

/**
 * Lists the quotes of the draft in the order of the page. Each is a button that scrolls the page to the quote. The keys L and M copy it, as a
 * link or as Markdown. A quote that is no longer on the page has a button that shows it in the captured text. Another button highlights all of them.
 */
export function PageQuotes(props: Props) {
  const { keyPoints, form, highlightQuotes, locateQuotes, copyQuote, showQuoteInText } = props;
  const id = useId();
  const [result, setResult] = useState<HighlightResult | null>(null);
  const [areHighlighted, setHighlighted] = useState(false);
  const quotes = listQuotes(keyPoints);
  // The matches are obsolete after a quote was added or removed.
  const quotesJson = JSON.stringify(quotes);
  const matches = result?.quotesJson === quotesJson ? result.matches : null;
  const latestRef = useRef({ quotes, quotesJson });
  latestRef.current = { quotes, quotesJson };
  const pageVersion = getPageVersion(form);
  useEffect(() => {
    if (pageVersion === null || latestRef.current.quotes.length === 0) return;
    let isCancelled = false;
    void locateQuotes(latestRef.current.quotes).then((newMatches) => {
      if (isCancelled || !newMatches) return;
      setResult((latest) => ({
        quotesJson,
        matches: newMatches,
        current: latest?.quotesJson === quotesJson ? latest.current : null,
      }));
    });
    return () => {
      isCancelled = true;
    };
  }, [quotesJson, pageVersion, locateQuotes]);
  const highlight = (index: number | null): void => {
    void highlightQuotes(quotes, index).then((newMatches) => {
      if (!newMatches) return;
      setHighlighted(true);
      // A slow page may respond after the quotes changed. Its response then does not fit the present quotes.
      if (latestRef.current.quotesJson === quotesJson)
        setResult({ quotesJson, matches: newMatches, current: index });
    });
  };
  const removeHighlights = (): void => {
    void highlightQuotes([], null).then(() => setHighlighted(false));
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
      <div>
        <h2 className="form-hint" id={`${id}-title`}>
          {t('pageQuotes')}
        </h2>
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
        {areHighlighted && (
          <button type="button" className="button" data-kind="quiet" onClick={removeHighlights}>
            {t('pageQuotesRemoveHighlights')}
          </button>
        )}
      </div>
      {sorted && (
        <QuoteList quotes={sorted} onShow={highlight} onCopy={copyQuote} onShowInText={showQuoteInText} />
      )}
    </section>
  );
}

/**
 * Returns a string that changes when the text of the page may have changed: when the page is read, captured again or checked.
 * Some pages build their text late. Returns null while the page is being read.
 */
function getPageVersion({ pageStatus, textStatus, extraction, pageCheck }: Props['form']): string | null {
  if (pageStatus === 'pending' || textStatus === 'pending') return null;
  return JSON.stringify([pageStatus, textStatus, extraction.url, pageCheck?.checkedAt]);
}

type QuoteListProps = {
  quotes: readonly QuoteWithMatch[];
  onShow: (index: number) => void;
  onCopy: FormActions['copyQuote'];
  onShowInText: FormActions['showQuoteInText'];
};

const QuoteList = ({ quotes, onShow, onCopy, onShowInText }: QuoteListProps) => (
  <ol>
    {quotes.map(({ quote, index, match }) => (
      <li key={index}>
        <button
          type="button"
          className="button"
          data-kind="quiet"
          // A disabled button could not be focused, and its keys could not copy the quote.
          aria-disabled={match === null}
          aria-label={t('pageQuotesScrollTo', quote.exact)}
          aria-keyshortcuts="L M"
          title={t('quoteCopyKeys')}
          onClick={() => match && onShow(index)}
          onKeyDown={(event) => {
            const format = findCopyFormat(event);
            if (!format) return;
            event.preventDefault();
            onCopy(quote, format);
          }}
        >
          {quote.exact}
        </button>
        <QuoteStateLine quote={quote} state={getQuoteState(match)} />
        {match === null && (
          <button
            type="button"
            className="button"
            data-kind="quiet"
            aria-label={t('pageQuotesShowInText', quote.exact)}
            onClick={() => onShowInText(quote)}
          >
            {t('quoteShowInText')}
          </button>
        )}
      </li>
    ))}
  </ol>
);

/** The state of a quote on the page. If its words changed, also the present words. */
const QuoteStateLine = ({ quote, state }: { quote: Quote; state: QuoteState }) => (
  <span className="form-hint" data-kind={state.kind}>
    {describeQuoteState(state)}
    {state.kind === 'changed' && <ChangedWords parts={diffWords(quote.exact, state.words)} />}
  </span>
);

/** A quote with its index in the draft and its match, or null if the page does not have it. */
type QuoteWithMatch = { quote: Quote; index: number; match: PageMatch | null };

// Quotes that were not found come last.
const sortByPosition = (quotes: Quote[], matches: (PageMatch | null)[]): QuoteWithMatch[] =>
  quotes
    .map((quote, index) => ({ quote, index, match: matches[index] ?? null }))
    .sort((a, b) => (a.match?.start ?? Infinity) - (b.match?.start ?? Infinity) || a.index - b.index);
