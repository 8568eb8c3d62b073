/** Version 10 of the database: the history of ratings. It does not contain earlier changes. */
export const ratingChangesMigration = {
  version: 10,
  stores: { ratingChanges: '++seq, subject' },
};
