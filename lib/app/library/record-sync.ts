import type { CitingPage } from '@/lib/record/schema/parts';
import type { Source } from '@/lib/record/schema/source';
import { canApplyToSource } from '@/lib/wiki/merge/synced-values';
import { canSetVerdicts } from '@/lib/wiki/model/can-set-verdicts';
import { addPageUrls } from '@/lib/wiki/model/citing-page-list';
import type { Claims } from '@/lib/wiki/model/claims';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import { SYNCED_FIELDS, type SyncedField } from '@/lib/wiki/model/sync';
import type { Wiki } from '@/lib/wiki/model/wiki';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';
import { type DisplayedStatus, getDisplayedStatus } from '@/lib/wiki/outbox/displayed-status';

/** The sync of a source with one wiki. `entry` is null if the source was never sent to this wiki. */
export type WikiSync = {
  wiki: Wiki;
  wikiId: string;
  wikiName: string;
  entry: OutboxEntry | null;
  displayedStatus: DisplayedStatus;
};

/** The sync of a source with the active wiki and with every other wiki that has the source. */
export type RecordSync = {
  cards: WikiSync[];
  /** The ids that the wikis have for the source. */
  remoteIds: { wiki: string; remoteId: string }[];
  /**
   * The pages that cite the source. `readAt` is when they were read (ISO 8601). Null means that they were never read.
   */
  citedBy: { wiki: string; pages: CitingPage[]; readAt: string } | null;
  /** The claims on pages of the active wiki that rest on the source. Undefined until they were read. */
  claims: Claims | undefined;
  /** Whether the reader sets verdicts on claims of the active wiki, and the wiki accepts them. */
  canSetVerdicts: boolean;
};

/** The stored values from which the sync of a source is derived. */
type RecordSyncInputs = {
  stableId: string;
  isInBin: boolean;
  wikis: Wiki[];
  /** The conditions by wiki id. */
  conditions: ReadonlyMap<string, WikiCondition>;
  entries: OutboxEntry[];
  isOnline: boolean;
  now: Date;
};

/** The sync of a source when no wiki is connected. */
export const NO_SYNC: RecordSync = {
  cards: [],
  remoteIds: [],
  citedBy: null,
  claims: undefined,
  canSetVerdicts: false,
};

/** Builds the sync of a source. If the active wiki has no citing pages, those of another wiki are used. */
export function buildRecordSync(inputs: RecordSyncInputs): RecordSync {
  const { stableId, wikis, conditions, entries, isOnline, now, isInBin } = inputs;
  const entryByWikiId = new Map(entries.map((entry) => [entry.wikiId, entry]));
  const cards = wikis
    .map((wiki): WikiSync => {
      const entry = entryByWikiId.get(wiki.id) ?? null;
      const condition = conditions.get(wiki.id) ?? null;
      const displayedStatus = getDisplayedStatus(entry, { condition, isOnline, now, isInBin });
      return { wiki, wikiId: wiki.id, wikiName: wiki.name, entry, displayedStatus };
    })
    .filter(({ wiki, entry }) => wiki.active || (entry?.remoteId ?? null) !== null);
  const activeCard = cards.find(({ wiki }) => wiki.active);
  const cardsWithCitingPages = cards.filter(({ entry }) => entry?.citingPages);
  return {
    cards,
    remoteIds: cards.flatMap(({ wikiName, entry }) =>
      listRemoteIds(entry, stableId).map((remoteId) => ({ wiki: wikiName, remoteId })),
    ),
    claims: activeCard?.entry?.claims,
    canSetVerdicts:
      activeCard !== undefined &&
      activeCard.displayedStatus.kind !== 'remote-only' &&
      canSetVerdicts(activeCard.wiki, conditions.get(activeCard.wikiId) ?? null, now),
    citedBy: getCitedBy(cardsWithCitingPages.find(({ wiki }) => wiki.active) ?? cardsWithCitingPages[0]),
  };
}

/** Lists the fields whose remote value a source cannot store. Such a value stays in the wiki only. */
export const listRemoteOnlyFields = ({ remoteSnapshot }: OutboxEntry): SyncedField[] =>
  // `Object.entries` types the keys as strings, but they are synced fields.
  (Object.entries(remoteSnapshot?.fields ?? {}) as [SyncedField, Parameters<typeof canApplyToSource>[1]][])
    .filter(([field, value]) => !canApplyToSource(field, value))
    .map(([field]) => field);

/** Lists the fields whose value comes from a wiki, and the key points if at least one of them does. */
export const listAdoptedFields = ({ provenance }: Pick<Source, 'provenance'>, wikiName: string): string[] =>
  SYNCED_FIELDS.filter((field) => {
    const origin = provenance[field];
    return (
      origin?.from === wikiName ||
      (field === 'keyPoints' && origin?.candidates.some(({ from }) => from === wikiName))
    );
  });

/** Lists the id that the wiki has for a source, and its remote stable id if that differs from the local one. */
function listRemoteIds(entry: OutboxEntry | null, localStableId: string): string[] {
  const remoteStableId = entry?.remoteSnapshot?.stableId;
  return [entry?.remoteId, remoteStableId === localStableId ? null : remoteStableId].flatMap(
    (id) => id || [],
  );
}

function getCitedBy(card: WikiSync | undefined): RecordSync['citedBy'] {
  const citingPages = card?.entry?.citingPages;
  if (!citingPages) return null;
  const { pages, readAt } = citingPages;
  return { wiki: card.wikiName, pages: addPageUrls(card.wiki, pages), readAt };
}
