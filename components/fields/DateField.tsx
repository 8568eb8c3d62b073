import { type KeyboardEvent, useState } from 'react';
import { parseTypedDate, type TypedDate } from '@/lib/base/parse-typed-date';
import { formatDate } from '@/lib/browser/i18n/format-values';
import { getReaderLanguage, t } from '@/lib/browser/i18n/message';
import type { FieldEditorProps } from './FieldHead';
import { LineField } from './LineField';

/**
 * A date in any common notation. While the reader types, the field shows which date was recognised. When the field
 * loses the focus, the text becomes `YYYY-MM-DD`, or the field shows that it is not a date. The text is never removed.
 */
export function DateField(props: FieldEditorProps<string>) {
  const { value, onChange, hint, problem } = props;
  const [hasFocus, setHasFocus] = useState(false);
  const date = readTypedDate(value);
  const commit = () => {
    if (date.kind === 'date' && date.value !== value) onChange(date.value);
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    // Enter can save the form while the field still has the focus, so no blur event occurs.
    if (event.key === 'Enter') commit();
  };
  const shouldShowDate = hasFocus && date.kind === 'date' && date.value !== value.trim();
  const dateSentence = shouldShowDate ? t('dateUnderstood', formatDate(date.value)) : null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the handlers observe the input inside
    <span
      className="date-field"
      onFocus={() => setHasFocus(true)}
      onBlur={() => {
        setHasFocus(false);
        commit();
      }}
      onKeyDown={handleKeyDown}
    >
      <LineField
        {...props}
        hint={dateSentence === null ? (hint ?? null) : { text: dateSentence }}
        problem={hasFocus ? (problem ?? null) : describeDateProblem(value)}
      />
    </span>
  );
}

const readTypedDate = (text: string): TypedDate =>
  parseTypedDate(text, getReaderLanguage(), new Date().getFullYear());

/** Returns a sentence about a string that cannot be saved as a date, or null. */
export function describeDateProblem(text: string): string | null {
  if (text.trim() === '') return null;
  const { kind } = readTypedDate(text);
  if (kind === 'date') return null;
  return t(kind === 'ambiguous' ? 'problemDateAmbiguous' : 'problemDateMalformed', text.trim());
}
