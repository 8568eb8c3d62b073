import { z } from './zod';

/** An import of a file that has not ended. `doneCount` of its `sourceCount` sources are handled. */
export const UnfinishedImport = z.strictObject({
  fileName: z.string(),
  sourceCount: z.int(),
  doneCount: z.int(),
});
export type UnfinishedImport = z.infer<typeof UnfinishedImport>;
