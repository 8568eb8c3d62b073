import { type FieldEditorProps, FieldHead, getDescribedBy } from './FieldHead';

type Props<T extends string> = Omit<FieldEditorProps<T | null>, 'isBorderless' | 'placeholder'> & {
  choices: readonly T[];
  formatChoice: (choice: T) => string;
  /** The label of the empty option. Null means that a choice is required. */
  emptyLabel: string | null;
  title?: string;
};

/** A select element for one of a few values. */
export function ChoiceField<T extends string>(props: Props<T>) {
  const { id, value, onChange, choices, formatChoice, emptyLabel, title } = props;
  return (
    <>
      <FieldHead {...props} />
      <select
        id={id}
        className="field"
        title={title}
        value={value ?? ''}
        aria-describedby={getDescribedBy(props)}
        aria-invalid={props.problem ? true : undefined}
        onChange={(event) => onChange(choices.find((choice) => choice === event.target.value) ?? null)}
      >
        {emptyLabel !== null && <option value="">{emptyLabel}</option>}
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {formatChoice(choice)}
          </option>
        ))}
      </select>
    </>
  );
}
