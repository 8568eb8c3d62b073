import type { CitingPage } from '@/lib/record/schema/parts';
import type { Source } from '@/lib/record/schema/source';
import type { OutboxEntry, SyncedValues, WikiCondition } from '@/lib/wiki/model/sync';
import type { TextWrite, Wiki, WikiClient } from '@/lib/wiki/model/wiki';
import type { SendableText } from '@/lib/wiki/push/text-decision';
import { isWikiPaused, isWritePaused } from './wiki-pause';

/** The key of a sync record. */
export type EntryKey = Pick<OutboxEntry, 'wikiId' | 'stableId'>;

/** The text of a source as it would be sent. */
export type LocalText = SendableText & Omit<TextWrite, 'remoteId'>;

/** A place in the order in which records are due. */
export type DueCursor = Pick<OutboxEntry, 'dueAt' | 'stableId'>;

/** Sorts after every stable id. */
export const MAX_STABLE_ID = '\uffff';

/** What syncing needs of the store. Each function is one transaction, on the disk when it resolves. */
export type OutboxStore = {
  /** Records of a wiki with `dueAt` at or before now, the earliest first (then by stable id); those after a place, if one is given. */
  listDue: (wikiId: string, now: Date, limit: number, cursor: DueCursor | null) => Promise<OutboxEntry[]>;
  /** The earliest `dueAt` of a wiki; null: nothing is due ever. */
  findNextDueAt: (wikiId: string) => Promise<string | null>;
  /** A record and its source as they are now; the source is null when it is deleted or in the bin. */
  loadEntry: (key: EntryKey) => Promise<{ entry: OutboxEntry; source: Source | null } | null>;
  /** Changes records, in one transaction, starting from what is stored then. Gives the new ones. */
  updateEntries: (keys: EntryKey[], change: (entry: OutboxEntry) => OutboxEntry) => Promise<OutboxEntry[]>;
  /**
   * Changes a record and gives the source the values of the wiki (`withFields`), unless the source was saved since
   * `revision`: then nothing happens and the answer is null. Records of other wikis are `touched` if values are given.
   */
  updateIfUnchanged: (update: {
    key: EntryKey;
    revision: number;
    localChanges: SyncedValues;
    change: (entry: OutboxEntry) => OutboxEntry;
  }) => Promise<OutboxEntry | null>;
  /** The source of the reader's that is this entry of the wiki; null: none. */
  findOwner: (wikiId: string, remoteId: string) => Promise<string | null>;
  /** The newest text of a source and what the page was; null: none was kept. */
  findLocalText: (stableId: string) => Promise<LocalText | null>;
  findCondition: (wikiId: string) => Promise<WikiCondition | null>;
  saveCondition: (condition: WikiCondition) => Promise<void>;
};

/** What syncing needs of the outside world; the worker supplies it. `chance`: 0 to 1, drawn anew each time. */
export type SyncDeps = {
  outbox: OutboxStore;
  client: WikiClient;
  now: () => Date;
  random: () => number;
  isSharedVenue: (venueId: string) => boolean;
};

/**
 * How many entries the wiki has if nobody but this flush adds any (`total`), and the totals before that between which
 * only this flush added some: those with the ids in `made`.
 */
export type ResourceCount = { total: number; knownTotals: number[]; createdIds: Set<string> };

/** One flush of one wiki. Only one may run at a time; what it remembers beside the store is a cache. */
export type FlushContext = SyncDeps & {
  wiki: Wiki;
  condition: WikiCondition;
  /** Pages already read in this flush; null: gone. */
  pageCache: Map<string, CitingPage | null>;
  /** What is due was handled up to here; null: it is read from the beginning. */
  cursor: DueCursor | null;
  /** When the last step looked for what is due; absent: none did. */
  lastStepAt?: string;
  /** How many entries the wiki has; absent: not known any more. */
  resourceCount?: ResourceCount;
  /** The forms of all addresses that the wiki had when many sources were begun (`listAddresses`). */
  knownUrls?: Set<string>;
};

export const getEntryKey = ({ wikiId, stableId }: OutboxEntry): EntryKey => ({ wikiId, stableId });

/** How a wiki is doing that nothing is known of. */
export const createCondition = (wikiId: string): WikiCondition => ({
  wikiId,
  pausedUntil: null,
  why: null,
  stopped: false,
  failures: 0,
  listFaults: 0,
});

/** Stores a change of the wiki's condition, if it is one. */
export async function updateCondition(context: FlushContext, change: Partial<WikiCondition>): Promise<void> {
  const next = { ...context.condition, ...change };
  if (JSON.stringify(next) === JSON.stringify(context.condition)) return;
  context.condition = next;
  await context.outbox.saveCondition(next);
}

/** The wiki gave a usable answer. A wait that it asked for with writing goes on. */
export const recordSuccess = (context: FlushContext): Promise<void> =>
  updateCondition(context, { failures: 0, pausedUntil: null, why: null });

/** Whether the wiki as a whole waits, so that no further request may be made. */
export const isPaused = ({ condition, now }: FlushContext): boolean => isWikiPaused(condition, now());

/** Whether a write may be made now. */
export const canWrite = ({ condition, now }: FlushContext): boolean => !isWritePaused(condition, now());
