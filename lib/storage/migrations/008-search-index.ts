/**
 * Version 8: search, facets and sorting have an index of their own (`lib/search/index`) in place of the columns `terms` and
 * `missing` and the index by type, which made every save slower and every count a walk over all keys. No row is rewritten: the
 * worker builds the index afterwards, part by part.
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
