/** Version 4: an index counts the outbox records by state. Reading all of them for the counts delayed saves. */
export const outboxStatusMigration = {
  version: 4,
  stores: {
    syncRecords:
      '[wikiId+stableId], stableId, wikiId, [wikiId+dueAt], [wikiId+remoteId], [wikiId+state.state]',
  },
};
