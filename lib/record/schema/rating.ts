import type { CredibilityLevel } from './primitives';

/** The credibility of a source: inherited from its venue, set by the reader, or not rated. */
export type Rating =
  | { kind: 'inherited'; level: CredibilityLevel; venueName: string }
  | { kind: 'set-by-reader'; level: CredibilityLevel; reason: string }
  /** The views show `host` instead of the unknown venue. */
  | { kind: 'unrated'; host: string };
