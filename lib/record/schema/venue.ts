import { CredibilityLevel } from './primitives';
import { z } from './zod';

/** A place of publication. `domains` are hosts, or a host and a path prefix (`nature.com/articles`), without scheme. */
export const Venue = z.strictObject({
  id: z.string().check(z.minLength(1), z.maxLength(200)),
  name: z.string().check(z.minLength(1)),
  domains: z.array(z.string().check(z.minLength(1))),
  type: z.nullable(z.string()),
  /** Null: known and deliberately unrated. */
  credibility: z.nullable(CredibilityLevel),
  peerReviewed: z.nullable(z.boolean()),
  /** Why the level was given; null for the table that ships. */
  rationale: z.nullable(z.string()),
});
export type Venue = z.infer<typeof Venue>;
