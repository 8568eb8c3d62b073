/** The maximum number of sources in a list of the settings of a wiki. Further sources are not read. */
export const MAX_LISTED = 50;
