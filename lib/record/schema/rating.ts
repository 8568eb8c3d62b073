import type { CredibilityLevel } from './primitives';

/** How credible a source counts, and why: by its venue, by the reader's own word, or not rated at all. */
export type Rating =
  | { kind: 'inherited'; level: CredibilityLevel; venueName: string }
  | { kind: 'own'; level: CredibilityLevel; reason: string }
  /** `host` stands for the venue that is not known. */
  | { kind: 'unrated'; host: string };
