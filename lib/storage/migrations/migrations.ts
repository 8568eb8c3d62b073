import type { Transaction } from 'dexie';
import { sourcesMigration } from './001-sources';
import { duplicatesMigration } from './002-duplicates-and-merges';
import { outboxMigration } from './003-wikis-and-outbox';
import { outboxStatusMigration } from './004-outbox-status-index';
import { outboxOrderMigration } from './005-outbox-order-index';
import { outboxEntriesMigration } from './006-outbox-entries';

/** One step of the store's schema. `upgrade` changes rows that an earlier version wrote. */
export type Migration = {
  version: number;
  stores: Record<string, string | null>;
  upgrade?: (transaction: Transaction) => Promise<void>;
};

/** Every step, in order. A released step never changes; a new one is the next file. */
export const migrations: Migration[] = [
  sourcesMigration,
  duplicatesMigration,
  outboxMigration,
  outboxStatusMigration,
  outboxOrderMigration,
  outboxEntriesMigration,
];
