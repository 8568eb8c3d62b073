import { useState } from 'react';
import { useModalDialog } from '@/components/ui/use-modal-dialog';
import {
  formatIgnoredFields,
  formatImportedFields,
  formatImportLabel,
  formatImportRejection,
  formatOmittedValues,
} from '@/lib/app/describe/format-import-plan-row';
import { type ImportPlanRow, isPartlyImported } from '@/lib/app/library/import-plan-row';
import { t, tCount } from '@/lib/browser/i18n/message';
import type { IgnoredField } from '@/lib/formats/import/ignored-fields';
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
  /** The fields of the file that are not imported. */
  ignoredFields: readonly IgnoredField[];
  /** The columns of a table, or null for other formats. */
  columns: TableColumns | null;
  /** Whether the dry run is running again, after the reader changed the columns. */
  isPlanning: boolean;
  onColumnsChange: (fields: ColumnMapping) => void;
  onImport: (choices: ImportChoices) => void;
  /** The URLs of a pasted text. Empty if the text comes from a file. */
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
// A longer list would move the table out of view. The table lists all rejected and partly imported items first.
const MAX_NAMED_ITEMS = 5;

/**
 * Shows what an import would do: the counts, the first items that are rejected or imported only partly, with reasons, and a table
 * of the items.
 */
export function ImportPlanDialog({ rows, isForeign, isPlanning, onImport, onDismiss, ...props }: Props) {
  const dialogRef = useModalDialog();
  const [choices, setChoices] = useState<ImportChoices>({
    ...DEFAULT_IMPORT_CHOICES,
    existing: isForeign ? 'fill' : 'skip',
  });
  const countRows = (outcome: Outcome) => rows.filter((row) => row.outcome === outcome).length;
  const isPartial = (row: ImportPlanRow) => isPartlyImported(row, choices);
  const partialRows = rows.filter(isPartial);
  const rejectedRows = rows.filter(({ outcome }) => outcome === 'rejected');
  const otherRows = OUTCOME_ORDER.flatMap((outcome) =>
    rows.filter((row) => row.outcome === outcome && outcome !== 'rejected' && !isPartial(row)),
  );
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
          count={rejectedRows.length}
          text={tCount('libraryImportWillReject', rejectedRows.length)}
          isProblem
        />
        <CountLine
          count={partialRows.length}
          text={tCount('libraryImportWillImportPartly', partialRows.length)}
        />
      </ul>
      <RowsWithReasons rows={rejectedRows} outcome="rejected" />
      <RowsWithReasons rows={partialRows} outcome="partial" />
      {props.ignoredFields.length > 0 && (
        <p className="import-ignored" dir="auto">
          {formatIgnoredFields(props.ignoredFields)}
        </p>
      )}
      <p className="quiet">
        {tCount('libraryImportSnapshotCount', props.snapshotCount)},{' '}
        {tCount('libraryImportVenueCount', props.venueCount)}
      </p>
      <PlanTable rows={[...rejectedRows, ...partialRows, ...otherRows]} isPartial={isPartial} />
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

/** Names the first rejected or partly imported items with their reasons, and says how many others there are. */
function RowsWithReasons({ rows, outcome }: { rows: ImportPlanRow[]; outcome: 'rejected' | 'partial' }) {
  if (rows.length === 0) return null;
  const remainingCount = rows.length - MAX_NAMED_ITEMS;
  return (
    <ul className="import-rejections" data-outcome={outcome}>
      {rows.slice(0, MAX_NAMED_ITEMS).map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the items of a file may lack an id
        <li key={index}>
          <strong dir="auto">{formatImportLabel(row)}</strong>:{' '}
          {formatImportRejection(row) || formatOmittedValues(row)}
        </li>
      ))}
      {remainingCount > 0 && <li>{tCount('libraryImportMoreRejected', remainingCount)}</li>}
    </ul>
  );
}

function PlanTable({
  rows,
  isPartial,
}: {
  rows: ImportPlanRow[];
  isPartial: (row: ImportPlanRow) => boolean;
}) {
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
              <td>
                {[...listOutcomes(row, isPartial(row))]
                  .map((outcome) => t(OUTCOME_LABELS[outcome]))
                  .join(', ')}
              </td>
              <td>{formatReason(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Lists the outcomes of an item. For example, an item can be new and only partly imported. */
const listOutcomes = ({ outcome }: ImportPlanRow, isPartial: boolean): Set<Outcome> =>
  new Set([outcome, ...(isPartial ? ['partial' as const] : [])]);

function formatReason(row: ImportPlanRow): string {
  const reason = formatImportRejection(row);
  const isDifferent = row.outcome === 'differs';
  return [
    isDifferent && formatImportedFields(row.fields),
    isDifferent && reason ? t('libraryImportNotReplaced', reason) : reason,
    formatOmittedValues(row),
  ]
    .filter(Boolean)
    .join(' · ');
}
