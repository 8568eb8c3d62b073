import { type ReactNode, useId } from 'react';
import { QuietButton } from '@/components/ui/QuietButton';
import { describePageCheck } from '@/lib/app/describe/describe-page-check';
import { t } from '@/lib/browser/i18n/message';
import type { PageQuoteSummary } from '@/lib/page-check/quote-results';
import type { PageCheck } from '@/lib/record/schema/page-check';

type Props = {
  /** The last check, or null if the page was never checked. */
  check: PageCheck | null;
  /** The results for the quotes that the source has from the page. */
  pageQuotes: PageQuoteSummary;
  /** Shows the differences of the captured texts. Null if there is nothing to show. */
  onShowChanges: (() => void) | null;
  /** Saves the new URL of the page. Null if the page has not moved. */
  onUseNewUrl: (() => void) | null;
  /** Asks the reader, then opens and checks the page. Null if the source is in the bin. */
  onCheck: (() => void) | null;
  /** The URL of a copy in the Wayback Machine, if the page no longer shows the source. */
  archivedCopyUrl: string | null;
  /** The field group with the link state, which the reader or a check sets. */
  linkState: ReactNode;
};

/** Shows what changed on the page of a source since it was captured, and the time of the last check. */
export function PageCheckCard(props: Props) {
  const { check, pageQuotes, onShowChanges, onUseNewUrl, onCheck, archivedCopyUrl, linkState } = props;
  const id = useId();
  return (
    <section className="field-group page-check" aria-labelledby={id}>
      <h2 id={id}>{t('pageCheck')}</h2>
      {check ? (
        <CheckDescription {...{ check, pageQuotes }} />
      ) : (
        <p className="quiet">{t('pageCheckNever')}</p>
      )}
      {linkState}
      <div className="page-check-actions">
        {onShowChanges && <QuietButton label={t('buttonShowChanges')} onClick={onShowChanges} />}
        {onUseNewUrl && <QuietButton label={t('buttonUseNewAddress')} onClick={onUseNewUrl} />}
        {onCheck && (
          <QuietButton label={t(check ? 'buttonCheckPage' : 'buttonCheckPageNow')} onClick={onCheck} />
        )}
        {archivedCopyUrl && (
          <a className="button" data-kind="quiet" href={archivedCopyUrl} target="_blank" rel="noreferrer">
            {t('archivedCopy')}
          </a>
        )}
      </div>
    </section>
  );
}

function CheckDescription({ check, pageQuotes }: { check: PageCheck; pageQuotes: PageQuoteSummary }) {
  const { sentences, valueSentences } = describePageCheck(check, pageQuotes);
  return (
    <>
      <p data-outcome={check.outcome}>{sentences.join(' ')}</p>
      {check.outcome === 'changed' && <p className="quiet">{t('changedShareHint')}</p>}
      {valueSentences.length > 0 && (
        <ul className="changed-values">
          {valueSentences.map((sentence) => (
            <li key={sentence} dir="auto">
              {sentence}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
