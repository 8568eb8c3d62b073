import type { FieldProps } from '@/components/common/form-props';
import { FieldEditor } from '@/components/fields/FieldEditor';

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
