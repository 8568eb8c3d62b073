import { z } from './zod';

/** An import of a file that has not ended: the number of its sources, and how many of them are done. */
export const UnfinishedImport = z.strictObject({
  fileName: z.string(),
  sourceCount: z.int(),
  doneCount: z.int(),
});
export type UnfinishedImport = z.infer<typeof UnfinishedImport>;
