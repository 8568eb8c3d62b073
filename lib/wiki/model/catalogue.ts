import { z } from '@/lib/record/schema/zod';

/** The fields that the catalogue names if a resource lacks them. A field that the wiki does not support is never missing. */
export const REPORTED_MISSING_FIELDS = ['summary', 'keyPoints', 'importance'] as const;

/** One resource in the list of what a wiki has. All values are untrusted. */
export const CatalogueRow = z.strictObject({
  remoteId: z.string(),
  url: z.string(),
  title: z.string(),
  missing: z.array(z.enum(REPORTED_MISSING_FIELDS)),
  /** The stable id of the source in the library. Null if the library does not have it. */
  stableId: z.nullable(z.string()),
});
export type CatalogueRow = z.infer<typeof CatalogueRow>;

/** One result page of the catalogue, without rows that are not web pages. `rowCount` counts all rows; 0 means that there are no more. */
export const CatalogueResultPage = z.strictObject({
  rows: z.array(CatalogueRow),
  rowCount: z.int(),
  total: z.int(),
});
export type CatalogueResultPage = z.infer<typeof CatalogueResultPage>;

/** Why a request to the active wiki has no usable response. `retryAfterMs` is the wait that the wiki asked for, or null. */
export const WikiRequestProblem = z.strictObject({ kind: z.string(), retryAfterMs: z.nullable(z.number()) });
export type WikiRequestProblem = z.infer<typeof WikiRequestProblem>;

/** A part of the URLs whose text the wiki has. `rowCount` 0 means that there are no more. */
export const TextUrls = z.strictObject({ urls: z.array(z.string()), rowCount: z.int() });
