/** A short help text beside the label of a field; `isOver` marks a value that is longer than it should be. */
export type Guide = { text: string; isOver?: boolean };

/** The props of every field editor. `id` is the id of its control, such as `field-title`. */
export type FieldEditorProps<Value> = {
  id: string;
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  guide?: Guide | null;
  /** The label is only for screen readers, because the value is clear without it. */
  isLabelHidden?: boolean;
  /** The control looks like plain text until it has the focus. */
  looksLikeText?: boolean;
  placeholder?: string;
  /** The id of another element that describes the control. */
  describedBy?: string;
};

type Props = Pick<FieldEditorProps<never>, 'id' | 'label' | 'guide' | 'isLabelHidden'>;

/** The label of a field, with its guide. */
export function FieldHead({ id, label, guide, isLabelHidden = false }: Props) {
  const labelElement = (
    <label htmlFor={id} className={isLabelHidden ? 'visually-hidden' : undefined}>
      {label}
    </label>
  );
  if (!guide) return labelElement;
  return (
    <div className="field-head">
      {labelElement}
      <span className="guide" id={`${id}-guide`} data-over={guide.isOver ?? false}>
        {guide.text}
      </span>
    </div>
  );
}

/** The value of `aria-describedby` for a control; undefined: nothing describes it. */
export const getDescribedBy = ({
  id,
  guide,
  describedBy,
}: Pick<FieldEditorProps<never>, 'id' | 'guide' | 'describedBy'>): string | undefined =>
  [guide ? `${id}-guide` : null, describedBy].filter(Boolean).join(' ') || undefined;
