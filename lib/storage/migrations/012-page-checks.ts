/** Version 12 of the database: the last check of each page. */
export const pageChecksMigration = {
  version: 12,
  stores: { pageChecks: 'stableId, quoteState' },
};
