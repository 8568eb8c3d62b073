import { Sha256, StableId, Timestamp } from './primitives';
import { z } from './zod';

/** The text of a source at one time. `sha256` is the hash of `text`, which is normalised by `lib/base/normalize-text.ts`. */
export const Snapshot = z.strictObject({
  stableId: StableId,
  capturedAt: Timestamp,
  httpStatus: z.nullable(z.int()),
  contentType: z.nullable(z.string()),
  language: z.nullable(z.string()),
  words: z.int(),
  /** UTF-8 bytes of `markdown`. */
  lengthBytes: z.int(),
  markdown: z.string(),
  text: z.string(),
  sha256: Sha256,
});
export type Snapshot = z.infer<typeof Snapshot>;
