import { CredibilityLevel } from './primitives';
import { z } from './zod';

/** A publication. Each of `domains` is a host, or a host and a path prefix (`nature.com/articles`), without scheme. */
export const Venue = z.strictObject({
  id: z.string().check(z.minLength(1), z.maxLength(200)),
  name: z.string().check(z.minLength(1)),
  domains: z.array(z.string().check(z.minLength(1))),
  type: z.nullable(z.string()),
  /** The level, or null if the venue is deliberately not rated. */
  credibility: z.nullable(CredibilityLevel),
  peerReviewed: z.nullable(z.boolean()),
  /** The reason for the level. It is null for the venues that ship with the extension. */
  rationale: z.nullable(z.string()),
});
export type Venue = z.infer<typeof Venue>;
