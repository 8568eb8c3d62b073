import { Sha256, StableId, Timestamp } from './primitives';
import { z } from './zod';

/** The captured text of a source at one time. `sha256` is the hash of `text`, which `normalizeText` (`lib/base`) has normalised. */
export const Snapshot = z.strictObject({
  stableId: StableId,
  capturedAt: Timestamp,
  httpStatus: z.nullable(z.int()),
  contentType: z.nullable(z.string()),
  language: z.nullable(z.string()),
  /** The number of words. */
  words: z.int(),
  /** The length of `markdown` in UTF-8 bytes. */
  lengthBytes: z.int(),
  markdown: z.string(),
  text: z.string(),
  sha256: Sha256,
  /** True if the text contains the comments below the article. */
  withComments: z.optional(z.boolean()),
  /** What the reader captured instead of the article: the selection or the whole page. Absent for an article. */
  scope: z.optional(z.enum(['selection', 'page'])),
  /** True if a check of the page captured the text. Absent if the reader saved it. */
  isFromCheck: z.optional(z.boolean()),
  /**
   * Lines that are not in `text` although they may belong to the article. Comparisons with the page ignore them. Absent if there are
   * none.
   */
  unsureLines: z.optional(z.array(z.string())),
  /** The offsets in `text` at which the pages of a PDF begin. Only the snapshot of a PDF has them. */
  pageStarts: z.optional(z.array(z.int())),
  /**
   * The labels of the pages of a PDF, which the PDF declares or which are printed on the pages, such as `iv` or `113`. Absent if they are
   * the page numbers.
   */
  pageLabels: z.optional(z.array(z.string())),
  /** The offsets in `markdown` at which the pages of a PDF begin. */
  markdownPageStarts: z.optional(z.array(z.int())),
  /** The URL of the PDF, without tracking parameters. Absent for a PDF that was added as a file. */
  pdfUrl: z.optional(z.string()),
  /**
   * The SHA-256 of each PDF file that has this text. Absent in snapshots of older versions, and if only parts of a large file were read.
   */
  pdfHashes: z.optional(z.array(Sha256)),
  /** The number of pages of a PDF if the text has only the first ones, or 0 if it is unknown. Absent if the text has all pages. */
  pdfPageCount: z.optional(z.int()),
});
export type Snapshot = z.infer<typeof Snapshot>;
