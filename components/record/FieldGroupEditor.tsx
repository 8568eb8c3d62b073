import { FieldEditor } from '@/components/fields/FieldEditor';
import { getInputHint } from '@/components/fields/field-hints';
import { RatingField } from '@/components/fields/RatingField';
import type { SourceEditing } from '@/lib/record/draft/field-groups';
import type { FieldRegistry } from '@/lib/record/field-entry';
import { type FieldGroup, getFieldsByGroup } from '@/lib/record/field-lists';
import { SOURCE_FIELDS } from '@/lib/record/fields';
import { useRecordReferenceData } from './record-reference-data';

// The height of the editors, in lines.
const ROWS: Partial<Record<string, number>> = { contextNote: 2, summary: 3, review: 8, abstract: 6 };

type Props = { group: FieldGroup; editing: SourceEditing; registry?: FieldRegistry };

/** The editors of one field group of a source. Every keystroke and every choice calls `editing.edit`. */
export function FieldGroupEditor({ group, editing, registry = SOURCE_FIELDS }: Props) {
  const { values, edit } = editing;
  const referenceData = useRecordReferenceData();
  if (group === 'rating')
    return (
      <div className="rating-editor">
        <RatingField value={values} onChange={edit} />
      </div>
    );
  return getFieldsByGroup(registry)[group]?.map((field) => {
    const hint = getInputHint(field);
    return (
      <FieldEditor
        key={field}
        field={field}
        registry={registry}
        values={values}
        referenceData={referenceData}
        onEdit={edit}
        rows={ROWS[field] ?? 3}
        {...(hint ? { hint } : {})}
      />
    );
  });
}
