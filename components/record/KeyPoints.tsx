import { InlineMarkdown } from '@/components/common/InlineMarkdown';
import { t } from '@/lib/browser/i18n/message';
import type { KeyPoint, Quote } from '@/lib/record/schema/parts';

type Props = { points: KeyPoint[]; buildQuoteUrl: (quote: Quote) => string };

/** The key points in order. Each has its quotes, and each quote links to its place on the web page. */
export function KeyPoints({ points, buildQuoteUrl }: Props) {
  return (
    <ol className="record-key-points">
      {points.map((point, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a point has no id
        <li key={index}>
          <p dir="auto">
            <InlineMarkdown text={point.text} />
          </p>
          {point.quotes.map((quote) => (
            <blockquote key={`${quote.start} ${quote.exact}`} dir="auto">
              {quote.exact}{' '}
              <a href={buildQuoteUrl(quote)} target="_blank" rel="noreferrer">
                {t('recordQuoteLink')}
              </a>
            </blockquote>
          ))}
        </li>
      ))}
    </ol>
  );
}
