import type { CitingPage, Source } from '@/lib/model/source';
import type { SyncedFields, SyncRecord, WikiCondition } from '@/lib/model/sync';
import type { TextWrite, Wiki, WikiClient } from '@/lib/model/wiki';
import type { TextFacts } from './text-decision';
import { areWritesHeld, isHeld } from './waits';

/** The key of a sync record. */
export type SyncKey = Pick<SyncRecord, 'wikiId' | 'stableId'>;

/** The text of a source as it would be sent. */
export type OwnText = TextFacts & Omit<TextWrite, 'remoteId'>;

/** A place in the order in which records are due. */
export type DuePlace = Pick<SyncRecord, 'dueAt' | 'stableId'>;

/** Sorts after every stable id. */
export const LAST_ID = '\uffff';

/** What syncing needs of the store. Each function is one transaction, on the disk when it resolves. */
export type SyncStore = {
  /** Records of a wiki with `dueAt` at or before now, the earliest first (then by stable id); those after a place, if one is given. */
  due: (wikiId: string, now: Date, limit: number, after: DuePlace | null) => Promise<SyncRecord[]>;
  /** The earliest `dueAt` of a wiki; null: nothing is due ever. */
  nextDueAt: (wikiId: string) => Promise<string | null>;
  /** A record and its source as they are now; the source is null when it is deleted or in the bin. */
  load: (key: SyncKey) => Promise<{ record: SyncRecord; source: Source | null } | null>;
  /** Changes records, in one transaction, starting from what is stored then. Gives the new ones. */
  change: (keys: SyncKey[], change: (record: SyncRecord) => SyncRecord) => Promise<SyncRecord[]>;
  /**
   * Changes a record and gives the source the values of the wiki (`withFields`), unless the source was saved since
   * `revision`: then nothing happens and the answer is null. Records of other wikis are `touched` if values are given.
   */
  begin: (begun: {
    key: SyncKey;
    revision: number;
    here: SyncedFields;
    change: (record: SyncRecord) => SyncRecord;
  }) => Promise<SyncRecord | null>;
  /** The source of the reader's that is this entry of the wiki; null: none. */
  holderOf: (wikiId: string, remoteId: string) => Promise<string | null>;
  /** The newest text of a source and what the page was; null: none was kept. */
  ownText: (stableId: string) => Promise<OwnText | null>;
  condition: (wikiId: string) => Promise<WikiCondition | null>;
  storeCondition: (condition: WikiCondition) => Promise<void>;
};

/** What syncing needs of the outside world; the worker supplies it. `chance`: 0 to 1, drawn anew each time. */
export type SyncDeps = {
  store: SyncStore;
  client: WikiClient;
  now: () => Date;
  chance: () => number;
  venueIsShared: (venueId: string) => boolean;
};

/**
 * How many entries the wiki has if nobody but this flush adds any (`total`), and the totals before that between which
 * only this flush added some: those with the ids in `made`.
 */
export type EntryCount = { total: number; totals: number[]; made: Set<string> };

/** One flush of one wiki. Only one may run at a time; what it remembers beside the store is a cache. */
export type Run = SyncDeps & {
  wiki: Wiki;
  condition: WikiCondition;
  /** Pages already read in this flush; null: gone. */
  pages: Map<string, CitingPage | null>;
  /** What is due was handled up to here; null: it is read from the beginning. */
  place: DuePlace | null;
  /** When the last step looked for what is due; absent: none did. */
  steppedAt?: string;
  /** How many entries the wiki has; absent: not known any more. */
  count?: EntryCount;
  /** The forms of all addresses that the wiki had when many sources were begun (`listAddresses`). */
  listed?: Set<string>;
};

export const keyOf = ({ wikiId, stableId }: SyncRecord): SyncKey => ({ wikiId, stableId });

/** How a wiki is doing that nothing is known of. */
export const newCondition = (wikiId: string): WikiCondition => ({
  wikiId,
  pausedUntil: null,
  why: null,
  stopped: false,
  failures: 0,
  listFaults: 0,
});

/** Stores a change of the wiki's condition, if it is one. */
export async function noteCondition(run: Run, change: Partial<WikiCondition>): Promise<void> {
  const next = { ...run.condition, ...change };
  if (JSON.stringify(next) === JSON.stringify(run.condition)) return;
  run.condition = next;
  await run.store.storeCondition(next);
}

/** The wiki gave a usable answer. A wait that it asked for with writing goes on. */
export const noteAnswer = (run: Run): Promise<void> =>
  noteCondition(run, { failures: 0, pausedUntil: null, why: null });

/** Whether the wiki as a whole waits, so that no further request may be made. */
export const isHeldUp = ({ condition, now }: Run): boolean => isHeld(condition, now());

/** Whether a write may be made now. */
export const mayWrite = ({ condition, now }: Run): boolean => !areWritesHeld(condition, now());
