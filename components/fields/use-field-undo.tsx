import { type ReactNode, useEffect, useState } from 'react';
import { t } from '@/lib/browser/i18n/message';

/** A change of a field, and the function that undoes it in the current value of the field. `undoLabel` replaces "Undo". */
type UndoableChange<Value> = {
  message: string;
  restore: (current: Value) => Value;
  undoLabel?: string;
  /**
   * Returns what `restore` would discard, if the reader edited the value after the change, or else null. The reader can get it back
   * with "Redo". Absent if `restore` keeps later edits.
   */
  getDiscarded?: (current: Value) => Value | null;
};

const UNDO_DURATION_MS = 20_000;

/**
 * Offers Undo for the last change in a field. `announceChange` is called after the change. `undoLine` is rendered in the field;
 * it disappears after 20 seconds.
 */
export function useFieldUndo<Value>(
  value: Value,
  onChange: (value: Value) => void,
): { notifyChange: (change: UndoableChange<Value>) => void; undoLine: ReactNode } {
  const [change, setChange] = useState<UndoableChange<Value> | null>(null);
  useEffect(() => {
    if (!change) return;
    const timer = setTimeout(() => setChange(null), UNDO_DURATION_MS);
    return () => clearTimeout(timer);
  }, [change]);
  const undo = () => {
    if (!change) return;
    const discarded = change.getDiscarded?.(value) ?? null;
    onChange(change.restore(value));
    setChange(
      discarded === null
        ? null
        : { message: t('fieldUndone'), undoLabel: t('fieldRedo'), restore: () => discarded },
    );
  };
  const undoLine = change && (
    <p className="undo-line" role="status">
      {change.message}{' '}
      <button type="button" className="button" data-kind="quiet" onClick={undo}>
        {change.undoLabel ?? t('fieldUndo')}
      </button>
    </p>
  );
  return { notifyChange: setChange, undoLine };
}
