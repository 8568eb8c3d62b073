import { ChangedWords } from '@/components/common/ChangedWords';
import { DiffText } from '@/components/common/DiffText';
import { findCopyFormat } from '@/components/common/find-copy-format';
import { InlineMarkdown } from '@/components/common/InlineMarkdown';
import { PdfPageLink } from '@/components/common/PdfPageLink';
import { useNeighbourKeys } from '@/components/common/use-neighbour-keys';
import { QuietButton } from '@/components/ui/QuietButton';
import { describeQuoteState, describeSupport } from '@/lib/app/describe/describe-quote';
import { t } from '@/lib/browser/i18n/message';
import { diffWords } from '@/lib/evidence/diff-words';
import { findNeighbourQuote } from '@/lib/evidence/quote-order';
import { listQuotes, type QuoteState, summarizeSupport } from '@/lib/evidence/quote-state';
import type { PdfPage } from '@/lib/record/page-name';
import { findPointOrigin } from '@/lib/record/provenance';
import type { FieldProvenance, KeyPoint, Quote } from '@/lib/record/schema/parts';

/**
 * The PDF page that a quote is on. `sha256` is the hash of the text of the PDF, and `url` opens the PDF at the page. Each of the
 * two is null if it is unknown.
 */
export type QuotePage = PdfPage & { sha256: string | null; url: string | null };

/** The states of the quotes of a source, and the actions on them. `index` counts the quotes of all key points. */
export type QuoteActions = {
  /** The state of each quote. Empty while the captured texts are loading. */
  states: QuoteState[];
  /** The page of each quote in its PDF, or null. */
  pages: (QuotePage | null)[];
  buildUrl: (quote: Quote) => string;
  showOnPage: (index: number) => void;
  /** Shows a quote in the captured text. Null means that there is no text. */
  showInText: ((index: number) => void) | null;
  copyLink: (index: number) => void;
  copyMarkdown: (index: number) => void;
};

type Props = { points: KeyPoint[]; provenance: FieldProvenance | undefined; quoteActions: QuoteActions };

/** Returns the id of the element that shows a quote. */
const getQuoteElementId = (index: number): string => `quote-${index + 1}`;

/** Scrolls to a quote and focuses it. */
export function focusQuote(index: number): void {
  const quote = document.getElementById(getQuoteElementId(index));
  quote?.scrollIntoView({ block: 'center' });
  quote?.focus({ preventScroll: true });
}

/**
 * The key points with their quotes, after a line that says how well the quotes support them. Alt+Page Down and Alt+Page Up focus
 * the next and the previous quote. Enter shows the focused quote on the page.
 */
export function KeyPoints({ points, provenance, quoteActions }: Props) {
  const firstIndexes = points.map((_, index) => listQuotes(points.slice(0, index)).length);
  const quoteCount = listQuotes(points).length;
  useNeighbourKeys(quoteCount > 0, (step) => {
    const focused = /^quote-(\d+)$/.exec(document.activeElement?.closest('.quote')?.id ?? '')?.[1];
    const current = focused === undefined ? null : Number(focused) - 1;
    const next = findNeighbourQuote([...Array(quoteCount).keys()], current, step);
    if (next !== null) focusQuote(next);
  });
  return (
    <>
      <p className="support-summary">{describeSupport(summarizeSupport(points, quoteActions.states))}</p>
      <ol className="record-key-points">
        {points.map((point, pointIndex) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a point has no id
          <li key={pointIndex}>
            <p className="reading" dir="auto">
              <InlineMarkdown text={point.text} />
            </p>
            <PointOrigin origin={findPointOrigin(provenance, point.text)} />
            {point.quotes.length === 0 && <p className="quote-state">{t('keyPointUnquoted')}</p>}
            {point.quotes.map((quote, quoteIndex) => (
              <QuoteView
                key={`${quote.start} ${quote.exact}`}
                quote={quote}
                index={(firstIndexes[pointIndex] ?? 0) + quoteIndex}
                quoteActions={quoteActions}
              />
            ))}
          </li>
        ))}
      </ol>
    </>
  );
}

const PointOrigin = ({ origin }: { origin: string | null }) =>
  origin !== null && <p className="quote-state">{t('formFoundIn', origin)}</p>;

type QuoteProps = { quote: Quote; index: number; quoteActions: QuoteActions };

function QuoteView({ quote, index, quoteActions }: QuoteProps) {
  const state = quoteActions.states[index];
  const { showInText } = quoteActions;
  const page = quoteActions.pages[index] ?? null;
  const isFromPdf = quote.page !== undefined;
  const diff = state?.kind === 'changed' ? diffWords(quote.exact, state.words) : null;
  return (
    <figure
      className="quote"
      id={getQuoteElementId(index)}
      // The keys copy the quote that has the focus.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to reach the quote
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target === event.currentTarget && !isFromPdf)
          quoteActions.showOnPage(index);
        const format = findCopyFormat(event);
        if (!format) return;
        event.preventDefault();
        if (format === 'link') quoteActions.copyLink(index);
        else quoteActions.copyMarkdown(index);
      }}
    >
      <blockquote dir="auto">{diff ? <DiffText parts={diff} side="removed" /> : quote.exact}</blockquote>
      <figcaption className="quote-state" data-kind={state?.kind}>
        {/* Only a newer text of the PDF shows whether its words changed. */}
        {state && !(isFromPdf && state.kind === 'unchecked') && describeQuoteState(state)}
        {diff && <ChangedWords parts={diff} />}
      </figcaption>
      <div className="quote-actions">
        {page && <PdfPageLink {...page} />}
        {!isFromPdf && (
          <a
            href={quoteActions.buildUrl(quote)}
            target="_blank"
            rel="noreferrer"
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              quoteActions.showOnPage(index);
            }}
          >
            {t('quoteShowOnPage')}
          </a>
        )}
        {showInText && <QuietButton label={t('quoteShowInText')} onClick={() => showInText(index)} />}
        <CopyButton label={t('quoteCopyLink')} copyKey="L" onClick={() => quoteActions.copyLink(index)} />
        <CopyButton
          label={t('quoteCopyMarkdown')}
          copyKey="M"
          onClick={() => quoteActions.copyMarkdown(index)}
        />
      </div>
    </figure>
  );
}

const CopyButton = (props: { label: string; copyKey: string; onClick: () => void }) => (
  <button
    type="button"
    className="button"
    data-kind="quiet"
    aria-keyshortcuts={props.copyKey}
    title={t('quoteCopyKey', props.copyKey)}
    onClick={props.onClick}
  >
    {props.label}
  </button>
);
