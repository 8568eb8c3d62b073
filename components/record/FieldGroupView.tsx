import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { t } from '@/lib/browser/i18n/message';
import type { RecordEditing } from '@/lib/record/draft/field-groups';
import type { FieldRegistry } from '@/lib/record/field-entry';
import type { FieldGroup } from '@/lib/record/field-lists';
import { FieldGroupEditor } from './FieldGroupEditor';

type Props = {
  name: FieldGroup;
  label: string;
  editing: RecordEditing;
  /** Whether the group has no value; a button then offers to add one. */
  isEmpty: boolean;
  /** Shows a short value on the line of its label. */
  isInline?: boolean;
  /** The label is only for screen readers, because the value is clear without it. */
  isLabelHidden?: boolean;
  registry?: FieldRegistry;
  children: ReactNode;
};

/** One field group of the record: its value, a button to add a value, or its editor. */
export function FieldGroupView(props: Props) {
  const { name, label, editing, isEmpty, isInline = false, isLabelHidden = false, children } = props;
  const isOpen = editing.isOpen(name);
  const editButtonRef = useFocusReturn(isOpen);
  const open = () => editing.open(name);
  if (isOpen) return <OpenFieldGroup {...props} />;
  return (
    <section
      className="field-group"
      data-field-group={name}
      data-empty={isEmpty}
      data-inline={isInline}
      data-label-hidden={isLabelHidden}
    >
      <h2 className={isLabelHidden && !isEmpty ? 'visually-hidden' : undefined}>{label}</h2>
      {!isEmpty && <div className="field-group-value">{children}</div>}
      <button
        ref={editButtonRef}
        type="button"
        className="button edit-button"
        data-kind="quiet"
        onClick={open}
      >
        {isEmpty ? t('recordAdd') : t('recordEdit')}
        <span className="visually-hidden"> {label}</span>
      </button>
    </section>
  );
}

// A reader who opens a text to edit it usually continues at its end.
function focusAtEnd(field: HTMLElement | null | undefined): void {
  field?.focus();
  if (field instanceof HTMLTextAreaElement) field.setSelectionRange(field.value.length, field.value.length);
}

function OpenFieldGroup({ name, label, editing, registry }: Props) {
  const containerRef = useRef<HTMLElement>(null);
  const shouldFocus = editing.justOpened === name;
  useEffect(() => {
    if (shouldFocus) focusAtEnd(containerRef.current?.querySelector<HTMLElement>('textarea, input, select'));
  }, [shouldFocus]);
  const problem = editing.getProblem(name);
  // The window also loses the focus when the reader looks something up in another one; the edit is then not finished.
  const handleBlur = (event: FocusEvent) => {
    if (document.hasFocus() && !event.currentTarget.contains(event.relatedTarget)) editing.commit(name);
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') editing.cancel(name);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) editing.commit(name);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section
      ref={containerRef}
      className="field-group field-group-open"
      data-field-group={name}
      aria-label={label}
      onBlur={handleBlur}
      onKeyDown={handleKeyDown}
    >
      <FieldGroupEditor name={name} editing={editing} {...(registry ? { registry } : {})} />
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <div className="edit-actions">
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

/** A ref for the button that opens a group; the button gets the focus back when the editor that had it closes. */
function useFocusReturn(isOpen: boolean) {
  const editButtonRef = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (wasOpen.current && !isOpen && document.activeElement === document.body)
      editButtonRef.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return editButtonRef;
}
