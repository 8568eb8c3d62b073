import { useEffect, useRef } from 'react';
import { shownCount } from '@/lib/locale/date';
import { t, tCount } from '@/lib/locale/message';
import { type PlannedRow, refusalText } from './import-words';

type Props = {
  rows: PlannedRow[];
  snapshots: number;
  venues: number;
  onAdd: (replace: boolean) => void;
  onDismiss: () => void;
};

type Outcome = PlannedRow['outcome'];

const OUTCOMES = {
  refused: 'libraryImportIsRefused',
  differs: 'libraryImportDiffers',
  new: 'libraryImportNew',
  restored: 'libraryImportBack',
  same: 'libraryImportSame',
} as const;
const ORDER = Object.keys(OUTCOMES) as Outcome[];
// More rows than anybody reads; the counts above them are of all.
const MOST = 500;
// So many of the refused are named above the table.
const NAMED = 5;

/** What an import would do, before anything is written: the counts, what would be refused and why, then row by row. */
export function ImportSheet({ rows, snapshots, venues, onAdd, onDismiss }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const count = (outcome: Outcome) => rows.filter((row) => row.outcome === outcome).length;
  const replaced = rows.filter(({ outcome, refusal }) => outcome === 'differs' && !refusal).length;
  return (
    <dialog ref={dialog} className="sheet import-sheet" aria-labelledby="import-title" onClose={onDismiss}>
      <h2 id="import-title">{t('libraryImportTitle')}</h2>
      <ul className="import-counts">
        <Count count={count('new')} words={tCount('libraryImportWillAdd', count('new'))} />
        <Count count={count('restored')} words={tCount('libraryImportWillRestore', count('restored'))} />
        <Count count={count('differs')} words={tCount('libraryImportWillDiffer', count('differs'))} />
        <Count count={count('same')} words={tCount('libraryImportWillLeave', count('same'))} />
        <Count count={count('refused')} words={tCount('libraryImportWillRefuse', count('refused'))} bad />
      </ul>
      <Refused rows={rows.filter(({ outcome }) => outcome === 'refused')} />
      <p className="quiet">{t('libraryImportRest', shownCount(snapshots), shownCount(venues))}</p>
      <Rows rows={ORDER.flatMap((outcome) => rows.filter((row) => row.outcome === outcome))} />
      <div className="part-actions">
        <button type="button" className="button" data-kind="primary" onClick={() => onAdd(false)}>
          {t('libraryImportAdd')}
        </button>
        {replaced > 0 && (
          <button type="button" className="button" onClick={() => onAdd(true)}>
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

function Count({ count, words, bad = false }: { count: number; words: string; bad?: boolean }) {
  return count === 0 ? null : <li data-bad={bad}>{words}</li>;
}

/** The refused records: the first by name and reason, the others counted. */
function Refused({ rows }: { rows: PlannedRow[] }) {
  if (rows.length === 0) return null;
  const more = rows.length - NAMED;
  return (
    <ul className="import-refused">
      {rows.slice(0, NAMED).map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row of a file has no identity but its place
        <li key={index}>
          <strong dir="auto">{row.label}</strong>: {row.refusal && refusalText(row.refusal)}
        </li>
      ))}
      {more > 0 && <li>{tCount('libraryImportMoreRefused', more)}</li>}
    </ul>
  );
}

function Rows({ rows }: { rows: PlannedRow[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keys
    <section className="import-rows" tabIndex={0} aria-label={t('libraryImportRows')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('labelTitle')}</th>
            <th scope="col">{t('libraryImportOutcome')}</th>
            <th scope="col">{t('labelReason')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST).map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row of a file has no identity but its place
            <tr key={index}>
              <td dir="auto">{row.label}</td>
              <td>{t(OUTCOMES[row.outcome])}</td>
              <td>{reasonOf(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function reasonOf({ outcome, fields, refusal }: PlannedRow): string {
  if (!refusal) return fields.join(', ');
  const why = refusalText(refusal);
  return outcome === 'differs' ? `${fields.join(', ')} · ${t('libraryImportNotReplaced', why)}` : why;
}
