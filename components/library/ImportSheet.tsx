import { useEffect, useRef } from 'react';
import { shownCount } from '@/lib/locale/date';
import { t } from '@/lib/locale/message';

type Outcome = 'new' | 'restored' | 'same' | 'differs' | 'bad';

type Props = {
  rows: { label: string; outcome: Outcome; reason: string[] }[];
  snapshots: number;
  venues: number;
  onAdd: (replace: boolean) => void;
  onDismiss: () => void;
};

const OUTCOMES = {
  bad: 'libraryImportBad',
  differs: 'libraryImportDiffers',
  new: 'libraryImportNew',
  restored: 'libraryImportBack',
  same: 'libraryImportSame',
} as const;
const ORDER = Object.keys(OUTCOMES) as Outcome[];
// More rows than anybody reads; the counts above them are of all.
const MOST = 500;

/** What an import would do, row by row, before anything is written. */
export function ImportSheet({ rows, snapshots, venues, onAdd, onDismiss }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const count = (outcome: Outcome) => rows.filter((row) => row.outcome === outcome).length;
  const inOrder = ORDER.flatMap((outcome) => rows.filter((row) => row.outcome === outcome)).slice(0, MOST);
  return (
    <dialog ref={dialog} className="sheet import-sheet" aria-labelledby="import-title" onClose={onDismiss}>
      <h2 id="import-title">{t('libraryImportTitle')}</h2>
      <p>
        {ORDER.map((outcome) => `${shownCount(count(outcome))} ${t(OUTCOMES[outcome])}`).join(' · ')} ·{' '}
        {t('libraryImportRest', shownCount(snapshots), shownCount(venues))}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keys */}
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
            {inOrder.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row of a file has no identity but its place
              <tr key={index}>
                <td dir="auto">{row.label}</td>
                <td>{t(OUTCOMES[row.outcome])}</td>
                <td>{row.reason.join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className="part-actions">
        <button type="button" className="button" data-kind="primary" onClick={() => onAdd(false)}>
          {t('libraryImportAdd')}
        </button>
        {count('differs') > 0 && (
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
