/** Version 7: changes of sources with their progress and, in chunks, the values that they replaced. */
export const libraryChangesMigration = {
  version: 7,
  stores: { changes: 'id', changeChunks: '[changeId+index], changeId' },
};
