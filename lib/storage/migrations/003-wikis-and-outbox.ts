/**
 * Version 3 of the database: connected wikis, their conditions, and the outbox. The tokens of wikis are stored outside the
 * database. A record whose `dueAt` is null is not in the index `[wikiId+dueAt]`, because IndexedDB does not index null.
 */
export const outboxMigration = {
  version: 3,
  stores: {
    wikis: 'id',
    syncRecords: '[wikiId+stableId], stableId, wikiId, [wikiId+dueAt], [wikiId+remoteId]',
    wikiConditions: 'wikiId',
  },
};
