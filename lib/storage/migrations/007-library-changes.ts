/** Version 7 of the database: changes of many sources with their progress, and chunks with the values that they replaced. */
export const libraryChangesMigration = {
  version: 7,
  stores: { changes: 'id', changeChunks: '[changeId+index], changeId' },
};
