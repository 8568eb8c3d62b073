import { type FieldEditorProps, FieldHead, getDescribedBy } from './FieldHead';

/** A number input. An empty input means null. */
export function NumberField(props: FieldEditorProps<number | null>) {
  const { id, value, onChange } = props;
  return (
    <>
      <FieldHead {...props} />
      <input
        id={id}
        className="field"
        type="number"
        value={value ?? ''}
        aria-describedby={getDescribedBy(props)}
        onChange={({ target }) => onChange(target.value === '' ? null : Number(target.value))}
      />
    </>
  );
}
