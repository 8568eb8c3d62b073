import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { flushSync } from 'react-dom';
import { t } from '@/lib/browser/i18n/message';

/** Identifies the draft whose fields are edited. Undo is not offered for the changes of an earlier draft. */
export const FieldUndoScope = createContext('');

/** A change of a field, and the function that undoes it in the current value of the field. `undoLabel` replaces "Undo". */
export type UndoableChange<Value> = {
  message: string;
  restore: (current: Value) => Value;
  undoLabel?: string;
  /**
   * Returns the value that `restore` would discard, or null if the reader did not edit the value after the change. "Redo" brings that
   * value back. Absent if `restore` leaves later edits unchanged.
   */
  getDiscarded?: (current: Value) => Value | null;
  /**
   * Returns whether `restore` can still be applied to the value. While it cannot, Undo is offered for an earlier change. Absent
   * if `restore` can always be applied.
   */
  canRestore?: (current: Value) => boolean;
  /**
   * Focuses the restored part of the field, after its new value is rendered. If absent, the container of the Undo button gets the
   * focus.
   */
  focusRestored?: (restored: Value) => void;
};

/**
 * A change and its kind of button. After an Undo that discarded a text, the button is Redo (`isRedo`), then Undo again, and so
 * on.
 */
type ShownChange<Value> = UndoableChange<Value> & { isRedo?: boolean };

/**
 * Offers Undo for the changes of a field, the last change first.
 * - Call `notifyChange` after a change.
 * - Render `undoLine` in the field. The line is shown until the form or the editor closes, or `FieldUndoScope` changes.
 * - If Undo discards text that the reader typed, Redo is offered next. After Redo, Undo is offered again.
 */
export function useFieldUndo<Value>(
  value: Value,
  onChange: (value: Value) => void,
): { notifyChange: (change: UndoableChange<Value>) => void; undoLine: ReactNode } {
  const scope = useContext(FieldUndoScope);
  const [stored, setStored] = useState<{ scope: string; changes: ShownChange<Value>[] }>({
    scope,
    changes: [],
  });
  const changes = stored.scope === scope ? stored.changes : [];
  const setChanges = (newChanges: ShownChange<Value>[]) => setStored({ scope, changes: newChanges });
  const change = changes.findLast(({ canRestore }) => canRestore?.(value) ?? true) ?? null;
  const undo = (button: HTMLElement) => {
    if (!change) return;
    const otherChanges = changes.filter((other) => other !== change);
    const discarded = change.getDiscarded?.(value) ?? null;
    const restored = change.restore(value);
    if (discarded === null) {
      // An element between this container and the button may be removed together with the button.
      const container = button.closest<HTMLElement>('div, main');
      flushSync(() => {
        onChange(restored);
        setChanges(otherChanges);
      });
      // After the last Undo the button is removed, so the focus would be lost.
      const { focusRestored = () => focusContainer(container) } = change;
      if (otherChanges.length === 0) focusRestored(restored);
      return;
    }
    onChange(restored);
    const isRedo = !change.isRedo;
    const redo: ShownChange<Value> = {
      message: t(isRedo ? 'fieldUndone' : 'fieldRedone'),
      undoLabel: t(isRedo ? 'fieldRedo' : 'fieldUndo'),
      restore: () => discarded,
      getDiscarded: (current) => current,
      isRedo,
    };
    setChanges([...otherChanges, redo]);
  };
  const undoLine = change && (
    <p className="undo-line" role="status">
      {change.message}{' '}
      <button
        type="button"
        className="button"
        data-kind="quiet"
        onClick={(event) => undo(event.currentTarget)}
      >
        {change.undoLabel ?? t('fieldUndo')}
      </button>
    </p>
  );
  const notifyChange = useCallback(
    (newChange: UndoableChange<Value>) =>
      setStored((earlier) => ({
        scope,
        changes: [...(earlier.scope === scope ? earlier.changes : []), newChange],
      })),
    [scope],
  );
  return { notifyChange, undoLine };
}

/** Focuses a container. No field gets the focus, because the reader could change it by typing. */
function focusContainer(container: HTMLElement | null): void {
  if (!container) return;
  container.tabIndex = -1;
  container.focus({ preventScroll: true });
}
