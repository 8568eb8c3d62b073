import type { Source } from '@/lib/record/schema/source';
import type { Access } from '@/lib/record/schema/vocabulary';
import type { EntryKey, OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { SyncedValues } from '@/lib/wiki/model/sync';
import type { TextWrite } from '@/lib/wiki/model/wiki';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';

/** A text that could be sent. `restriction`: why the page is not public, as captured or as the reader says. */
export type SendableText = { url: string; sha256: string; restriction: Access | null };

/** The text of a source as it would be sent. */
export type LocalText = SendableText & Omit<TextWrite, 'remoteId'>;

/** A position in the order in which entries are due. */
export type DueCursor = Pick<OutboxEntry, 'nextAttemptAt' | 'stableId'>;

/** Sorts after every stable id. */
export const MAX_STABLE_ID = '\uffff';

/** The outbox as a flush sees it. Each function is one transaction, stored when it resolves. */
export type OutboxStore = {
  /** Entries of a wiki that are due now, the earliest first (then by stable id), after `cursor` if one is given. */
  listDue: (wikiId: string, now: Date, limit: number, cursor: DueCursor | null) => Promise<OutboxEntry[]>;
  /** When the next entry of a wiki is due; null: never. */
  findNextAttemptAt: (wikiId: string) => Promise<string | null>;
  /** An entry and its source as they are now; the source is null when it is deleted or in the bin. */
  loadEntry: (key: EntryKey) => Promise<{ entry: OutboxEntry; source: Source | null } | null>;
  /** Changes entries in one transaction, starting from what is stored then. Returns the new ones. */
  updateEntries: (keys: EntryKey[], change: (entry: OutboxEntry) => OutboxEntry) => Promise<OutboxEntry[]>;
  /**
   * Changes an entry and gives the source the values of the wiki, unless the source was saved since `revision`: then
   * nothing happens and the result is null.
   */
  updateIfUnchanged: (update: {
    key: EntryKey;
    revision: number;
    localChanges: SyncedValues;
    change: (entry: OutboxEntry) => OutboxEntry;
  }) => Promise<OutboxEntry | null>;
  /** The source of the reader that is linked to this resource of the wiki; null: none. */
  findOwner: (wikiId: string, remoteId: string) => Promise<string | null>;
  /** The newest text of a source; null: none was captured. */
  findLocalText: (stableId: string) => Promise<LocalText | null>;
  findCondition: (wikiId: string) => Promise<WikiCondition | null>;
  saveCondition: (condition: WikiCondition) => Promise<void>;
};

/** The key of an entry. */
export const getEntryKey = ({ wikiId, stableId }: EntryKey): EntryKey => ({ wikiId, stableId });
