import { useId } from 'react';
import { QuietButton } from '@/components/ui/QuietButton';
import { describePageCheck } from '@/lib/app/describe/describe-page-check';
import { t } from '@/lib/browser/i18n/message';
import type { PageCheck } from '@/lib/record/schema/page-check';

type Props = {
  /** The last check, or null if the page was never checked. */
  check: PageCheck | null;
  /** Shows the differences of the captured texts. Null if there is nothing to show. */
  onShowChanges: (() => void) | null;
  /** Asks before the page is opened and checked. Null in the bin. */
  onCheck: (() => void) | null;
  /** The URL of a copy in the Wayback Machine, if the page no longer shows the source. */
  archivedCopyUrl: string | null;
};

/** What changed on the page of a source since it was captured, and when that was checked. */
export function PageCheckCard({ check, onShowChanges, onCheck, archivedCopyUrl }: Props) {
  const id = useId();
  return (
    <section className="field-group page-check" aria-labelledby={id}>
      <h2 id={id}>{t('pageCheck')}</h2>
      {check ? (
        <p data-outcome={check.outcome}>{describePageCheck(check).join(' ')}</p>
      ) : (
        <p className="quiet">{t('pageCheckNever')}</p>
      )}
      <div className="page-check-actions">
        {onShowChanges && <QuietButton label={t('buttonShowChanges')} onClick={onShowChanges} />}
        {onCheck && <QuietButton label={t('buttonCheckPage')} onClick={onCheck} />}
        {archivedCopyUrl && (
          <a className="button" data-kind="quiet" href={archivedCopyUrl} target="_blank" rel="noreferrer">
            {t('archivedCopy')}
          </a>
        )}
      </div>
    </section>
  );
}
