import { useCallback, useEffect, useState } from 'react';
import { withLinks } from '@/components/wiki/page-links';
import type { ShownSync } from '@/components/wiki/SyncCard';
import type { Store } from '@/lib/db/open';
import { syncRecordsOf } from '@/lib/db/read/sync-records';
import { send } from '@/lib/messages/send';
import type { StableId } from '@/lib/model/primitives';
import type { CitingPage } from '@/lib/model/source';
import type { CitingPages, SyncRecord } from '@/lib/model/sync';
import type { Wiki } from '@/lib/model/wiki';
import { shownState } from '@/lib/sync/shown-state';
import { useLive } from '../use-live';
import { useOnline } from './use-online';
import { useWikis } from './use-wikis';

/** A source with the wikis that matter to it: the active one, and those that know it. */
export type RecordSync = {
  cards: (ShownSync & { of: Wiki })[];
  /** The ids that wikis have for it. */
  wikiIds: { wiki: string; remoteId: string }[];
  /** The pages that cite it as last read, and when; null: never read. */
  citedBy: { wiki: string; pages: CitingPage[]; readAt: string } | null;
};

const NONE: RecordSync = { cards: [], wikiIds: [], citedBy: null };

/** How a source stands with the wikis, current across contexts. Asks once which pages of the active one cite it. */
export function useRecordSync(store: Store, stableId: StableId, inBin: boolean): RecordSync {
  const known = useWikis(store);
  const records = useLive(useCallback(() => syncRecordsOf(store, stableId), [store, stableId])).value;
  const online = useOnline();
  const now = useNow();
  const hasActive = known?.list.some(({ active }) => active) ?? false;
  useEffect(() => {
    if (hasActive) void send('sync/cited-by', { stableId });
  }, [hasActive, stableId]);
  if (!known || !records) return NONE;
  const byWiki = new Map(records.map((record) => [record.wikiId, record]));
  const cards = known.list
    .filter(({ id, active }) => active || isKnown(byWiki.get(id)))
    .map((of) => {
      const record = byWiki.get(of.id) ?? null;
      const condition = known.conditions.get(of.id) ?? null;
      return {
        of,
        wikiId: of.id,
        wiki: of.name,
        record,
        shown: shownState(record, { condition, online, now, inBin }),
      };
    });
  const citing =
    cards.find(({ of, record }) => of.active && record?.citedBy) ??
    cards.find(({ record }) => record?.citedBy);
  return {
    cards,
    wikiIds: cards.flatMap(({ wiki, record }) =>
      [record?.remoteId, otherName(record, stableId)].flatMap((remoteId) =>
        remoteId ? [{ wiki, remoteId }] : [],
      ),
    ),
    citedBy: citing?.record?.citedBy ? linked(citing.of, citing.record.citedBy) : null,
  };
}

/** The wiki's own permanent name, where it is not ours. */
const otherName = (record: SyncRecord | null, ours: string): string | null => {
  const theirs = record?.seen?.stableId ?? null;
  return theirs === ours ? null : theirs;
};

const linked = (wiki: Wiki, { pages, readAt }: CitingPages): RecordSync['citedBy'] => ({
  wiki: wiki.name,
  pages: withLinks(wiki, pages),
  readAt,
});

const isKnown = (record: SyncRecord | undefined): boolean => record !== undefined && record.remoteId !== null;

// A wait that is over is no wait any more, though nothing was written.
const TICK_MS = 5_000;

function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
