import { useEffect, useRef } from 'react';
import { useModalDialog } from '@/components/ui/use-modal-dialog';
import { describeCheckCounts, describeConnection } from '@/lib/app/describe/describe-check-counts';
import type { CheckResult } from '@/lib/app/page-check/check-sources';
import { t, tCount } from '@/lib/browser/i18n/message';

/** The step that the dialog shows. */
export type CheckState =
  | { kind: 'asking' }
  | { kind: 'denied' }
  | { kind: 'checking'; done: number; count: number }
  | { kind: 'done'; result: CheckResult };

type Props = {
  pageCount: number;
  /** The hosts of the pages. */
  hosts: readonly string[];
  state: CheckState;
  onStart: () => void;
  onCancel: () => void;
  onClose: () => void;
};

const MAX_HOSTS = 5;

/** The modal dialog that asks before pages are opened in background tabs, and shows the progress. */
export function CheckPagesDialog({ pageCount, hosts, state, onStart, onCancel, onClose }: Props) {
  const dialogRef = useModalDialog();
  const closeButtonRef = useRef<HTMLButtonElement>(null);
  const isStarted = state.kind === 'checking' || state.kind === 'done';
  // The focused button that starts the check is removed.
  useEffect(() => {
    if (isStarted) closeButtonRef.current?.focus();
  }, [isStarted]);
  return (
    <dialog ref={dialogRef} className="sheet" aria-labelledby="check-pages-title" onClose={onClose}>
      <h2 id="check-pages-title">{formatTitle(state, pageCount)}</h2>
      {state.kind !== 'done' && <p>{t('checkPagesExplanation', formatHosts(hosts))}</p>}
      <div role="status">
        {state.kind === 'checking' && <p>{t('checkPagesProgress', state.done, state.count)}</p>}
        {state.kind === 'denied' && <p>{t('checkPagesDenied')}</p>}
        {state.kind === 'done' && <Result {...state.result} />}
      </div>
      {state.kind === 'checking' && (
        <progress value={state.done} max={state.count} aria-label={t('libraryProgress')} />
      )}
      <div className="edit-actions">
        {(state.kind === 'asking' || state.kind === 'denied') && (
          <button type="button" className="button" data-kind="primary" onClick={onStart}>
            {tCount('checkPagesStart', pageCount)}
          </button>
        )}
        <button
          ref={closeButtonRef}
          type="button"
          className="button"
          data-kind="quiet"
          onClick={state.kind === 'checking' ? onCancel : onClose}
        >
          {state.kind === 'done' ? t('libraryClose') : t('buttonCancel')}
        </button>
      </div>
    </dialog>
  );
}

function formatTitle({ kind }: CheckState, pageCount: number): string {
  switch (kind) {
    case 'asking':
    case 'denied':
      return tCount('checkPagesTitle', pageCount);
    case 'checking':
      return tCount('checkPagesRunning', pageCount);
    case 'done':
      return t('checkPagesResult');
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

function formatHosts(hosts: readonly string[]): string {
  const remainingCount = hosts.length - MAX_HOSTS;
  return [
    ...hosts.slice(0, MAX_HOSTS),
    ...(remainingCount > 0 ? [tCount('checkPagesMoreSites', remainingCount)] : []),
  ].join(', ');
}
