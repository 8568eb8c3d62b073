import { DiffText } from '@/components/common/DiffText';
import { InlineMarkdown } from '@/components/common/InlineMarkdown';
import { PageLink } from '@/components/common/PageLink';
import { QuietButton } from '@/components/ui/QuietButton';
import { describeQuoteState, describeSupport } from '@/lib/app/describe/describe-quote';
import { t } from '@/lib/browser/i18n/message';
import { diffWords } from '@/lib/evidence/diff-words';
import { listQuotes, type QuoteState, summarizeSupport } from '@/lib/evidence/quote-state';
import { findPointOrigin } from '@/lib/record/provenance';
import type { FieldProvenance, KeyPoint, Quote } from '@/lib/record/schema/parts';

/** What the reader can do with the quotes of a record. `index` counts the quotes of all key points. */
export type QuoteActions = {
  /** The state of each quote. */
  states: QuoteState[];
  /** The page of each quote in the PDF, or null. */
  pages: (number | null)[];
  /** Builds the URL that opens the PDF at a page. Null means that its address is unknown. */
  buildPageUrl: (page: number) => string | null;
  buildUrl: (quote: Quote) => string;
  showOnPage: (index: number) => void;
  /** Shows a quote in the captured text. Null means that there is no text. */
  showInText: ((index: number) => void) | null;
  copyLink: (quote: Quote) => void;
  copyMarkdown: (quote: Quote) => void;
};

type Props = { points: KeyPoint[]; provenance: FieldProvenance | undefined; quoteActions: QuoteActions };

/** The id of the element that shows a quote. */
export const getQuoteElementId = (index: number): string => `quote-${index + 1}`;

/** The key points in order with their quotes. One line says how they are supported. */
export function KeyPoints({ points, provenance, quoteActions }: Props) {
  const firstIndexes = points.map((_, index) => listQuotes(points.slice(0, index)).length);
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
  const state = quoteActions.states[index] ?? { kind: 'unchecked' };
  const { showInText } = quoteActions;
  const page = quoteActions.pages[index] ?? null;
  const isFromPdf = quote.page !== undefined;
  const diff = state.kind === 'changed' ? diffWords(quote.exact, state.words) : null;
  return (
    <figure className="quote" id={getQuoteElementId(index)} tabIndex={-1}>
      <blockquote dir="auto">{diff ? <DiffText parts={diff} side="removed" /> : quote.exact}</blockquote>
      <figcaption className="quote-state" data-kind={state.kind}>
        {/* Only a newer text of the PDF shows whether its words changed. */}
        {!(isFromPdf && state.kind === 'unchecked') && describeQuoteState(state)}
        {state.kind === 'changed' && (
          <>
            . {t('quoteNowReads')} <q dir="auto">{diff && <DiffText parts={diff} side="added" />}</q>
          </>
        )}
      </figcaption>
      <div className="quote-actions">
        {page !== null && <PageLink page={page} url={quoteActions.buildPageUrl(page)} />}
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
            {t('recordQuoteLink')}
          </a>
        )}
        {showInText && <QuietButton label={t('quoteShowInText')} onClick={() => showInText(index)} />}
        <QuietButton label={t('quoteCopyLink')} onClick={() => quoteActions.copyLink(quote)} />
        <QuietButton label={t('quoteCopyMarkdown')} onClick={() => quoteActions.copyMarkdown(quote)} />
      </div>
    </figure>
  );
}
