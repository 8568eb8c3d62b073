/** Version 1: sources, their texts in a separate table, and the venues that the reader added or changed. */
export const sourcesMigration = {
  version: 1,
  stores: {
    sources:
      'stableId, *addresses, *hosts, *terms, *tags, *missing, createdAt, importance, venueId, [shelf+createdAt], [type+createdAt]',
    snapshots: '[stableId+capturedAt], stableId',
    venues: 'id, *domains',
  },
};
