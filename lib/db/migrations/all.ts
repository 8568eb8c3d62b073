import type { Transaction } from 'dexie';
import { sources } from './001-sources';
import { sameWork } from './002-same-work';
import { sync } from './003-sync';
import { syncStates } from './004-sync-states';
import { dueInTurn } from './005-due-in-turn';

/** One step of the store's schema. `upgrade` changes rows that an earlier version wrote. */
export type Migration = {
  version: number;
  stores: Record<string, string | null>;
  upgrade?: (transaction: Transaction) => Promise<void>;
};

/** Every step, in order. A released step never changes; a new one is the next file. */
export const migrations: Migration[] = [sources, sameWork, sync, syncStates, dueInTurn];
