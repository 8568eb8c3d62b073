import { useEffect, useRef, useState } from 'react';
import { CheckPagesDialog, type CheckState } from '@/components/common/CheckPagesDialog';
import { isWebUrl, parseUrl } from '@/lib/address/parse-url';
import type { CheckInTabDeps } from '@/lib/app/page-check/check-in-tab';
import { findTabById } from '@/lib/browser/active-tab';
import { closeTab, hasErrorPage, openBackgroundTab } from '@/lib/browser/background-tab';
import { beginCapture } from '@/lib/browser/begin-capture';
import { requestSitesAccess } from '@/lib/browser/host-permissions';
import { setCaptureScope } from '@/lib/browser/inject-script';
import { send } from '@/lib/browser/messages/send';
import { isOnline } from '@/lib/browser/network';
import type { Source } from '@/lib/record/schema/source';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import type { Database } from '@/lib/storage/open-database';
import { findSourceById } from '@/lib/storage/queries/find-source-by-id';
import { listWikis } from '@/lib/storage/queries/list-wikis';
import { listSnapshots } from '@/lib/storage/queries/snapshots';
import { getMatchPattern } from '../wiki/use-wikis';

const LOAD_TIMEOUT_MS = 30_000;

const createDeps = (database: Database): CheckInTabDeps => ({
  now: () => new Date(),
  listSnapshots: (stableId) => listSnapshots(database, stableId),
  saveCheck: (request) => send('source/check', request),
  wait: (durationMs) => new Promise((resolve) => setTimeout(resolve, durationMs)),
  captureDeps: { beginCapture, setCaptureScope, findTabById },
  openTab: (url, signal) => openBackgroundTab(url, LOAD_TIMEOUT_MS, signal),
  closeTab,
  hasErrorPage,
  isOnline,
});

type Props = { database: Database; stableIds: readonly string[]; onClose: () => void };

/** Asks before it opens the pages of sources in background tabs, and checks them. Closing the dialog stops the check. */
export function CheckPagesPanel({ database, stableIds, onClose }: Props) {
  const sources = useSources(database, stableIds);
  const [state, setState] = useState<CheckState>({ kind: 'asking' });
  const controllerRef = useRef(new AbortController());
  useEffect(() => () => controllerRef.current.abort(), []);
  if (sources === null) return null;
  const urls = sources.flatMap(({ url, aliases }) => [url, ...aliases]);
  const count = sources.length;
  const check = async (): Promise<void> => {
    setState({ kind: 'checking', done: 0, count });
    // The comparison of pages is loaded when there are pages to check.
    const { checkSources } = await import('@/lib/app/page-check/check-sources');
    const result = await checkSources(createDeps(database), sources, {
      signal: controllerRef.current.signal,
      onProgress: (done) => setState({ kind: 'checking', done, count }),
    });
    setState({ kind: 'done', result });
  };
  const start = (): void => {
    // The browser shows its question only if it is asked within the click.
    void requestSitesAccess(urls).then(async (removeAccess) => {
      if (!removeAccess) return setState({ kind: 'denied' });
      try {
        await check();
      } finally {
        await removeAccess(await listWikiSites(database));
      }
    });
  };
  return (
    <CheckPagesDialog
      pageCount={count}
      hosts={[...new Set(urls.flatMap((url) => parseUrl(url)?.hostname ?? []))]}
      state={state}
      onStart={start}
      onCancel={() => controllerRef.current.abort()}
      onClose={onClose}
    />
  );
}

/** Lists the match patterns of the connected wikis. */
const listWikiSites = async (database: Database): Promise<string[]> =>
  (await listWikis(database)).map(({ baseUrl }) => getMatchPattern(baseUrl));

/** Reads the sources once. Leaves out those that have no web page. Returns null while they are read. */
function useSources(database: Database, stableIds: readonly string[]): Source[] | null {
  const [sources, setSources] = useState<Source[] | null>(null);
  const idsRef = useRef(stableIds);
  useEffect(() => {
    void Promise.all(idsRef.current.map((id) => findSourceById(database, id))).then((rows) =>
      setSources(
        rows.flatMap((row) => (row && !isInvalidRow(row) && isWebUrl(row.source.url) ? [row.source] : [])),
      ),
    );
  }, [database]);
  return sources;
}
