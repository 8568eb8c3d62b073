import { z } from '@/lib/record/schema/zod';

/** The fields whose absence makes a resource worth reading. A field that the wiki does not support is never missing. */
export const MISSING_IN_WIKI = ['summary', 'keyPoints', 'importance'] as const;

/** One resource in the list of what a wiki has. All values are untrusted. */
export const CatalogueRow = z.strictObject({
  remoteId: z.string(),
  url: z.string(),
  title: z.string(),
  missing: z.array(z.enum(MISSING_IN_WIKI)),
  /** The stable id of the source in the library. Null if the library does not have it. */
  stableId: z.nullable(z.string()),
});
export type CatalogueRow = z.infer<typeof CatalogueRow>;

/** A part of the list. `rowCount` 0 means that there are no more; rows that are not web pages are left out. */
export const CatalogueResultPage = z.strictObject({
  rows: z.array(CatalogueRow),
  rowCount: z.int(),
  total: z.int(),
});
export type CatalogueResultPage = z.infer<typeof CatalogueResultPage>;

/** Why a request to the active wiki has no usable response. `retryAfterMs` is the time until the wiki may be asked again, or null if it named none. */
export const WikiRequestProblem = z.strictObject({ kind: z.string(), retryAfterMs: z.nullable(z.number()) });
export type WikiRequestProblem = z.infer<typeof WikiRequestProblem>;

/** A part of the URLs whose text the wiki has. `rowCount` 0 means that there are no more. */
export const TextUrls = z.strictObject({ urls: z.array(z.string()), rowCount: z.int() });
