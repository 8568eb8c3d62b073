import { FieldEditor } from '@/components/fields/FieldEditor';
import { useFieldUndo } from '@/components/fields/use-field-undo';
import { t } from '@/lib/browser/i18n/message';
import type { Edits } from '@/lib/record/schema/draft';
import { formatSubtype, isSubtypeOf } from '@/lib/record/subtype';
import type { FieldProps } from './form-props';

/** The editors of the type and the subtype, on one line. */
export function TypeFields({ values, referenceData, actions, problems }: FieldProps) {
  const { notifyChange, undoLine } = useFieldUndo<Edits>(
    { type: values.type, subtype: values.subtype },
    actions.edit,
  );
  // A subtype that does not fit the new type would contradict it.
  const editType = (edits: Edits): void => {
    const { subtype } = values;
    if (!edits.type || isSubtypeOf(subtype, edits.type)) {
      actions.edit(edits);
      return;
    }
    actions.edit({ ...edits, subtype: '' });
    notifyChange({
      message: t('subtypeCleared', formatSubtype(subtype)),
      restore: () => ({ type: values.type, subtype }),
      getDiscarded: (current) => (current.type === edits.type && current.subtype === '' ? null : current),
    });
  };
  const editorProps = { values, referenceData };
  return (
    <div className="type-row">
      <FieldEditor field="type" {...editorProps} onEdit={editType} />
      <FieldEditor
        field="subtype"
        {...editorProps}
        onEdit={actions.edit}
        problem={problems.subtype ?? null}
      />
      {undoLine}
    </div>
  );
}
