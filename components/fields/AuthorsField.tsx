import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react';
import { pasteAuthors, splitChangedAuthors } from '@/lib/record/authors/edit-authors';
import { splitAuthors } from '@/lib/record/authors/split-authors';
import { AuthorChips } from './AuthorChips';
import { type FieldEditorProps, FieldHead, getDescribedBy } from './FieldHead';

const MIN_ROWS = 2;
const MAX_ROWS = 12;

/**
 * The authors, one on each line, with a chip for each recognised name. Names that are pasted or typed on one line are split when
 * they are pasted and when the focus leaves the field. Names that the field had before the reader focused it are not split.
 */
export function AuthorsField(props: FieldEditorProps<string[]>) {
  const { id, value, onChange, isBorderless = false } = props;
  const textareaRef = useRef<HTMLTextAreaElement>(null);
  const initialNamesRef = useRef(value);
  const commit = () => {
    const names = splitChangedAuthors(value, initialNamesRef.current);
    initialNamesRef.current = names;
    if (names.join('\n') !== value.join('\n')) onChange(names);
  };
  const handlePaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd, value: text } = event.currentTarget;
    const pastedText = event.clipboardData.getData('text/plain');
    const names = pasteAuthors(text, { start: selectionStart, end: selectionEnd }, pastedText);
    if (!names) return;
    event.preventDefault();
    // A pasted name with a comma, such as "García Márquez, Gabriel José" between semicolons, must not be split again when the
    // focus leaves the field.
    initialNamesRef.current = [...initialNamesRef.current, ...splitAuthors(pastedText)];
    onChange(names);
  };
  const selectLine = (index: number) => {
    const start = value.slice(0, index).join('\n').length + (index > 0 ? 1 : 0);
    textareaRef.current?.focus();
    textareaRef.current?.setSelectionRange(start, start + (value[index] ?? '').length);
  };
  return (
    <>
      <FieldHead {...props} />
      <textarea
        id={id}
        ref={textareaRef}
        className={isBorderless ? 'borderless-field' : 'field'}
        dir="auto"
        rows={Math.min(MAX_ROWS, Math.max(MIN_ROWS, value.length))}
        value={value.join('\n')}
        placeholder={props.placeholder}
        aria-describedby={getDescribedBy(props)}
        aria-invalid={props.problem ? true : undefined}
        onChange={({ target }) => onChange(target.value === '' ? [] : target.value.split('\n'))}
        onFocus={() => {
          initialNamesRef.current = value;
        }}
        onPaste={handlePaste}
        onBlur={commit}
        onKeyDown={(event: KeyboardEvent) => {
          // Ctrl+Enter saves the form while the field still has the focus, so no blur event occurs.
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) commit();
        }}
      />
      <AuthorChips authors={value} onChange={onChange} onEdit={selectLine} />
    </>
  );
}
