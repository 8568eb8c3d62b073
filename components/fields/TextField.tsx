import { type FieldEditorProps, FieldHead, getDescribedBy } from './FieldHead';

/** A multi-line text, which may contain Markdown. */
export function TextField(props: FieldEditorProps<string> & { rows: number }) {
  const { id, value, onChange, rows, isBorderless = false, placeholder } = props;
  return (
    <>
      <FieldHead {...props} />
      <textarea
        id={id}
        className={isBorderless ? 'borderless-field' : 'field'}
        dir="auto"
        rows={rows}
        value={value}
        placeholder={placeholder}
        aria-describedby={getDescribedBy(props)}
        aria-invalid={props.problem ? true : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </>
  );
}
