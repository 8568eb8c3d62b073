import { useCallback, useEffect, useRef, useState } from 'react';
import { CheckPagesDialog, type CheckStatus } from '@/components/common/CheckPagesDialog';
import { isWebUrl, parseUrl } from '@/lib/address/parse-url';
import type { CheckInTabDeps } from '@/lib/app/page-check/check-in-tab';
import { getErrorMessage } from '@/lib/base/error-message';
import { closeTab, openBackgroundTab } from '@/lib/browser/background-tab';
import { requestHostsAccess } from '@/lib/browser/host-permissions';
import { isOnline } from '@/lib/browser/network';
import type { Source } from '@/lib/record/schema/source';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import type { Database } from '@/lib/storage/open-database';
import { findSourceById } from '@/lib/storage/queries/find-source-by-id';
import { listWikis } from '@/lib/storage/queries/list-wikis';
import { getMatchPattern } from '../wiki/use-wikis';
import { createTabReadingDeps } from './tab-reading-deps';

const LOAD_TIMEOUT_MS = 30_000;

const createDeps = (database: Database): CheckInTabDeps => ({
  ...createTabReadingDeps(database),
  openTab: (url, signal) => openBackgroundTab(url, LOAD_TIMEOUT_MS, signal),
  closeTab,
  isOnline,
});

type Props = { database: Database; stableIds: readonly string[]; onClose: () => void };

/** Asks before it opens the pages of sources in background tabs, and checks them. Closing the dialog stops the check. */
export function CheckPagesPanel({ database, stableIds, onClose }: Props) {
  const [status, setStatus] = useState<CheckStatus>({ kind: 'asking' });
  const showFailure = useCallback(
    (error: unknown) => setStatus({ kind: 'failed', reason: getErrorMessage(error) }),
    [],
  );
  const pages = usePages(database, stableIds, showFailure);
  const controllerRef = useRef(new AbortController());
  useEffect(() => () => controllerRef.current.abort(), []);
  if (pages === null && status.kind !== 'failed') return null;
  const { sources, hosts } = pages ?? NO_PAGES;
  const count = sources.length;
  const check = async (): Promise<void> => {
    setStatus({ kind: 'checking', done: 0, count });
    // The comparison of pages is loaded when there are pages to check.
    const { checkSources } = await import('@/lib/app/page-check/check-sources');
    const result = await checkSources(createDeps(database), sources, {
      signal: controllerRef.current.signal,
      onProgress: (done) => setStatus({ kind: 'checking', done, count }),
    });
    setStatus({ kind: 'done', result });
  };
  const start = (): void => {
    // The browser shows the permission prompt only if the request is made in the click handler.
    void requestHostsAccess(hosts)
      .then(async (removeAccess) => {
        if (!removeAccess) return setStatus({ kind: 'denied' });
        try {
          await check();
        } finally {
          await removeAccess(await listWikiSites(database));
        }
      })
      .catch(showFailure);
  };
  return (
    <CheckPagesDialog
      pageCount={count}
      hosts={hosts}
      status={status}
      onStart={start}
      onCancel={() => controllerRef.current.abort()}
      onClose={onClose}
    />
  );
}

/** Lists the match patterns of the connected wikis. */
const listWikiSites = async (database: Database): Promise<string[]> =>
  (await listWikis(database)).map(({ baseUrl }) => getMatchPattern(baseUrl));

/**
 * The sources to check, and the hosts that a check needs access to: those of their URLs, and the same hosts with or without `www.`, to
 * which a page may redirect.
 */
type Pages = { sources: Source[]; hosts: string[] };

const NO_PAGES: Pages = { sources: [], hosts: [] };

/**
 * Reads the sources once. Leaves out sources without a web URL. Returns null until the sources are read. If
 * they cannot be read, calls `onError`.
 */
function usePages(
  database: Database,
  stableIds: readonly string[],
  onError: (error: unknown) => void,
): Pages | null {
  const [pages, setPages] = useState<Pages | null>(null);
  const idsRef = useRef(stableIds);
  useEffect(() => {
    // The hosts must be known in the click, which cannot wait for the public suffix list, so the list is
    // loaded before the dialog is shown.
    Promise.all([
      import('@/lib/address/registrable-domain'),
      ...idsRef.current.map((id) => findSourceById(database, id)),
    ])
      .then(([{ findWwwVariant }, ...rows]) => {
        const sources = rows.flatMap((row) =>
          row && !isInvalidRow(row) && isWebUrl(row.source.url) ? [row.source] : [],
        );
        const urls = sources.flatMap(({ url, aliases }) => [url, ...aliases]);
        const urlHosts = urls.flatMap((url) => parseUrl(url)?.hostname ?? []);
        const redirectHosts = urlHosts.flatMap((host) => findWwwVariant(host) ?? []);
        setPages({ sources, hosts: [...new Set([...urlHosts, ...redirectHosts])] });
      })
      .catch(onError);
  }, [database, onError]);
  return pages;
}
