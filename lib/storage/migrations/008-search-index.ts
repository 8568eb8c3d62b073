/**
 * Version 8 of the database: search, facets and sorting have a separate index (`lib/search/index`). It replaces the
 * columns `terms` and `missing` and the index by type, which slowed down every save and required every count to read
 * all keys. No row is rewritten. The worker builds the index afterwards, part by part.
 */
export const searchIndexMigration = {
  version: 8,
  stores: {
    sources: 'stableId, *addresses, *hosts, *works, *tags, createdAt, importance, venueId, [shelf+createdAt]',
    indexChunks: 'until, [until+after+stamp+format]',
    indexTags: 'until',
    indexChanges: '++seq, stableId',
  },
};
