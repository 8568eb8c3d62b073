import { FieldEditor } from '@/components/fields/FieldEditor';
import { useFieldUndo } from '@/components/fields/use-field-undo';
import { t } from '@/lib/browser/i18n/message';
import type { Edits } from '@/lib/record/schema/draft';
import { formatSubtype, isSubtypeOf } from '@/lib/record/subtype';
import type { FieldProps } from './form-props';

/** The editors of the type and the subtype, on one line. */
export function TypeFields({ values, referenceData, actions, problems }: FieldProps) {
  // The hook gets no value, because Undo restores two fields and therefore calls `actions.edit` itself.
  const { notifyChange, undoLine } = useFieldUndo<null>(null, () => undefined);
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
      restore: () => {
        actions.edit({ type: values.type, subtype });
        return null;
      },
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
