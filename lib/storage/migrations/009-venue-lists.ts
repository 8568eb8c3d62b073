/** Version 9: lists of ratings that others made. */
export const venueListsMigration = {
  version: 9,
  stores: { venueLists: 'id' },
};
