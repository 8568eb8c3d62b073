import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { t } from '@/lib/locale/message';
import { PartEditor } from './PartEditor';
import type { Editing, PartName } from './parts';

type Props = {
  name: PartName;
  label: string;
  editing: Editing;
  /** Nothing is there: one quiet line that offers to add it. */
  isEmpty: boolean;
  /** A short value stands on one line with its label. */
  inline?: boolean;
  /** The label is read out and not shown, where the value speaks for itself. */
  bare?: boolean;
  children: ReactNode;
};

/** One part of the record: what it holds, or the line that offers to add it, or its editor. */
export function Part(props: Props) {
  const { name, label, editing, isEmpty, inline = false, bare = false, children } = props;
  const isOpen = editing.isOpen(name);
  const opener = useReturningFocus(isOpen);
  const open = () => editing.open(name);
  if (isOpen) return <OpenPart {...props} />;
  return (
    <section className="part" data-part={name} data-empty={isEmpty} data-inline={inline} data-bare={bare}>
      <h2 className={bare && !isEmpty ? 'visually-hidden' : undefined}>{label}</h2>
      {!isEmpty && <div className="part-value">{children}</div>}
      <button ref={opener} type="button" className="button part-edit" data-kind="quiet" onClick={open}>
        {isEmpty ? t('recordAdd') : t('recordEdit')}
        <span className="visually-hidden"> {label}</span>
      </button>
    </section>
  );
}

// Whoever opens a text again goes on where it ends.
function focusAtEnd(field: HTMLElement | null | undefined): void {
  field?.focus();
  if (field instanceof HTMLTextAreaElement) field.setSelectionRange(field.value.length, field.value.length);
}

function OpenPart({ name, label, editing }: Props) {
  const box = useRef<HTMLElement>(null);
  const takesFocus = editing.fresh === name;
  useEffect(() => {
    if (takesFocus) focusAtEnd(box.current?.querySelector<HTMLElement>('textarea, input, select'));
  }, [takesFocus]);
  const problem = editing.problem(name);
  // A reader who looks up something in another window is not done here.
  const leave = (event: FocusEvent) => {
    if (document.hasFocus() && !event.currentTarget.contains(event.relatedTarget)) editing.commit(name);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') editing.cancel(name);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) editing.commit(name);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section
      ref={box}
      className="part part-open"
      data-part={name}
      aria-label={label}
      onBlur={leave}
      onKeyDown={press}
    >
      <PartEditor name={name} editing={editing} />
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <div className="part-actions">
        <button
          type="button"
          className="button"
          data-kind="primary"
          disabled={editing.isBusy(name)}
          onClick={() => editing.commit(name)}
        >
          {t('recordSave')}
        </button>
        <button type="button" className="button" data-kind="quiet" onClick={() => editing.cancel(name)}>
          {t('recordCancel')}
        </button>
        <span className="hint">{t('recordEditHint')}</span>
      </div>
    </section>
  );
}

/** A ref for the button that opens a part: it gets the focus back when the editor that had it closes. */
function useReturningFocus(isOpen: boolean) {
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (wasOpen.current && !isOpen && document.activeElement === document.body) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return opener;
}
