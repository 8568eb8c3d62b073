import { FieldEditor } from '@/components/fields/FieldEditor';
import type { FieldProps } from './form-props';

/** The type and the subtype, on one line. */
export function TypeFields({ values, referenceData, actions, problems }: FieldProps) {
  const editorProps = { values, referenceData, onEdit: actions.edit };
  return (
    <div className="type-row">
      <FieldEditor field="type" {...editorProps} />
      <FieldEditor field="subtype" {...editorProps} problem={problems.subtype ?? null} />
    </div>
  );
}
