/**
 * Version 3: connected wikis (their tokens are kept elsewhere), how each is doing, and how far every source has come
 * with each. A record whose `dueAt` is null is not in the index of what is due.
 */
export const outboxMigration = {
  version: 3,
  stores: {
    wikis: 'id',
    syncRecords: '[wikiId+stableId], stableId, wikiId, [wikiId+dueAt], [wikiId+remoteId]',
    wikiConditions: 'wikiId',
  },
};
