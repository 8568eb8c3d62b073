import { useEffect, useRef } from 'react';
import { t, tCount } from '@/lib/locale/message';

type Props = {
  /** How many sources the list holds; null while they are counted. */
  count: number | null;
  chosen: number;
  onChooseAll: (all: boolean) => void;
};

/** The line above the list: how many there are, and the box that chooses all of them. */
export function ListHead({ count, chosen, onChooseAll }: Props) {
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
          onChange={(event) => onChooseAll(event.target.checked)}
        />
      </label>
      <span className="quiet">{count === null ? '' : tCount('libraryCount', count)}</span>
    </div>
  );
}
