import { FieldEditor } from '@/components/fields/FieldEditor';
import type { FieldProps } from './form-props';

/** The type and the free subtype, on one line. */
export function TypeFields({ values, referenceData, actions }: FieldProps) {
  const editor = { values, referenceData, onEdit: actions.edit };
  return (
    <div className="type-row">
      <FieldEditor field="type" {...editor} />
      <FieldEditor field="subtype" {...editor} />
    </div>
  );
}
