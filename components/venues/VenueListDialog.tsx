import { useId, useState } from 'react';
import { SubmitButtons } from '@/components/ui/SubmitButtons';
import { useModalDialog } from '@/components/ui/use-modal-dialog';
import { buildImportedList, type VenueListValues } from '@/lib/app/library/build-imported-list';
import { t, tCount } from '@/lib/browser/i18n/message';
import type { ParsedVenueList } from '@/lib/formats/venue-list/parse-venue-list';
import type { RowRejection } from '@/lib/formats/venue-list/read-row';
import type { VenueList } from '@/lib/record/schema/venue-list';
import { formatRowRejection } from './format-venue-list-problem';

type Props = {
  /** The name of the file. It becomes the name of the list if the file contains none. */
  fileName: string;
  list: ParsedVenueList;
  createId: () => string;
  onAdd: (list: VenueList) => void;
  onDismiss: () => void;
};

/**
 * Shows what the file of a venue list contains. The reader completes name, origin, licence and date before the list is
 * added.
 */
export function VenueListDialog({ fileName, list, createId, onAdd, onDismiss }: Props) {
  const dialogRef = useModalDialog();
  const titleId = useId();
  const [problem, setProblem] = useState<string | null>(null);
  const [values, setValues] = useState<VenueListValues>({
    name: list.name ?? fileName,
    source: list.source ?? '',
    licence: list.licence ?? '',
    date: list.date ?? '',
  });
  const add = () => {
    const result = buildImportedList(values, list.venues, { id: createId(), now: new Date() });
    if (result.ok) onAdd(result.value);
    else setProblem(t(result.problem));
  };
  return (
    <dialog ref={dialogRef} className="sheet" aria-labelledby={titleId} onClose={onDismiss}>
      <h2 id={titleId}>{t('venueListImportTitle')}</h2>
      <p>{tCount('venueListImportCount', list.venues.length)}</p>
      <RejectedRows rejections={list.rejections} />
      <form
        className="venue-form"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <ListFields values={values} onChange={(changes) => setValues({ ...values, ...changes })} />
        {problem && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
        <SubmitButtons label={t('venueListAdd')} isDisabled={list.venues.length === 0} onCancel={onDismiss} />
      </form>
    </dialog>
  );
}

const FIELDS = [
  ['name', 'venueListName'],
  ['source', 'venueListSourceUrl'],
  ['licence', 'venueListLicenceName'],
  ['date', 'venueListDate'],
] as const;

type ListFieldsProps = { values: VenueListValues; onChange: (changes: Partial<VenueListValues>) => void };

function ListFields({ values, onChange }: ListFieldsProps) {
  const formId = useId();
  return FIELDS.map(([field, labelKey]) => (
    <div key={field} className="venue-form-field">
      <label htmlFor={`${formId}-${field}`}>{t(labelKey)}</label>
      <input
        id={`${formId}-${field}`}
        className="field"
        dir="auto"
        value={values[field]}
        placeholder={field === 'date' ? t('venueListDateHint') : undefined}
        onChange={(event) => onChange({ [field]: event.target.value })}
      />
    </div>
  ));
}

// A longer list would move the fields out of view.
const MAX_NAMED_REJECTIONS = 5;

function RejectedRows({ rejections }: { rejections: RowRejection[] }) {
  if (rejections.length === 0) return null;
  const remainingCount = rejections.length - MAX_NAMED_REJECTIONS;
  return (
    <>
      <p>{tCount('venueListRejected', rejections.length)}</p>
      <ul className="import-rejections">
        {rejections.slice(0, MAX_NAMED_REJECTIONS).map((rejection) => (
          <li key={`${rejection.row} ${rejection.text}`} dir="auto">
            {formatRowRejection(rejection)}
          </li>
        ))}
        {remainingCount > 0 && <li>{tCount('venueListRejectedMore', remainingCount)}</li>}
      </ul>
    </>
  );
}
