import { CredibilityLevel, Timestamp, WebUrl } from './primitives';
import { z } from './zod';

/** The maximum number of venues of one list. */
export const MAX_LISTED_VENUES = 20_000;

/** One venue of a list. `status` is the rating in the words of the list, or null if the list has only levels. */
export const ListedVenue = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  /** Hosts in lower case, without `www.` and without a path. */
  hosts: z.array(z.string().check(z.minLength(1), z.maxLength(253))).check(z.minLength(1), z.maxLength(100)),
  level: CredibilityLevel,
  status: z.nullable(z.string().check(z.minLength(1), z.maxLength(100))),
});
export type ListedVenue = z.infer<typeof ListedVenue>;

/**
 * A list of ratings that others made. It is not part of the reader's venues: a listed rating applies only to sources without a
 * venue, and is shown with the name and the date of its list.
 */
export const VenueList = z.strictObject({
  id: z.string().check(z.minLength(1), z.maxLength(100)),
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  /** The page where the list comes from. */
  source: z.nullable(WebUrl),
  licence: z.nullable(z.string().check(z.minLength(1), z.maxLength(200))),
  licenceUrl: z.nullable(WebUrl),
  /** The month or day of the ratings: `2026-08` or `2026-08-21`. */
  date: z.nullable(z.string().check(z.regex(/^\d{4}-\d{2}(-\d{2})?$/))),
  /** Null for a list that ships with the extension. */
  importedAt: z.nullable(Timestamp),
  /** True if the ratings of the list apply. */
  isOn: z.boolean(),
  /** Empty in the stored row of the list that ships with the extension, because its venues are read from a file of the extension. */
  venues: z.array(ListedVenue).check(z.maxLength(MAX_LISTED_VENUES)),
});
export type VenueList = z.infer<typeof VenueList>;
