import type { Transaction } from 'dexie';

type Row = {
  wikiId: string;
  claims?: { items: { verdict: string }[] };
  remoteSnapshot?: { readAt: string } | null;
};

/**
 * Version 11 of the database: adds indexes for the verdicts on claims, for changes by others, and for the time at which the resource
 * of an entry was last read.
 */
export const outboxClaimsMigration = {
  version: 11,
  stores: {
    outboxEntries:
      '[wikiId+stableId], stableId, wikiId, [wikiId+nextAttemptAt+stableId], [wikiId+remoteId], [wikiId+status], [wikiId+remoteCheckedAt], [wikiId+remoteChange.at], *claimKeys',
  },
  upgrade: async (transaction: Transaction): Promise<void> => {
    await transaction
      .table('outboxEntries')
      .toCollection()
      .modify((row: Row & { claimKeys?: string[]; remoteCheckedAt?: string }) => {
        if (row.remoteSnapshot) row.remoteCheckedAt = row.remoteSnapshot.readAt;
        if (row.claims)
          row.claimKeys = [...new Set(row.claims.items.map(({ verdict }) => `${row.wikiId} ${verdict}`))];
      });
  },
};
