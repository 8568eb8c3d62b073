/** Version 10: the history of ratings. Ratings that were changed before have none. */
export const ratingChangesMigration = {
  version: 10,
  stores: { ratingChanges: '++seq, subject' },
};
