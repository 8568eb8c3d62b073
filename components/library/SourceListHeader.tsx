import { type ReactNode, useEffect, useRef } from 'react';
import { t, tCount } from '@/lib/browser/i18n/message';

type Props = {
  /** The number of sources in the list. Null while they are counted. */
  count: number | null;
  selectedCount: number;
  onSelectAll: (isSelected: boolean) => void;
  /** The controls of the list: its order and the actions on the search. */
  controls: ReactNode;
  /** The heads of the table. Null means that the list is shown, which has heads for its badges. */
  tableHeads: ReactNode;
};

/** The line above the list. It shows the number of sources, a checkbox that selects all of them, and the controls. */
export function SourceListHeader({ count, selectedCount, onSelectAll, controls, tableHeads }: Props) {
  const checkboxRef = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (checkboxRef.current) checkboxRef.current.indeterminate = selectedCount > 0 && selectedCount !== count;
  }, [selectedCount, count]);
  return (
    <div className="list-header">
      <label className="source-check">
        <input
          ref={checkboxRef}
          type="checkbox"
          aria-label={t('librarySelectAll')}
          checked={count !== null && count > 0 && selectedCount === count}
          disabled={count === 0}
          onChange={(event) => onSelectAll(event.target.checked)}
        />
      </label>
      <span className="quiet">{count === null ? '' : tCount('libraryCount', count)}</span>
      <span className="list-controls">{controls}</span>
      {/* Each value in the rows repeats its head for screen readers. */}
      {tableHeads ?? (
        <span className="list-heads" aria-hidden="true">
          <span>{t('libraryImportance')}</span>
          <span>{t('labelCredibility')}</span>
        </span>
      )}
    </div>
  );
}
