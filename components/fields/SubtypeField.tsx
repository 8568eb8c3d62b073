import { formatSubtype, listSubtypeNames, parseSubtype } from '@/lib/record/subtype';
import type { FieldEditorProps } from './FieldHead';
import { LineField } from './LineField';

/** The subtype, with suggestions. Any text is allowed. It is displayed with spaces and stored with underscores. */
export function SubtypeField({ value, onChange, ...props }: FieldEditorProps<string>) {
  return (
    <LineField
      {...props}
      value={formatSubtype(value)}
      suggestions={listSubtypeNames()}
      onChange={(text) => onChange(parseSubtype(text))}
    />
  );
}
