/**
 * Version 1 of the database: sources, their captured texts in a separate table, and the reader's custom venues. `shelf` is the
 * stored name of the library section.
 */
export const sourcesMigration = {
  version: 1,
  stores: {
    sources:
      'stableId, *addresses, *hosts, *terms, *tags, *missing, createdAt, importance, venueId, [shelf+createdAt], [type+createdAt]',
    snapshots: '[stableId+capturedAt], stableId',
    venues: 'id, *domains',
  },
};
