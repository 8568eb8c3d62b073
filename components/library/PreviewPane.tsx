import { CredibilityBadge } from '@/components/common/CredibilityBadge';
import { InlineMarkdown } from '@/components/common/InlineMarkdown';
import { buildHref, buildRecordHref } from '@/lib/app/library/route';
import { t } from '@/lib/browser/i18n/message';
import type { Rating } from '@/lib/record/schema/rating';
import type { Source } from '@/lib/record/schema/source';
import type { SourceRow } from '@/lib/record/schema/source-row';

type Props = {
  row: SourceRow | null;
  rating: Rating | null;
  onMarkReviewed: (stableId: string) => void;
  onRestore: (stableId: string) => void;
};

/** Shows what the reader wrote about the current source next to the list. */
export function PreviewPane({ row, rating, onMarkReviewed, onRestore }: Props) {
  return (
    <aside className="preview" aria-label={t('libraryPreview')}>
      {row && rating ? (
        <>
          <h2 dir="auto">{row.source.title}</h2>
          <p>
            <CredibilityBadge rating={rating} />
          </p>
          <PreviewText source={row.source} />
          <div className="preview-actions">
            <a className="button" href={buildRecordHref(row.stableId)}>
              {t('libraryOpen')}
            </a>
            <a
              className="button"
              href={buildHref({ view: 'record', stableId: row.stableId, edit: 'summary' })}
            >
              {t('libraryEdit')}
            </a>
            {row.shelf === 'inbox' && (
              <button type="button" className="button" onClick={() => onMarkReviewed(row.stableId)}>
                {t('libraryReviewed')}
              </button>
            )}
            {row.shelf === 'bin' && (
              <button type="button" className="button" onClick={() => onRestore(row.stableId)}>
                {t('libraryRestore')}
              </button>
            )}
          </div>
        </>
      ) : (
        <p className="quiet">{t('libraryPreviewNoSource')}</p>
      )}
    </aside>
  );
}

function PreviewText({ source }: { source: Source }) {
  const { contextNote, summary, keyPoints, review, tags, credibilityOverride } = source;
  const isEmpty = ![contextNote, summary, review, credibilityOverride?.reason].some(Boolean);
  if (isEmpty && keyPoints.length === 0 && tags.length === 0)
    return <p className="quiet">{t('libraryPreviewEmpty')}</p>;
  return (
    <>
      {contextNote && (
        <p className="context-note" dir="auto">
          {contextNote}
        </p>
      )}
      <PreviewSection title={t('recordSummary')} text={summary} />
      {keyPoints.length > 0 && (
        <section>
          <h3>{t('recordKeyPoints')}</h3>
          <ol>
            {keyPoints.map((point, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two points may have the same text
              <li key={index} dir="auto">
                <InlineMarkdown text={point.text} />
                {point.quotes.map((quote, quoteIndex) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two quotes may have the same words
                  <blockquote key={quoteIndex} dir="auto">
                    {quote.exact}
                  </blockquote>
                ))}
              </li>
            ))}
          </ol>
        </section>
      )}
      <PreviewSection title={t('labelReview')} text={review} />
      <PreviewSection title={t('labelReason')} text={credibilityOverride?.reason ?? null} />
      {tags.length > 0 && (
        <p className="preview-tags" dir="auto">
          {tags.map((tag) => `#${tag}`).join(' ')}
        </p>
      )}
    </>
  );
}

function PreviewSection({ title, text }: { title: string; text: string | null }) {
  if (!text) return null;
  return (
    <section>
      <h3>{title}</h3>
      <p className="preview-text" dir="auto">
        <InlineMarkdown text={text} />
      </p>
    </section>
  );
}
