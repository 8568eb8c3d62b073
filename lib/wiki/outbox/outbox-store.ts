import type { Source } from '@/lib/record/schema/source';
import type { Access } from '@/lib/record/schema/vocabulary';
import type { EntryKey, OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { SyncedValues } from '@/lib/wiki/model/sync';
import type { TextWrite } from '@/lib/wiki/model/wiki';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';

/** A text that could be sent. `restriction`: why the page is not public, as captured or as set by the reader. */
export type SendableText = { url: string; sha256: string; restriction: Access | null };

/** The text of a source as it would be sent. */
export type LocalText = SendableText & Omit<TextWrite, 'remoteId'>;

/** A position in the order in which entries are due. */
export type DueCursor = Pick<OutboxEntry, 'nextAttemptAt' | 'stableId'>;

/** Sorts after every stable id. */
export const MAX_STABLE_ID = '\uffff';

/** The outbox as used by a flush. Each function is one transaction, which is on the disk when the promise resolves. */
export type OutboxStore = {
  /** Lists due entries of a wiki by time and then stable id, from after `cursor` (null: from the beginning). */
  listDue: (wikiId: string, now: Date, limit: number, cursor: DueCursor | null) => Promise<OutboxEntry[]>;
  /** Returns when the next entry of a wiki is due; null: none is. */
  findNextAttemptAt: (wikiId: string) => Promise<string | null>;
  /** Loads an entry with its current source, which is null if it was deleted or is in the bin. */
  loadEntry: (key: EntryKey) => Promise<{ entry: OutboxEntry; source: Source | null } | null>;
  /** Changes the stored entries in one transaction. Returns the changed ones; missing entries are left out. */
  updateEntries: (keys: EntryKey[], change: (entry: OutboxEntry) => OutboxEntry) => Promise<OutboxEntry[]>;
  /**
   * Changes an entry and applies `localChanges` to its source. If the source was saved since `revision`, nothing changes and
   * the result is null.
   */
  updateIfUnchanged: (update: {
    key: EntryKey;
    revision: number;
    localChanges: SyncedValues;
    change: (entry: OutboxEntry) => OutboxEntry;
  }) => Promise<OutboxEntry | null>;
  /** Returns the stable id of the source that is linked to this resource; null: none. */
  findOwner: (wikiId: string, remoteId: string) => Promise<string | null>;
  /** Returns the newest text of a source; null: none was captured. */
  findLocalText: (stableId: string) => Promise<LocalText | null>;
  findCondition: (wikiId: string) => Promise<WikiCondition | null>;
  saveCondition: (condition: WikiCondition) => Promise<void>;
};

/** The key of an entry. */
export const getEntryKey = ({ wikiId, stableId }: EntryKey): EntryKey => ({ wikiId, stableId });
