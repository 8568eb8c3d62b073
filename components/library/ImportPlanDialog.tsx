import { useState } from 'react';
import { useModalDialog } from '@/components/ui/use-modal-dialog';
import {
  formatImportedFields,
  formatImportLabel,
  formatImportRejection,
  type ImportPlanRow,
} from '@/lib/app/describe/import-plan-row';
import { t, tCount } from '@/lib/browser/i18n/message';
import type { ColumnMapping, TableColumns } from '@/lib/formats/import/table-fields';
import { DEFAULT_IMPORT_CHOICES, type ImportChoices } from '@/lib/record/schema/import-choices';
import { ColumnMapper } from './ColumnMapper';
import { ImportChoiceFields } from './ImportChoiceFields';

type Props = {
  rows: ImportPlanRow[];
  /** Whether another program wrote the file. Its sources then have only some fields. */
  isForeign: boolean;
  snapshotCount: number;
  venueCount: number;
  /** The columns of a table, or null for other formats. */
  columns: TableColumns | null;
  /** Whether the dry run of other columns has not ended. */
  isPlanning: boolean;
  onColumnsChange: (fields: ColumnMapping) => void;
  onImport: (choices: ImportChoices) => void;
  /** The URLs of a pasted text. Empty if the text is that of a file. */
  pastedUrls: readonly string[];
  /** Adds only the URLs of the pasted text. */
  onAddUrls: () => void;
  onDismiss: () => void;
};

type Outcome = ImportPlanRow['outcome'];

const OUTCOME_LABELS = {
  rejected: 'libraryImportOutcomeRejected',
  partial: 'libraryImportOutcomePartial',
  differs: 'libraryImportOutcomeDiffers',
  new: 'libraryImportOutcomeNew',
  restored: 'libraryImportOutcomeRestored',
  same: 'libraryImportOutcomeSame',
} as const;
const OUTCOME_ORDER = Object.keys(OUTCOME_LABELS) as Outcome[];
// A table of many thousands of rows would make the dialog slow. The counts above the table include all rows.
const MAX_TABLE_ROWS = 500;
// A longer list would move the table out of view. The table lists all rejected items first.
const MAX_NAMED_REJECTIONS = 5;

/** Shows what an import would do: the counts, the first rejected items with reasons, and a table of the items. */
export function ImportPlanDialog({ rows, isForeign, isPlanning, onImport, onDismiss, ...props }: Props) {
  const dialogRef = useModalDialog();
  const [choices, setChoices] = useState<ImportChoices>({
    ...DEFAULT_IMPORT_CHOICES,
    existing: isForeign ? 'fill' : 'skip',
  });
  const countRows = (outcome: Outcome) => rows.filter((row) => row.outcome === outcome).length;
  const replaceableCount = rows.filter(
    ({ outcome, rejection }) => outcome === 'differs' && !rejection,
  ).length;
  return (
    <dialog
      ref={dialogRef}
      className="sheet import-dialog"
      aria-labelledby="import-title"
      onClose={onDismiss}
    >
      <h2 id="import-title">{t('libraryImportTitle')}</h2>
      {props.columns && <ColumnMapper columns={props.columns} onChange={props.onColumnsChange} />}
      <ul className="import-counts" aria-busy={isPlanning}>
        <CountLine count={countRows('new')} text={tCount('libraryImportWillAdd', countRows('new'))} />
        <CountLine
          count={countRows('restored')}
          text={tCount('libraryImportWillRestore', countRows('restored'))}
        />
        <CountLine
          count={countRows('differs')}
          text={tCount('libraryImportWillDiffer', countRows('differs'))}
        />
        <CountLine count={countRows('same')} text={tCount('libraryImportWillSkip', countRows('same'))} />
        <CountLine
          count={countRows('rejected')}
          text={tCount('libraryImportWillReject', countRows('rejected'))}
          isProblem
        />
        <CountLine
          count={countRows('partial')}
          text={tCount('libraryImportWillImportPartly', countRows('partial'))}
        />
      </ul>
      <RejectedRows rows={rows.filter(({ outcome }) => outcome === 'rejected')} />
      <p className="quiet">
        {tCount('libraryImportSnapshotCount', props.snapshotCount)},{' '}
        {tCount('libraryImportVenueCount', props.venueCount)}
      </p>
      <PlanTable rows={OUTCOME_ORDER.flatMap((outcome) => rows.filter((row) => row.outcome === outcome))} />
      <ImportChoiceFields
        counts={{ added: countRows('new'), binned: countRows('restored'), existing: replaceableCount }}
        choices={choices}
        onChange={(changes) => setChoices({ ...choices, ...changes })}
      />
      <div className="edit-actions">
        <button
          type="button"
          className="button"
          data-kind="primary"
          disabled={isPlanning}
          onClick={() => onImport(choices)}
        >
          {t('libraryImportConfirm')}
        </button>
        {props.pastedUrls.length > 0 && (
          <button type="button" className="button" onClick={props.onAddUrls}>
            {t('libraryImportOnlyAddresses')}
          </button>
        )}
        <button type="button" className="button" data-kind="quiet" onClick={onDismiss}>
          {t('buttonCancel')}
        </button>
      </div>
    </dialog>
  );
}

function CountLine({ count, text, isProblem = false }: { count: number; text: string; isProblem?: boolean }) {
  return count === 0 ? null : <li data-problem={isProblem}>{text}</li>;
}

/** Names the first rejected items with their reasons, and counts the others. */
function RejectedRows({ rows }: { rows: ImportPlanRow[] }) {
  if (rows.length === 0) return null;
  const remainingCount = rows.length - MAX_NAMED_REJECTIONS;
  return (
    <ul className="import-rejections">
      {rows.slice(0, MAX_NAMED_REJECTIONS).map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the items of a file may lack an id
        <li key={index}>
          <strong dir="auto">{formatImportLabel(row)}</strong>: {formatImportRejection(row)}
        </li>
      ))}
      {remainingCount > 0 && <li>{tCount('libraryImportMoreRejected', remainingCount)}</li>}
    </ul>
  );
}

function PlanTable({ rows }: { rows: ImportPlanRow[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to reach a region that scrolls
    <section className="import-table" tabIndex={0} aria-label={t('libraryImportRows')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('labelTitle')}</th>
            <th scope="col">{t('libraryImportOutcome')}</th>
            <th scope="col">{t('labelReason')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MAX_TABLE_ROWS).map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the items of a file may lack an id
            <tr key={index}>
              <td dir="auto">{formatImportLabel(row)}</td>
              <td>{t(OUTCOME_LABELS[row.outcome])}</td>
              <td>{formatReason(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function formatReason(row: ImportPlanRow): string {
  const reason = formatImportRejection(row);
  if (row.outcome !== 'differs') return reason;
  const fields = formatImportedFields(row.fields);
  return reason === '' ? fields : `${fields} · ${t('libraryImportNotReplaced', reason)}`;
}
