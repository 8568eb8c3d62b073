import type { SettingPort } from '@/lib/app/library/undo';
import type { UndoableChangeDeps } from '@/lib/app/worker/undoable-changes';
import { ok } from '@/lib/base/result';
import type { Deletion, StatusChange } from '@/lib/record/schema/undoable-change';
import type { Database } from '@/lib/storage/open-database';
import { getIdsByStatus } from '@/lib/storage/queries/get-ids-by-status';
import {
  moveToBin,
  restoreFromBin,
  restoreStatus,
  setSourceStatus,
} from '@/lib/storage/transactions/change-sources';

/** A setting in memory. */
export const makeSetting = <T>(value: T): SettingPort<T> => {
  let current = value;
  return {
    get: async () => current,
    set: async (next) => {
      current = next;
    },
  };
};

/** Dependencies of changes that can be undone, with the real transactions; no record was merged. */
export const createUndoableChangeDeps = (database: Database, now: Date): UndoableChangeDeps => ({
  getIdsByStatus: (stableIds) => getIdsByStatus(database, stableIds),
  setSourceStatus: (stableIds, status) => setSourceStatus(database, stableIds, status, now),
  restoreStatus: (change) => restoreStatus(database, change, now),
  moveToBin: (stableIds) => moveToBin(database, stableIds, now),
  restoreSources: async (stableIds) => {
    const restored = await restoreFromBin(database, stableIds, now);
    return restored.ok ? ok(restored.value.length) : restored;
  },
  lastStatusChange: makeSetting<StatusChange | null>(null),
  lastDeletion: makeSetting<Deletion | null>(null),
});
