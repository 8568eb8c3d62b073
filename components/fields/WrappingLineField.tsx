import { joinLines } from '@/lib/base/trim';
import { type FieldEditorProps, FieldHead, getDescribedBy } from './FieldHead';

// The approximate number of characters of a title that fit on one line of the popup.
const CHARACTERS_PER_LINE = 44;

/** The input of a long text without line breaks, such as a title. It wraps, and typed line breaks become spaces. */
export function WrappingLineField(props: FieldEditorProps<string>) {
  const { id, value, onChange, isBorderless = false, placeholder } = props;
  return (
    <>
      <FieldHead {...props} />
      <textarea
        id={id}
        className={isBorderless ? 'borderless-field title' : 'field'}
        dir="auto"
        rows={Math.min(3, Math.max(1, Math.ceil(value.length / CHARACTERS_PER_LINE)))}
        value={value}
        placeholder={placeholder}
        aria-describedby={getDescribedBy(props)}
        aria-invalid={props.problem ? true : undefined}
        onChange={(event) => onChange(joinLines(event.target.value, ' '))}
      />
    </>
  );
}
