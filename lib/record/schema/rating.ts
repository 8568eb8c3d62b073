import type { CredibilityLevel } from './primitives';

/** The credibility of a source and its reason: inherited from the venue, set by the reader, or not rated. */
export type Rating =
  | { kind: 'inherited'; level: CredibilityLevel; venueName: string }
  | { kind: 'set-by-reader'; level: CredibilityLevel; reason: string }
  /** `host` is shown instead of the unknown venue. */
  | { kind: 'unrated'; host: string };
