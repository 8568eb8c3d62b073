/** Version 9 of the database: lists of ratings that others made. */
export const venueListsMigration = {
  version: 9,
  stores: { venueLists: 'id' },
};
