import { useCallback, useEffect, useState } from 'react';
import type { WikiSyncStatus } from '@/components/wiki/SyncCard';
import { addPageUrls } from '@/lib/app/describe/citing-pages';
import { send } from '@/lib/browser/messages/send';
import type { CitingPage } from '@/lib/record/schema/parts';
import type { StableId } from '@/lib/record/schema/primitives';
import type { Database } from '@/lib/storage/open-database';
import { listEntriesOfSource } from '@/lib/storage/queries/outbox-entries';
import type { CitingPages, OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { Wiki } from '@/lib/wiki/model/wiki';
import { getDisplayedStatus } from '@/lib/wiki/outbox/displayed-status';
import { useLiveQuery } from '../use-live-query';
import { useOnline } from './use-online';
import { useWikis } from './use-wikis';

/** A source with the wikis that matter to it: the active one, and those that know it. */
export type RecordSync = {
  cards: (WikiSyncStatus & { of: Wiki })[];
  /** The ids that wikis have for it. */
  remoteIds: { wiki: string; remoteId: string }[];
  /** The pages that cite it as last read, and when; null: never read. */
  citedBy: { wiki: string; pages: CitingPage[]; readAt: string } | null;
};

const NO_SYNC: RecordSync = { cards: [], remoteIds: [], citedBy: null };

/** How a source stands with the wikis, current across contexts. Asks once which pages of the active one cite it. */
export function useRecordSync(database: Database, stableId: StableId, isInBin: boolean): RecordSync {
  const connectedWikis = useWikis(database);
  const outboxEntries = useLiveQuery(
    useCallback(() => listEntriesOfSource(database, stableId), [database, stableId]),
  ).value;
  const isOnline = useOnline();
  const now = useCurrentTime();
  const hasActiveWiki = connectedWikis?.list.some(({ active }) => active) ?? false;
  useEffect(() => {
    if (hasActiveWiki) void send('sync/cited-by', { stableId });
  }, [hasActiveWiki, stableId]);
  if (!connectedWikis || !outboxEntries) return NO_SYNC;
  const entryByWikiId = new Map(outboxEntries.map((outboxEntry) => [outboxEntry.wikiId, outboxEntry]));
  const cards = connectedWikis.list
    .filter(({ id, active }) => active || isKnownToWiki(entryByWikiId.get(id)))
    .map((connectedWiki) => {
      const outboxEntry = entryByWikiId.get(connectedWiki.id) ?? null;
      const condition = connectedWikis.conditions.get(connectedWiki.id) ?? null;
      return {
        of: connectedWiki,
        wikiId: connectedWiki.id,
        wiki: connectedWiki.name,
        record: outboxEntry,
        shown: getDisplayedStatus(outboxEntry, { condition, online: isOnline, now, inBin: isInBin }),
      };
    });
  const citingCard =
    cards.find(({ of, record }) => of.active && record?.citingPages) ??
    cards.find(({ record }) => record?.citingPages);
  return {
    cards,
    remoteIds: cards.flatMap(({ wiki, record }) =>
      [record?.remoteId, getRemoteStableId(record, stableId)].flatMap((remoteId) =>
        remoteId ? [{ wiki, remoteId }] : [],
      ),
    ),
    citedBy: citingCard?.record?.citingPages
      ? addPageLinks(citingCard.of, citingCard.record.citingPages)
      : null,
  };
}

/** The wiki's own permanent name, where it is not ours. */
const getRemoteStableId = (outboxEntry: OutboxEntry | null, localStableId: string): string | null => {
  const remoteStableId = outboxEntry?.remoteSnapshot?.stableId ?? null;
  return remoteStableId === localStableId ? null : remoteStableId;
};

const addPageLinks = (wiki: Wiki, { pages, readAt }: CitingPages): RecordSync['citedBy'] => ({
  wiki: wiki.name,
  pages: addPageUrls(wiki, pages),
  readAt,
});

const isKnownToWiki = (outboxEntry: OutboxEntry | undefined): boolean =>
  outboxEntry !== undefined && outboxEntry.remoteId !== null;

// A wait that is over is no wait any more, though nothing was written.
const CLOCK_INTERVAL_MS = 5_000;

function useCurrentTime(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), CLOCK_INTERVAL_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
