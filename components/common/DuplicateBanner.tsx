import { formatEvidence } from '@/lib/app/describe/format-evidence';
import type { SourceSummary } from '@/lib/app/describe/summarize-source';
import { formatDate, formatDay } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import type { DuplicateEvidence } from '@/lib/record/duplicates/duplicate-evidence';
import './duplicates.css';

type Props = {
  /** The page or source that is open. */
  current: SourceSummary & { kind: 'page' | 'record' };
  /** The saved source that may be a duplicate. `savedAt` is an ISO 8601 time. */
  duplicate: SourceSummary & { savedAt: string };
  evidence: DuplicateEvidence[];
  /** The label of the button that confirms. */
  confirmLabel: string;
  onConfirm: () => void;
  onReject: () => void;
};

/** Shows two sources side by side and asks whether they are duplicates. Nothing changes until the reader answers. */
export function DuplicateBanner({ current, duplicate, evidence, confirmLabel, onConfirm, onReject }: Props) {
  return (
    <section className="duplicate-banner" aria-label={t('duplicateTitle')}>
      <h2>{t('duplicateTitle')}</h2>
      <div className="duplicate-columns">
        <SourceColumn
          label={t(current.kind === 'page' ? 'duplicateThisPage' : 'duplicateThisRecord')}
          source={current}
        />
        <SourceColumn label={t('duplicateSavedOn', formatDay(duplicate.savedAt))} source={duplicate} />
      </div>
      <p className="duplicate-evidence">{evidence.map(formatEvidence).join(' · ')}</p>
      <div className="duplicate-actions">
        <button type="button" className="button" onClick={onConfirm}>
          {confirmLabel}
        </button>
        <button type="button" className="button" onClick={onReject}>
          {t('duplicateReject')}
        </button>
      </div>
    </section>
  );
}

/** Shows the result of a confirmation, with a button that undoes it. */
export function DuplicateUndo({
  message,
  undoLabel,
  onUndo,
}: {
  message: string;
  undoLabel: string;
  onUndo: () => void;
}) {
  return (
    <section className="duplicate-banner" data-done="true" aria-label={t('duplicateConfirm')}>
      <p dir="auto">{message}</p>
      <button type="button" className="button" onClick={onUndo}>
        {undoLabel}
      </button>
    </section>
  );
}

function SourceColumn({ label, source }: { label: string; source: SourceSummary }) {
  const details = [source.siteNameOrHost, source.date ? formatDate(source.date) : ''].filter(
    (detail) => detail !== '',
  );
  return (
    <div className="duplicate-column">
      <p className="duplicate-column-label">{label}</p>
      <p className="duplicate-column-title" dir="auto">
        {source.title}
      </p>
      <p className="duplicate-details" dir="auto">
        {details.join(' · ')}
      </p>
    </div>
  );
}
