import type { Transaction } from 'dexie';
import { sourcesMigration } from './001-sources';
import { duplicatesMigration } from './002-duplicates-and-merges';
import { outboxMigration } from './003-wikis-and-outbox';
import { outboxStatusMigration } from './004-outbox-status-index';
import { outboxOrderMigration } from './005-outbox-order-index';
import { outboxEntriesMigration } from './006-outbox-entries';
import { libraryChangesMigration } from './007-library-changes';
import { searchIndexMigration } from './008-search-index';
import { venueListsMigration } from './009-venue-lists';
import { ratingChangesMigration } from './010-rating-changes';
import { outboxClaimsMigration } from './011-outbox-claims';
import { pageChecksMigration } from './012-page-checks';
import { quoteStatesMigration } from './013-quote-states';

/**
 * One version of the database schema. `stores` maps changed tables to their Dexie index lists; null removes a table. `upgrade`
 * converts rows of the previous version.
 */
export type Migration = {
  version: number;
  stores: Record<string, string | null>;
  upgrade?: (transaction: Transaction) => Promise<void>;
};

/** All migrations in order. A released migration never changes; a new one gets the next number. */
export const migrations: Migration[] = [
  sourcesMigration,
  duplicatesMigration,
  outboxMigration,
  outboxStatusMigration,
  outboxOrderMigration,
  outboxEntriesMigration,
  libraryChangesMigration,
  searchIndexMigration,
  venueListsMigration,
  ratingChangesMigration,
  outboxClaimsMigration,
  pageChecksMigration,
  quoteStatesMigration,
];
