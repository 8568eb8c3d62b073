import { type FieldEditorProps, FieldHead, getDescribedBy } from './FieldHead';

type Props = FieldEditorProps<string> & {
  kind?: 'text' | 'url';
  /** Suggested values. The reader can also type another value. */
  suggestions?: readonly string[];
};

/** A single-line text, such as a name, a date or a URL. */
export function LineField(props: Props) {
  const { id, value, onChange, kind = 'text', suggestions, isBorderless = false, placeholder } = props;
  return (
    <>
      <FieldHead {...props} />
      <input
        id={id}
        className={isBorderless ? 'borderless-field' : 'field'}
        dir={kind === 'url' ? 'ltr' : 'auto'}
        type={kind}
        inputMode={kind}
        spellCheck={kind === 'text'}
        value={value}
        placeholder={placeholder}
        list={suggestions && `${id}-suggestions`}
        aria-describedby={getDescribedBy(props)}
        aria-invalid={props.problem ? true : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {suggestions && (
        <datalist id={`${id}-suggestions`}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
    </>
  );
}
