import { ValueOrigin } from '@/components/common/ValueOrigin';
import { FieldEditor } from '@/components/fields/FieldEditor';
import type { FieldProps } from './form-props';

type Props = FieldProps & { field: 'summary' | 'contextNote' | 'review'; rows: number };

/** The editor of a text that the reader writes. It shows the recommended length. */
export function WrittenField({ field, rows, values, referenceData, actions, problems }: Props) {
  return (
    <div className="written-field">
      <FieldEditor
        field={field}
        values={values}
        referenceData={referenceData}
        onEdit={actions.edit}
        rows={rows}
        problem={problems[field] ?? null}
      />
      <ValueOrigin provenance={referenceData.provenance[field]} />
    </div>
  );
}
