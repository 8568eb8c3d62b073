import type { Source } from '@/lib/record/schema/source';
import type { Access } from '@/lib/record/schema/vocabulary';
import type { EntryKey, OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { SyncedValues } from '@/lib/wiki/model/sync';
import type { TextWrite } from '@/lib/wiki/model/wiki';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';

/** A text that could be sent. `restriction` says why the page is not public, or is null if it is public. */
export type SendableText = { url: string; sha256: string; restriction: Access | null };

/** The text of a source with all values that a write of the text contains. */
export type LocalText = SendableText & Omit<TextWrite, 'remoteId'>;

/** A position in the order in which entries are due. */
export type DueCursor = Pick<OutboxEntry, 'nextAttemptAt' | 'stableId'>;

/** A string that sorts after every stable id. A cursor with this id is behind all entries that are due at the same time. */
export const MAX_STABLE_ID = '\uffff';

/** The database functions of a flush. Each runs one transaction, which is committed when the promise resolves. */
export type OutboxStore = {
  /** Lists the due entries of a wiki after `cursor`, ordered by time and stable id. A null cursor starts at the beginning. */
  listDue: (wikiId: string, now: Date, limit: number, cursor: DueCursor | null) => Promise<OutboxEntry[]>;
  /** Returns the time at which the next entry of a wiki is due. Null means that none will be due. */
  findNextAttemptAt: (wikiId: string) => Promise<string | null>;
  /** Loads an entry with its current source. The source is null if it was deleted or is in the bin. */
  loadEntry: (key: EntryKey) => Promise<{ entry: OutboxEntry; source: Source | null } | null>;
  /** Changes the stored entries in one transaction. Returns the changed entries, without those that do not exist. */
  updateEntries: (keys: EntryKey[], change: (entry: OutboxEntry) => OutboxEntry) => Promise<OutboxEntry[]>;
  /**
   * Changes an entry and applies `localChanges` to its source. If the source was saved since `revision`, changes nothing and
   * returns null.
   */
  updateIfUnchanged: (update: {
    key: EntryKey;
    revision: number;
    localChanges: SyncedValues;
    change: (entry: OutboxEntry) => OutboxEntry;
  }) => Promise<OutboxEntry | null>;
  /** Returns the stable id of the source that is linked to this resource. Null means that there is none. */
  findLinkedStableId: (wikiId: string, remoteId: string) => Promise<string | null>;
  /** Returns the newest text of a source. Null means that none was captured. */
  findLocalText: (stableId: string) => Promise<LocalText | null>;
  findCondition: (wikiId: string) => Promise<WikiCondition | null>;
  saveCondition: (condition: WikiCondition) => Promise<void>;
};

/** Returns the key of an entry. */
export const getEntryKey = ({ wikiId, stableId }: EntryKey): EntryKey => ({ wikiId, stableId });
