import { useCallback } from 'react';
import type { SyncWord } from '@/components/wiki/SyncWord';
import { syncLook } from '@/components/wiki/sync-look';
import type { Store } from '@/lib/db/open';
import { syncRecordsWith } from '@/lib/db/read/sync-records';
import { shownState } from '@/lib/sync/shown-state';
import { useLive } from '../use-live';
import { useOnline } from './use-online';
import { useWikis } from './use-wikis';

/** How the shown sources stand with the active wiki, a word each; none without an active wiki. */
export function useSyncWords(
  store: Store,
  stableIds: string[],
): (stableId: string, inBin?: boolean) => SyncWord | null {
  const known = useWikis(store);
  const online = useOnline();
  const wiki = known?.list.find(({ active }) => active) ?? null;
  const wikiId = wiki?.id ?? null;
  const ids = stableIds.join(' ');
  const read = useCallback(
    async () => (wikiId === null || ids === '' ? null : await syncRecordsWith(store, wikiId, ids.split(' '))),
    [store, wikiId, ids],
  );
  const records = useLive(read).value ?? null;
  if (!wiki || !records) return () => null;
  const condition = known?.conditions.get(wiki.id) ?? null;
  const now = new Date();
  return (stableId, inBin = false) => {
    const shown = shownState(records.get(stableId) ?? null, { condition, online, now, inBin });
    const { tone, short, words } = syncLook(shown, wiki.name);
    return { tone, short, words };
  };
}
