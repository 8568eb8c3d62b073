import { useEffect, useRef } from 'react';
import { formatImportRejection, type ImportPlanRow } from '@/lib/app/describe/import-plan-row';
import { t, tCount } from '@/lib/browser/i18n/message';

type Props = {
  rows: ImportPlanRow[];
  snapshotCount: number;
  venueCount: number;
  onImport: (replace: boolean) => void;
  onDismiss: () => void;
};

type Outcome = ImportPlanRow['outcome'];

const OUTCOME_LABELS = {
  rejected: 'libraryImportOutcomeRejected',
  differs: 'libraryImportOutcomeDiffers',
  new: 'libraryImportOutcomeNew',
  restored: 'libraryImportOutcomeRestored',
  same: 'libraryImportOutcomeSame',
} as const;
const OUTCOME_ORDER = Object.keys(OUTCOME_LABELS) as Outcome[];
// The table shows at most this many rows; the counts above it include all rows.
const MAX_ROWS = 500;
// At most this many rejected records are named above the table.
const MAX_NAMED_REJECTIONS = 5;

/** The dry run of an import: the counts, the rejected records with the reasons, and a table of the first rows. */
export function ImportPlanDialog({ rows, snapshotCount, venueCount, onImport, onDismiss }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const countRows = (outcome: Outcome) => rows.filter((row) => row.outcome === outcome).length;
  const replaceableCount = rows.filter(
    ({ outcome, rejection }) => outcome === 'differs' && !rejection,
  ).length;
  return (
    <dialog ref={dialog} className="sheet import-dialog" aria-labelledby="import-title" onClose={onDismiss}>
      <h2 id="import-title">{t('libraryImportTitle')}</h2>
      <ul className="import-counts">
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
      </ul>
      <RejectedRows rows={rows.filter(({ outcome }) => outcome === 'rejected')} />
      <p className="quiet">
        {tCount('libraryImportSnapshotCount', snapshotCount)}, {tCount('libraryImportVenueCount', venueCount)}
      </p>
      <PlanTable rows={OUTCOME_ORDER.flatMap((outcome) => rows.filter((row) => row.outcome === outcome))} />
      <div className="edit-actions">
        <button type="button" className="button" data-kind="primary" onClick={() => onImport(false)}>
          {t('libraryImportAdd')}
        </button>
        {replaceableCount > 0 && (
          <button type="button" className="button" onClick={() => onImport(true)}>
            {t('libraryImportReplace')}
          </button>
        )}
        <button type="button" className="button" data-kind="quiet" onClick={onDismiss}>
          {t('recordCancel')}
        </button>
      </div>
    </dialog>
  );
}

function CountLine({ count, text, isProblem = false }: { count: number; text: string; isProblem?: boolean }) {
  return count === 0 ? null : <li data-problem={isProblem}>{text}</li>;
}

/** The rejected records: the first ones by name and reason, the others as a count. */
function RejectedRows({ rows }: { rows: ImportPlanRow[] }) {
  if (rows.length === 0) return null;
  const remainingCount = rows.length - MAX_NAMED_REJECTIONS;
  return (
    <ul className="import-rejections">
      {rows.slice(0, MAX_NAMED_REJECTIONS).map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row of a file has no identity but its place
        <li key={index}>
          <strong dir="auto">{row.label}</strong>: {row.rejection && formatImportRejection(row.rejection)}
        </li>
      ))}
      {remainingCount > 0 && <li>{tCount('libraryImportMoreRejected', remainingCount)}</li>}
    </ul>
  );
}

function PlanTable({ rows }: { rows: ImportPlanRow[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keys
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
          {rows.slice(0, MAX_ROWS).map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row of a file has no identity but its place
            <tr key={index}>
              <td dir="auto">{row.label}</td>
              <td>{t(OUTCOME_LABELS[row.outcome])}</td>
              <td>{formatReason(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function formatReason({ outcome, fields, rejection }: ImportPlanRow): string {
  if (!rejection) return fields.join(', ');
  const reason = formatImportRejection(rejection);
  return outcome === 'differs' ? `${fields.join(', ')} · ${t('libraryImportNotReplaced', reason)}` : reason;
}
