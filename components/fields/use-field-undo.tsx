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

/**
 * A change that can be undone. An Undo that discarded a text, and each Redo and Undo after it, have `held`: whether the button is Redo, and
 * the text of the value that was restored.
 */
type Entry<Value> = UndoableChange<Value> & { held?: { isRedo: boolean; text: string } };

const UNDO_DURATION_MS = 20_000;

/**
 * Offers Undo for the last change in a field. `notifyChange` is called after the change. `undoLine` is rendered in the field; it
 * disappears after 20 seconds. An Undo that discards what the reader typed is followed by Redo, and this by Undo: each restores what the
 * one before replaced. They stay until the field is edited, and then for 20 seconds more. `getText` returns the part of a value that an
 * edit changes.
 */
export function useFieldUndo<Value>(
  value: Value,
  onChange: (value: Value) => void,
  getText: (value: Value) => unknown = (current) => current,
): { notifyChange: (change: UndoableChange<Value>) => void; undoLine: ReactNode } {
  const [change, setChange] = useState<Entry<Value> | null>(null);
  const isHeld = change?.held !== undefined && change.held.text === JSON.stringify(getText(value));
  useEffect(() => {
    if (!change || isHeld) return;
    const timer = setTimeout(() => setChange(null), UNDO_DURATION_MS);
    return () => clearTimeout(timer);
  }, [change, isHeld]);
  const undo = () => {
    if (!change) return;
    const discarded = change.getDiscarded?.(value) ?? null;
    const restored = change.restore(value);
    onChange(restored);
    if (discarded === null) return setChange(null);
    const isRedo = !change.held?.isRedo;
    setChange({
      message: t(isRedo ? 'fieldUndone' : 'fieldRedone'),
      undoLabel: t(isRedo ? 'fieldRedo' : 'fieldUndo'),
      restore: () => discarded,
      getDiscarded: (current) => current,
      held: { isRedo, text: JSON.stringify(getText(restored)) },
    });
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
