/** The maximum number of sources in a list of the settings of a wiki. A longer list is not read to its end. */
export const MAX_LISTED = 50;
