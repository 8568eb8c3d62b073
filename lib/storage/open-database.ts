import Dexie, { type Table } from 'dexie';
import type { ChangeChunk, LibraryChange } from '@/lib/record/schema/library-change';
import type { Merge } from '@/lib/record/schema/merge';
import type { PageCheck } from '@/lib/record/schema/page-check';
import type { RatingChange } from '@/lib/record/schema/rating-change';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { SourceRow } from '@/lib/record/schema/source-row';
import type { Venue } from '@/lib/record/schema/venue';
import type { VenueList } from '@/lib/record/schema/venue-list';
import type { IndexChunk } from '@/lib/search/index/index-chunk';
import type { QuoteWord } from '@/lib/search/query/field-words';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { Wiki } from '@/lib/wiki/model/wiki';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';
import { migrations } from './migrations/migrations';

/**
 * The database of one browser profile. The table types describe what is written. Stored rows may be older or damaged, so
 * `lib/storage/queries` parses what it reads.
 */
export type Database = Dexie & {
  sources: Table<SourceRow, string>;
  snapshots: Table<Snapshot, [string, string]>;
  /** The last check of each source's page. The key is the stable id. */
  pageChecks: Table<PageCheck, string>;
  /** The states of the quotes of each source, if at least one is known. The key is the stable id. */
  quoteStates: Table<StoredQuoteStates, string>;
  venues: Table<Venue, string>;
  /** The imported venue lists, and whether the shipped one is switched on. */
  venueLists: Table<VenueList, string>;
  /** The history of ratings. The key is an increasing number. */
  ratingChanges: Table<RatingChange, number>;
  /** The key is the stable ids of the source that stays and of the source that was merged into it. */
  merges: Table<Merge, [string, string]>;
  wikis: Table<Wiki, string>;
  /** The key is the wiki id and the stable id of the source. */
  outboxEntries: Table<OutboxEntry, [string, string]>;
  wikiConditions: Table<WikiCondition, string>;
  changes: Table<LibraryChange, string>;
  /** The key is the id of the change and the position of the chunk in it. */
  changeChunks: Table<ChangeChunk, [string, number]>;
  /** The parts of the search index. The key is the last stable id that the part covers. */
  indexChunks: Table<StoredIndexChunk, string>;
  /** The tags of each part of the search index. The key is the same as in `indexChunks`. */
  indexTags: Table<{ until: string; tags: string[] }, string>;
  /** The sources that were written since their part of the search index was built. The key is an increasing number. */
  indexChanges: Table<IndexChange, number>;
};

/**
 * A part of the search index: the sources with an id after `after` up to and including `until`. `stamp` differs after every
 * write of the part.
 */
export type StoredIndexChunk = IndexChunk & { until: string; after: string; stamp: string };

/** The words by which `quotes:` finds a source. They are derived from its quotes, its link state, its texts and its last check. */
export type StoredQuoteStates = { stableId: string; states: QuoteWord[] };

/** A source that was written or deleted, and its tags. `seq` is absent until the database assigns the number. */
export type IndexChange = { seq?: number; stableId: string; tags: string[] };

/** The name of the database in the browser. */
export const DATABASE_NAME = 'provenote';

/**
 * Creates the database object; Dexie opens the database at the first query. A write resolves only when it is on the disk
 * (`durability: strict`, IndexedDB 3.0), because the form then shows "Saved".
 */
export function openDatabase(name: string = DATABASE_NAME): Database {
  const database = new Dexie(name, { chromeTransactionDurability: 'strict', cache: 'disabled' });
  for (const { version, stores, upgrade } of migrations) {
    const dexieVersion = database.version(version).stores(stores);
    if (upgrade) dexieVersion.upgrade(upgrade);
  }
  reopenAfterFailure(database);
  // Dexie adds one property per table at run time, which the type declares.
  return database as Database;
}

/**
 * Lets the next query open the database again after it could not be opened. Without this, Dexie returns the error of a full disk
 * until the worker or the page starts again, even when there is space.
 */
function reopenAfterFailure(database: Dexie): void {
  const open = database.open.bind(database);
  database.open = () =>
    open().catch((error) => {
      database.close({ disableAutoOpen: false });
      throw error;
    });
}
