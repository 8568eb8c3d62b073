/** A short help text beside the label of a field; `isTooLong` marks a value that is longer than it should be. */
export type FieldHint = { text: string; isTooLong?: boolean };

/** The props of every field editor. `id` is the id of its control, such as `field-title`. */
export type FieldEditorProps<Value> = {
  id: string;
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  hint?: FieldHint | null;
  /** The label is only for screen readers, because the value is clear without it. */
  isLabelHidden?: boolean;
  /** The control looks like plain text until it has the focus. */
  looksLikeText?: boolean;
  placeholder?: string;
  /** The id of another element that describes the control. */
  describedBy?: string;
};

type Props = Pick<FieldEditorProps<never>, 'id' | 'label' | 'hint' | 'isLabelHidden'>;

/** The label of a field, with its hint. */
export function FieldHead({ id, label, hint, isLabelHidden = false }: Props) {
  const labelElement = (
    <label htmlFor={id} className={isLabelHidden ? 'visually-hidden' : undefined}>
      {label}
    </label>
  );
  if (!hint) return labelElement;
  return (
    <div className="field-header">
      {labelElement}
      <span className="form-hint" id={`${id}-hint`} data-too-long={hint.isTooLong ?? false}>
        {hint.text}
      </span>
    </div>
  );
}

/** The value of `aria-describedby` for a control; undefined: nothing describes it. */
export const getDescribedBy = ({
  id,
  hint,
  describedBy,
}: Pick<FieldEditorProps<never>, 'id' | 'hint' | 'describedBy'>): string | undefined =>
  [hint ? `${id}-hint` : null, describedBy].filter(Boolean).join(' ') || undefined;
