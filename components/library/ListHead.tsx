import { useEffect, useRef } from 'react';
import { t, tCount } from '@/lib/locale/message';

type Props = {
  /** How many sources the list holds; null while they are counted. */
  count: number | null;
  chosen: number;
  includeText: boolean;
  onIncludeText: (include: boolean) => void;
  onChooseAll: (all: boolean) => void;
  onImport: () => void;
  onExport: () => void;
  /** The selection bar, which takes the place of the rest while something is chosen. */
  selectionBar: React.ReactNode;
};

/** The line above the list: how many, and what can be done with all of them. */
export function ListHead({ count, chosen, includeText, selectionBar, ...act }: Props) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = chosen > 0 && chosen !== count;
  }, [chosen, count]);
  return (
    <div className="list-head">
      <label className="source-check">
        <input
          ref={box}
          type="checkbox"
          aria-label={t('librarySelectAll')}
          checked={count !== null && count > 0 && chosen === count}
          disabled={count === 0}
          onChange={(event) => act.onChooseAll(event.target.checked)}
        />
      </label>
      {chosen > 0 ? (
        selectionBar
      ) : (
        <span className="quiet">{count === null ? '' : tCount('libraryCount', count)}</span>
      )}
      <span className="list-head-end">
        <label className="check">
          <input
            type="checkbox"
            checked={includeText}
            onChange={(event) => act.onIncludeText(event.target.checked)}
          />
          {t('libraryIncludeText')}
        </label>
        {chosen === 0 && (
          <>
            <button type="button" className="button" onClick={act.onImport}>
              {t('libraryImport')}
            </button>
            <button type="button" className="button" onClick={act.onExport}>
              {t('libraryExport')}
            </button>
          </>
        )}
      </span>
    </div>
  );
}
