import { QuietButton } from '@/components/ui/QuietButton';
import { VERDICT_LABELS } from '@/lib/app/describe/claims';
import { type MessageKey, t } from '@/lib/browser/i18n/message';
import type { ReaderVerdict } from '@/lib/wiki/model/reader-verdict';

const STATUS_LABELS = {
  'to-send': 'verdict_waiting',
  sending: 'verdict_sending',
  sent: 'verdict_sent',
  'claim-changed': 'verdict_claimChanged',
  'claim-missing': 'verdict_claimMissing',
  'not-stored': 'verdict_notStored',
  'not-supported': 'verdict_notSupported',
} as const satisfies Record<ReaderVerdict['status'], MessageKey>;

type Props = { readerVerdict: ReaderVerdict; wikiName: string; onWithdraw: () => void };

/** Shows the outcome of the verdict that the reader set on a claim. A verdict that was not sent can be withdrawn. */
export function VerdictStatus({ readerVerdict, wikiName, onWithdraw }: Props) {
  const { status, verdict } = readerVerdict;
  const canWithdraw = status !== 'sent' && status !== 'sending';
  return (
    <>
      <p className="quote-state" role="status">
        {t(STATUS_LABELS[status], t(VERDICT_LABELS[verdict]), wikiName)}{' '}
        {canWithdraw && (
          <QuietButton label={t(status === 'to-send' ? 'wikiUndo' : 'verdictDismiss')} onClick={onWithdraw} />
        )}
      </p>
      <VerdictTexts readerVerdict={readerVerdict} />
    </>
  );
}

/** The texts of a verdict. They stay readable if the wiki no longer accepts verdicts, so that the form cannot be opened. */
function VerdictTexts({ readerVerdict: { supportingQuote, issues } }: { readerVerdict: ReaderVerdict }) {
  if (supportingQuote === null && issues === null) return null;
  return (
    <details>
      <summary>{t('verdictOwnTexts')}</summary>
      {supportingQuote !== null && <blockquote dir="auto">{supportingQuote}</blockquote>}
      {issues !== null && <p dir="auto">{issues}</p>}
    </details>
  );
}
