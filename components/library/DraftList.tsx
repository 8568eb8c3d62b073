import type { DraftListItem } from '@/lib/app/library/drafts';
import { formatDateTime } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';

type Props = { drafts: DraftListItem[]; onDelete: (key: string) => void };

/** The list of drafts, ordered from the last changed to the first changed. */
export function DraftList({ drafts, onDelete }: Props) {
  if (drafts.length === 0) return <p className="quiet">{t('libraryNoDrafts')}</p>;
  return (
    <ul className="draft-list">
      {drafts.map((draft) => {
        const title = draft.title || draft.url || t('libraryDraftUntitled');
        return (
          <li key={draft.key}>
            <div className="source-main">
              <span className="source-title" dir="auto">
                {title}
              </span>
              <span className="source-byline" dir="auto">
                {[
                  formatDateTime(draft.updatedAt),
                  draft.hasSavedSource && t('libraryDraftOfSavedSource'),
                  draft.url,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </div>
            <a className="button" href={draft.href} {...(draft.shouldOpenInTab && { target: '_blank' })}>
              {t('libraryOpen')}
              <span className="visually-hidden"> {title}</span>
            </a>
            <button type="button" className="button" data-kind="quiet" onClick={() => onDelete(draft.key)}>
              {t('libraryDelete')}
              <span className="visually-hidden"> {title}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
