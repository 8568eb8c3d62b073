/** Version 4: the states of a wiki's sources are counted by index; reading them all held up the saves meanwhile. */
export const outboxStatusMigration = {
  version: 4,
  stores: {
    syncRecords:
      '[wikiId+stableId], stableId, wikiId, [wikiId+dueAt], [wikiId+remoteId], [wikiId+state.state]',
  },
};
