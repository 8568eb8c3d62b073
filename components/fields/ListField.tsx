import type { FieldEditorProps } from './FieldHead';
import { TextField } from './TextField';

const MIN_ROWS = 2;
const MAX_ROWS = 12;

/** A list of texts with one item on each line, such as the authors. Blank lines are dropped when the draft is saved. */
export function ListField({ value, onChange, ...props }: FieldEditorProps<string[]>) {
  return (
    <TextField
      {...props}
      rows={Math.min(MAX_ROWS, Math.max(MIN_ROWS, value.length))}
      value={value.join('\n')}
      onChange={(text) => onChange(text === '' ? [] : text.split('\n'))}
    />
  );
}
