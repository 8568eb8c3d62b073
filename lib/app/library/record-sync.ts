import { addPageUrls } from '@/lib/app/describe/citing-pages';
import type { CitingPage } from '@/lib/record/schema/parts';
import { canApplyToSource } from '@/lib/wiki/merge/synced-values';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { SyncedField } from '@/lib/wiki/model/sync';
import type { Wiki } from '@/lib/wiki/model/wiki';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';
import { type DisplayedStatus, getDisplayedStatus } from '@/lib/wiki/outbox/displayed-status';

/** The sync of a source with one wiki. `wiki` is its name; `record` is null if the source was never sent to it. */
export type SyncCardState = {
  of: Wiki;
  wikiId: string;
  wiki: string;
  record: OutboxEntry | null;
  shown: DisplayedStatus;
};

/** The sync of a source with the active wiki and every other wiki that has the source. */
export type RecordSync = {
  cards: SyncCardState[];
  /** The ids that the wikis have for the source. */
  remoteIds: { wiki: string; remoteId: string }[];
  /** The pages that cite the source, and when they were read (ISO 8601); null if they never were. */
  citedBy: { wiki: string; pages: CitingPage[]; readAt: string } | null;
};

/** What the sync of a source is derived from. */
type RecordSyncInputs = {
  stableId: string;
  isInBin: boolean;
  wikis: Wiki[];
  /** By wiki id. */
  conditions: ReadonlyMap<string, WikiCondition>;
  entries: OutboxEntry[];
  isOnline: boolean;
  now: Date;
};

/** The sync of a source when no wiki is connected. */
export const NO_SYNC: RecordSync = { cards: [], remoteIds: [], citedBy: null };

/** Builds the sync of a source. Citing pages come from the active wiki, or from another one if it has none. */
export function buildRecordSync(state: RecordSyncInputs): RecordSync {
  const { stableId, wikis, conditions, entries, isOnline, now, isInBin } = state;
  const entryByWikiId = new Map(entries.map((entry) => [entry.wikiId, entry]));
  const cards = wikis
    .map((wiki): SyncCardState => {
      const entry = entryByWikiId.get(wiki.id) ?? null;
      const condition = conditions.get(wiki.id) ?? null;
      const shown = getDisplayedStatus(entry, { condition, isOnline, now, isInBin });
      return { of: wiki, wikiId: wiki.id, wiki: wiki.name, record: entry, shown };
    })
    .filter(({ of, record }) => of.active || (record?.remoteId ?? null) !== null);
  const citing = cards.filter(({ record }) => record?.citingPages);
  return {
    cards,
    remoteIds: cards.flatMap(({ wiki, record }) =>
      listRemoteIds(record, stableId).map((remoteId) => ({ wiki, remoteId })),
    ),
    citedBy: getCitedBy(citing.find(({ of }) => of.active) ?? citing[0]),
  };
}

/** Lists the fields whose remote value is invalid in a source, so that it can only stay in the wiki. */
export const listRemoteOnlyFields = ({ remoteSnapshot }: OutboxEntry): SyncedField[] =>
  // The type of `Object.entries` loses that the keys are synced fields.
  (Object.entries(remoteSnapshot?.fields ?? {}) as [SyncedField, Parameters<typeof canApplyToSource>[1]][])
    .filter(([field, value]) => !canApplyToSource(field, value))
    .map(([field]) => field);

/** Lists the wiki's id of a source and, if it differs from the local one, its stable id. */
function listRemoteIds(entry: OutboxEntry | null, localStableId: string): string[] {
  const remoteStableId = entry?.remoteSnapshot?.stableId;
  return [entry?.remoteId, remoteStableId === localStableId ? null : remoteStableId].flatMap(
    (id) => id || [],
  );
}

function getCitedBy(card: SyncCardState | undefined): RecordSync['citedBy'] {
  const citingPages = card?.record?.citingPages;
  if (!citingPages) return null;
  const { pages, readAt } = citingPages;
  return { wiki: card.wiki, pages: addPageUrls(card.of, pages), readAt };
}
