import { buildRecordHref } from '@/lib/app/library/route';
import { formatDay } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import type { Merge } from '@/lib/record/schema/merge';

type Props = { merges: Merge[]; onUndo: (merge: Merge) => void };

/** The merges that can be undone, the latest first. */
export function MergeList({ merges, onUndo }: Props) {
  if (merges.length === 0) return null;
  return (
    <details>
      <summary>{t('duplicatesMergesTitle')}</summary>
      <ul className="merge-list">
        {merges.map((merge) => (
          <li key={`${merge.keep} ${merge.other}`}>
            <span>
              <a href={buildRecordHref(merge.keep)} dir="auto">
                {merge.merged.title}
              </a>{' '}
              <span className="quiet">{formatDay(merge.at)}</span>
            </span>
            <button type="button" className="button" onClick={() => onUndo(merge)}>
              {t('duplicateUndoMerge')}
              <span className="visually-hidden"> {merge.merged.title}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
