import { type ReactNode, useEffect, useState } from 'react';
import { t } from '@/lib/browser/i18n/message';

/** A removed part of a value, and the function that restores it in the current value of the field. `undoLabel` replaces "Undo". */
type Removal<Value> = { message: string; restore: (current: Value) => Value; undoLabel?: string };

const UNDO_DURATION_MS = 20_000;

/**
 * Offers Undo for the last removal in a field. `announceRemoval` is called after the removal. `undoLine` is rendered in the field;
 * it disappears after 20 seconds.
 */
export function useRemovalUndo<Value>(
  value: Value,
  onChange: (value: Value) => void,
): { announceRemoval: (removal: Removal<Value>) => void; undoLine: ReactNode } {
  const [removal, setRemoval] = useState<Removal<Value> | null>(null);
  useEffect(() => {
    if (!removal) return;
    const timer = setTimeout(() => setRemoval(null), UNDO_DURATION_MS);
    return () => clearTimeout(timer);
  }, [removal]);
  const undo = () => {
    if (!removal) return;
    onChange(removal.restore(value));
    setRemoval(null);
  };
  const undoLine = removal && (
    <p className="undo-line" role="status">
      {removal.message}{' '}
      <button type="button" className="button" data-kind="quiet" onClick={undo}>
        {removal.undoLabel ?? t('fieldUndo')}
      </button>
    </p>
  );
  return { announceRemoval: setRemoval, undoLine };
}
