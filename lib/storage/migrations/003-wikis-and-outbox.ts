/**
 * Version 3: connected wikis (their tokens are stored outside the database), their conditions, and the outbox. A record whose
 * `dueAt` is null is absent from the index of due records.
 */
export const outboxMigration = {
  version: 3,
  stores: {
    wikis: 'id',
    syncRecords: '[wikiId+stableId], stableId, wikiId, [wikiId+dueAt], [wikiId+remoteId]',
    wikiConditions: 'wikiId',
  },
};
