import './fields.css';
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
  /** Why the value cannot be saved, and what the reader can do. It is displayed completely, above the input. */
  problem?: string | null;
  /** The id of another element that describes the input. */
  describedBy?: string;
};

type Props = Pick<FieldEditorProps<never>, 'id' | 'label' | 'hint' | 'isLabelHidden' | 'problem'>;
type ProblemProps = { id: string; problem: string | null | undefined };

/** The label of a field, with its hint and the problem of its value. */
export function FieldHead({ problem, ...props }: Props) {
  return (
    <>
      <LabelWithHint {...props} />
      <FieldProblem id={props.id} problem={problem} />
    </>
  );
}

/** The reason why a value cannot be saved. */
export function FieldProblem({ id, problem }: ProblemProps) {
  if (!problem) return null;
  return (
    <p className="field-problem" id={`${id}-problem`}>
      {problem}
    </p>
  );
}

function LabelWithHint({ id, label, hint, isLabelHidden = false }: Omit<Props, 'problem'>) {
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
  problem,
}: Pick<FieldEditorProps<never>, 'id' | 'hint' | 'describedBy' | 'problem'>): string | undefined =>
  [problem ? `${id}-problem` : null, hint ? `${id}-hint` : null, describedBy].filter(Boolean).join(' ') ||
  undefined;
