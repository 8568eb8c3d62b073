/** A short help text beside the label of a field. `isTooLong` marks a value that exceeds its recommended length. */
export type FieldHint = { text: string; isTooLong?: boolean };

/** The props of every field editor. `id` is the id of the input element, such as `field-title`. */
export type FieldEditorProps<Value> = {
  id: string;
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  hint?: FieldHint | null;
  /** Whether only screen readers get the label. Sighted readers understand some values, such as a title, without it. */
  isLabelHidden?: boolean;
  /** Whether the input has no border until it has the focus. */
  isBorderless?: boolean;
  placeholder?: string;
  /** The id of another element that describes the input. */
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

/** Returns the value of `aria-describedby` for an input, or undefined if no element describes it. */
export const getDescribedBy = ({
  id,
  hint,
  describedBy,
}: Pick<FieldEditorProps<never>, 'id' | 'hint' | 'describedBy'>): string | undefined =>
  [hint ? `${id}-hint` : null, describedBy].filter(Boolean).join(' ') || undefined;
