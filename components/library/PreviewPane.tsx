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

/** Shows the context note, the summary and the key points of the current source next to the list. */
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
  const isEmpty = !source.contextNote && !source.summary && source.keyPoints.length === 0;
  if (isEmpty) return <p className="quiet">{t('libraryPreviewEmpty')}</p>;
  return (
    <>
      {source.contextNote && (
        <p className="context-note" dir="auto">
          {source.contextNote}
        </p>
      )}
      {source.summary && (
        <section>
          <h3>{t('recordSummary')}</h3>
          <p dir="auto">
            <InlineMarkdown text={source.summary} />
          </p>
        </section>
      )}
      {source.keyPoints.length > 0 && (
        <section>
          <h3>{t('recordKeyPoints')}</h3>
          <ol>
            {source.keyPoints.map((point) => (
              <li key={point.text} dir="auto">
                {point.text}
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
