import { useState } from 'react';
import { FieldEditor, type FieldReferenceData } from '@/components/fields/FieldEditor';
import { SubmitButtons } from '@/components/ui/SubmitButtons';
import { useModalDialog } from '@/components/ui/use-modal-dialog';
import { getFieldName } from '@/lib/app/describe/sync-fields';
import {
  BULK_TARGETS,
  type BulkChange,
  type BulkTarget,
  type BulkValues,
  buildBulkChange,
  EMPTY_BULK_VALUES,
} from '@/lib/app/library/bulk-edit';
import { type MessageKey, t, tCount } from '@/lib/browser/i18n/message';
import { getSectionName } from '@/lib/browser/i18n/section-names';
import type { SourceStatus } from '@/lib/record/schema/vocabulary';
import { SOURCE_STATUSES } from '@/lib/record/vocabulary';

type Props = {
  count: number;
  referenceData: FieldReferenceData;
  onApply: (change: BulkChange) => void;
  onDismiss: () => void;
};

const TAG_LABELS: Partial<Record<BulkTarget, MessageKey>> = {
  'add-tags': 'bulkAddTags',
  'remove-tags': 'bulkRemoveTags',
  tags: 'bulkSetTags',
};

/** The modal dialog that changes one field of all selected sources. */
export function BulkEditDialog({ count, referenceData, onApply, onDismiss }: Props) {
  const dialogRef = useModalDialog();
  const [target, setTarget] = useState<BulkTarget>('add-tags');
  const [values, setValues] = useState(EMPTY_BULK_VALUES);
  const [status, setStatus] = useState<SourceStatus>('inbox');
  const change = buildBulkChange(target, values, status);
  return (
    <dialog ref={dialogRef} className="sheet bulk-dialog" aria-labelledby="bulk-title" onClose={onDismiss}>
      <h2 id="bulk-title">{tCount('bulkTitle', count)}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (change) onApply(change);
        }}
      >
        <div>
          <label htmlFor="bulk-field">{t('bulkField')}</label>
          <select
            id="bulk-field"
            className="field"
            value={target}
            onChange={({ target: select }) => {
              setTarget(BULK_TARGETS.find((bulkTarget) => bulkTarget === select.value) ?? target);
              setValues(EMPTY_BULK_VALUES);
            }}
          >
            {BULK_TARGETS.map((bulkTarget) => (
              <option key={bulkTarget} value={bulkTarget}>
                {TAG_LABELS[bulkTarget] ? t(TAG_LABELS[bulkTarget]) : getFieldName(bulkTarget)}
              </option>
            ))}
          </select>
        </div>
        <div className="bulk-editor">
          {target === 'status' ? (
            <StatusChoice status={status} onChange={setStatus} />
          ) : (
            <FieldEditor
              field={target === 'add-tags' || target === 'remove-tags' ? 'tags' : target}
              values={values}
              referenceData={referenceData}
              // The cast is safe, because the editor changes only the field that it shows, which `BulkValues` has.
              onEdit={(edits) => setValues((current) => ({ ...current, ...edits }) as BulkValues)}
            />
          )}
        </div>
        <SubmitButtons label={tCount('bulkApply', count)} isDisabled={change === null} onCancel={onDismiss} />
      </form>
    </dialog>
  );
}

type StatusProps = { status: SourceStatus; onChange: (status: SourceStatus) => void };

function StatusChoice({ status, onChange }: StatusProps) {
  return (
    <>
      <label htmlFor="bulk-status">{t('labelStatus')}</label>
      <select
        id="bulk-status"
        className="field"
        value={status}
        onChange={({ target }) => onChange(SOURCE_STATUSES.find((name) => name === target.value) ?? status)}
      >
        {SOURCE_STATUSES.map((name) => (
          <option key={name} value={name}>
            {getSectionName(name)}
          </option>
        ))}
      </select>
    </>
  );
}
