import { Timestamp } from '@/lib/record/schema/primitives';
import { z } from '@/lib/record/schema/zod';

/** The maximum number of resources that a search of a wiki returns (docs/wiki-protocol.md, section 5.7). A search has one result page. */
export const MAX_SEARCH_RESULTS = 100;

/** Which resources of a wiki are brought into the library. */
export const BringInScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  /** `remoteIds` are the resources that the page cites. Absent until the wiki has listed them. */
  z.strictObject({
    kind: z.literal('page'),
    pageId: z.string(),
    title: z.string(),
    remoteIds: z.optional(z.array(z.string())),
  }),
  z.strictObject({ kind: z.literal('search'), query: z.string() }),
  z.strictObject({ kind: z.literal('resources'), remoteIds: z.array(z.string()) }),
]);
export type BringInScope = z.infer<typeof BringInScope>;

/**
 * The progress of copying resources of a wiki into the library. It is stored after each result page, so that a stopped worker
 * continues with the next result page.
 */
export const BringIn = z.strictObject({
  id: z.string(),
  wikiId: z.string(),
  wikiName: z.string(),
  scope: BringInScope,
  startedAt: Timestamp,
  status: z.enum(['running', 'done', 'cancelled', 'failed']),
  /** The number of resources that were handled: the offset of the next result page. */
  cursor: z.int(),
  /** The number of resources in the scope. Null until it is known. */
  total: z.nullable(z.int()),
  /** The number of resources that one request asks for. It is halved if a response is too large. */
  pageSize: z.int(),
  addedCount: z.int(),
  /** The number of resources that the library has already. The next flush merges them. */
  knownCount: z.int(),
  /** The number of resources that were left out: their source is in the bin, or their URL is not a web page. */
  skippedCount: z.int(),
  /** The time at which the wiki may be asked again. Null if it may be asked now. */
  waitUntil: z.nullable(Timestamp),
  /** The number of consecutive requests without a usable response. */
  failureCount: z.int(),
  /** The `kind` of the problem because of which the task failed. Null if there was none. */
  reason: z.nullable(z.string()),
});
export type BringIn = z.infer<typeof BringIn>;

/** How many resources of one result page were added, were known, or were left out. */
export type BringInCounts = Pick<BringIn, 'addedCount' | 'knownCount' | 'skippedCount'>;
