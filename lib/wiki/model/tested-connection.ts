import { z } from '@/lib/record/schema/zod';

/** The result of a connection test: the URL of the wiki, and the number of its resources. */
export const TestedConnection = z.strictObject({
  baseUrl: z.string(),
  /** Whether anyone can write to the wiki, without a token. */
  acceptsAnonymousWrites: z.boolean(),
  /** Whether this version of the wiki can store the newer fields, such as importance. */
  supportsNewerFields: z.boolean(),
  resourceCount: z.int(),
});
export type TestedConnection = z.infer<typeof TestedConnection>;
