import { useEffect, useRef } from 'react';
import { useModalDialog } from '@/components/ui/use-modal-dialog';
import { describeCheckCounts, describeConnection } from '@/lib/app/describe/describe-check-counts';
import { describeFinding } from '@/lib/app/describe/describe-page-check';
import { buildRecordHref } from '@/lib/app/library/route';
import type { CheckResult } from '@/lib/app/page-check/check-sources';
import { t, tCount } from '@/lib/browser/i18n/message';

/** The step that the dialog shows. */
export type CheckStatus =
  | { kind: 'asking' }
  | { kind: 'denied' }
  | { kind: 'checking'; done: number; count: number }
  | { kind: 'done'; result: CheckResult }
  | { kind: 'failed'; reason: string };

type Props = {
  pageCount: number;
  /** The hosts to which the check needs access. */
  hosts: readonly string[];
  status: CheckStatus;
  onStart: () => void;
  onCancel: () => void;
  onClose: () => void;
};

const MAX_HOSTS = 5;

/** The modal dialog that asks before pages are opened in background tabs, and shows the progress. */
export function CheckPagesDialog({ pageCount, hosts, status, onStart, onCancel, onClose }: Props) {
  const dialogRef = useModalDialog();
  const closeButtonRef = useRef<HTMLButtonElement>(null);
  const isStarted = status.kind === 'checking' || status.kind === 'done' || status.kind === 'failed';
  const isEnded = status.kind === 'done' || status.kind === 'failed';
  // The start button is removed while it has the focus, so the focus moves to the other button.
  useEffect(() => {
    if (isStarted) closeButtonRef.current?.focus();
  }, [isStarted]);
  return (
    <dialog ref={dialogRef} className="sheet" aria-labelledby="check-pages-title" onClose={onClose}>
      <h2 id="check-pages-title">{formatTitle(status, pageCount)}</h2>
      {!isEnded && (
        <>
          <p>{t('checkPagesExplanation', formatHosts(hosts))}</p>
          <HostList hosts={hosts} />
        </>
      )}
      <div role="status">
        {status.kind === 'checking' && <p>{t('checkPagesProgress', status.done, status.count)}</p>}
        {status.kind === 'denied' && <p>{t('checkPagesDenied')}</p>}
        {status.kind === 'failed' && <p>{t('checkPagesFailed', status.reason)}</p>}
        {status.kind === 'done' && <Result {...status.result} />}
      </div>
      <Details status={status} />
      <div className="edit-actions">
        {(status.kind === 'asking' || status.kind === 'denied') && (
          <button type="button" className="button" data-kind="primary" onClick={onStart}>
            {tCount('checkPagesStart', pageCount)}
          </button>
        )}
        <button
          ref={closeButtonRef}
          type="button"
          className="button"
          data-kind="quiet"
          onClick={status.kind === 'checking' ? onCancel : onClose}
        >
          {isEnded ? t('libraryClose') : t('buttonCancel')}
        </button>
      </div>
    </dialog>
  );
}

function formatTitle({ kind }: CheckStatus, pageCount: number): string {
  switch (kind) {
    case 'asking':
    case 'denied':
      return tCount('checkPagesTitle', pageCount);
    case 'checking':
      return tCount('checkPagesRunning', pageCount);
    case 'done':
      return t('checkPagesResult');
    case 'failed':
      return t('checkPagesFailedTitle');
  }
}

function Result({ counts, connection, unreadCount, uncheckedCount }: CheckResult) {
  return (
    <>
      {connection.kind !== 'online' && (
        <p>
          {describeConnection(connection)}{' '}
          {uncheckedCount > 0 && tCount('checkPagesUnchecked', uncheckedCount)}
        </p>
      )}
      <p>{describeCheckCounts(counts)}</p>
      {unreadCount > 0 && <p>{tCount('checkPagesUnreadSites', unreadCount)}</p>}
    </>
  );
}

/** The progress bar or the list of results. They are outside the status element, which screen readers read in full at each change. */
function Details({ status }: Pick<Props, 'status'>) {
  switch (status.kind) {
    case 'checking':
      return <progress value={status.done} max={status.count} aria-label={t('libraryProgress')} />;
    case 'done':
      return (
        <>
          <CheckedList checked={status.result.checked} />
          {status.result.checked.some(({ check }) => check?.outcome === 'changed') && (
            <p className="quiet">{t('changedShareHint')}</p>
          )}
        </>
      );
    default:
      return null;
  }
}

/** The checked sources, and what was found. Each record opens in a new tab, so that the list stays. */
const CheckedList = ({ checked }: Pick<CheckResult, 'checked'>) => (
  <ul className="checked-pages">
    {checked.map(({ stableId, title, check, pageQuotes }) => (
      <li key={stableId} className="checked-page">
        <a href={buildRecordHref(stableId)} target="_blank" rel="noreferrer" dir="auto">
          {title}
        </a>{' '}
        <span className="checked-page-finding" dir="auto">
          {check ? describeFinding(check, pageQuotes) : t('checkPageNotSaved')}
        </span>
      </li>
    ))}
  </ul>
);

/** All hosts, collapsed. Rendered only if the explanation above names only some of them. */
function HostList({ hosts }: { hosts: readonly string[] }) {
  if (hosts.length <= MAX_HOSTS) return null;
  return (
    <details>
      <summary>{t('checkPagesAllSites', hosts.length)}</summary>
      <p dir="ltr">{hosts.join(', ')}</p>
    </details>
  );
}

function formatHosts(hosts: readonly string[]): string {
  const remainingCount = hosts.length - MAX_HOSTS;
  return [
    ...hosts.slice(0, MAX_HOSTS),
    ...(remainingCount > 0 ? [tCount('checkPagesMoreSites', remainingCount)] : []),
  ].join(', ');
}
