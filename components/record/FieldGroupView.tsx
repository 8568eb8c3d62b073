import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { Icon } from '@/components/ui/Icon';
import { t } from '@/lib/browser/i18n/message';
import type { SourceEditing } from '@/lib/record/draft/field-groups';
import type { FieldRegistry } from '@/lib/record/field-entry';
import type { FieldGroup } from '@/lib/record/field-lists';
import { FieldGroupEditor } from './FieldGroupEditor';

type Props = {
  group: FieldGroup;
  label: string;
  editing: SourceEditing;
  /**
   * Whether the group has no value. An empty group is shown only while it is edited; `AddFields` has the button that adds a
   * value.
   */
  isEmpty: boolean;
  /** Whether the value is short enough for the line of its label. */
  isInline?: boolean;
  /** Whether only screen readers get the label. Sighted readers understand some values, such as a title, without it. */
  isLabelHidden?: boolean;
  registry?: FieldRegistry;
  children: ReactNode;
};

/** One field group of the source. It shows the value or the editor. */
export function FieldGroupView(props: Props) {
  const { group, label, editing, isEmpty, isInline = false, isLabelHidden = false, children } = props;
  const isOpen = editing.isOpen(group);
  const editButtonRef = useFocusReturn(isOpen);
  const open = () => editing.open(group);
  if (isOpen) return <OpenFieldGroup {...props} />;
  if (isEmpty) return null;
  return (
    <section
      className="field-group"
      data-field-group={group}
      data-inline={isInline}
      data-label-hidden={isLabelHidden}
    >
      <h2 className={isLabelHidden ? 'visually-hidden' : undefined}>{label}</h2>
      <div className="field-group-value">{children}</div>
      <button
        ref={editButtonRef}
        type="button"
        className="button edit-button"
        data-kind="quiet"
        onClick={open}
      >
        <Icon name="pencil" />
        <span className="visually-hidden">
          {t('buttonEdit')} {label}
        </span>
      </button>
    </section>
  );
}

// The caret goes to the end of the text, because people usually add to what they wrote.
function focusAtEnd(field: HTMLElement | null | undefined): void {
  field?.focus();
  if (field instanceof HTMLTextAreaElement) field.setSelectionRange(field.value.length, field.value.length);
}

function OpenFieldGroup({ group, label, editing, registry }: Props) {
  const containerRef = useRef<HTMLElement>(null);
  const shouldFocus = editing.lastOpenedGroup === group;
  useEffect(() => {
    if (shouldFocus) focusAtEnd(containerRef.current?.querySelector<HTMLElement>('textarea, input, select'));
  }, [shouldFocus]);
  const problem = editing.getProblem(group);
  // A blur without document focus means that the reader switched to another window, so the editor stays open.
  const handleBlur = ({ currentTarget, target, relatedTarget }: FocusEvent) => {
    if (!document.hasFocus() || currentTarget.contains(relatedTarget)) return;
    // If the reader deletes an item, its focused button is removed and loses the focus. The editor then stays open.
    queueMicrotask(() => {
      if (target.isConnected && !currentTarget.contains(document.activeElement)) editing.commit(group);
    });
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') editing.cancel(group);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) editing.commit(group);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section
      ref={containerRef}
      className="field-group field-group-open"
      data-field-group={group}
      aria-label={label}
      onBlur={handleBlur}
      onKeyDown={handleKeyDown}
    >
      <FieldGroupEditor group={group} editing={editing} {...(registry ? { registry } : {})} />
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
          disabled={editing.isBusy(group)}
          onClick={() => editing.commit(group)}
        >
          {t('buttonSave')}
        </button>
        <button type="button" className="button" data-kind="quiet" onClick={() => editing.cancel(group)}>
          {t('buttonCancel')}
        </button>
        <span className="hint">{t('recordEditHint')}</span>
      </div>
    </section>
  );
}

/** Returns a ref for the button that opens the editor. The button gets the focus when the editor closes. */
function useFocusReturn(isOpen: boolean) {
  const editButtonRef = useRef<HTMLButtonElement>(null);
  const wasOpenRef = useRef(isOpen);
  useEffect(() => {
    if (wasOpenRef.current && !isOpen && document.activeElement === document.body)
      editButtonRef.current?.focus();
    wasOpenRef.current = isOpen;
  }, [isOpen]);
  return editButtonRef;
}
