import type { CredibilityLevel } from './primitives';

/** The credibility of a source: inherited from its venue, set by the reader, taken from a venue list, or not rated. */
export type Rating =
  /** `reason` is the reader's reason for the level of the venue. */
  | { kind: 'inherited'; level: CredibilityLevel; venueName: string; reason?: string }
  | { kind: 'set-by-reader'; level: CredibilityLevel; reason: string }
  | ListedRating
  /** The views show `host`, because the source has no rated venue. */
  | { kind: 'unrated'; host: string };

/** A rating by a venue list. `status` is the rating in the words of the list, or null if the list has only levels. */
export type ListedRating = {
  kind: 'listed';
  level: CredibilityLevel;
  status: string | null;
  venueName: string;
  listName: string;
  /** The month or day of the list, or null. */
  listDate: string | null;
  /** The URL of the page that the list comes from, or null. */
  listSource: string | null;
  /** When the reader imported the list (ISO 8601), or null if it comes with the extension. */
  listImportedAt: string | null;
};
