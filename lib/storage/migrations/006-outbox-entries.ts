import type { Transaction } from 'dexie';
import { convertVersion5Record } from './convert-version-5-record';

type Row = Record<string, unknown>;

/**
 * Version 6 of the database: the outbox moves from `syncRecords` to `outboxEntries`, where every entry has a status with the
 * fields of that status. Fields of wikis and their conditions are renamed. Entries are due at the same times as before.
 */
export const outboxEntriesMigration = {
  version: 6,
  stores: {
    outboxEntries:
      '[wikiId+stableId], stableId, wikiId, [wikiId+nextAttemptAt+stableId], [wikiId+remoteId], [wikiId+status]',
    syncRecords: null,
  },
  upgrade: async (transaction: Transaction): Promise<void> => {
    const records: Row[] = await transaction.table('syncRecords').toArray();
    await transaction.table('outboxEntries').bulkPut(records.map(convertVersion5Record));
    const wikis = transaction.table('wikis');
    await wikis.bulkPut((await wikis.toArray()).map(convertWiki));
    const conditions = transaction.table('wikiConditions');
    await conditions.bulkPut((await conditions.toArray()).map(convertCondition));
  },
};

function convertWiki({ pageAddress, contentPolicy, ...wiki }: Row): Row {
  return {
    ...wiki,
    contentPolicy: contentPolicy === 'where-none' ? 'if-missing' : contentPolicy,
    ...(pageAddress === undefined ? {} : { pageUrlTemplate: pageAddress }),
  };
}

function convertCondition(row: Row): Row {
  const { wikiId, pausedUntil, writesPausedUntil, batch } = row;
  // Version 5 wrote `{ cap, begun }`. The field is missing if no batch was sent yet.
  const oldBatch = batch as { cap: unknown; begun: unknown } | undefined;
  return {
    wikiId,
    pausedUntil,
    ...(writesPausedUntil === undefined ? {} : { writesPausedUntil }),
    reason: row.why,
    isStopped: row.stopped,
    failureCount: row.failures,
    listFaultCount: row.listFaults,
    ...(oldBatch ? { batch: { maxSize: oldBatch.cap, isRunning: oldBatch.begun } } : {}),
    ...(row.lacks === undefined ? {} : { unsupportedUntil: row.lacks }),
  };
}
