import { Timestamp } from '@/lib/record/schema/primitives';
import { z } from '@/lib/record/schema/zod';

/** The number of resources that a wiki returns for a search at most (docs/wiki-protocol.md, section 5.7). It has no further pages. */
export const MAX_SEARCH_RESULTS = 100;

/** Which resources of a wiki are brought into the library. */
export const BringInScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  /** `remoteIds` are the resources that the page cites. They are absent until they were listed. */
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
 * The progress of bringing resources of a wiki into the library. It is stored after each page of resources, so that a stopped worker
 * continues there.
 */
export const BringIn = z.strictObject({
  id: z.string(),
  wikiId: z.string(),
  wikiName: z.string(),
  scope: BringInScope,
  startedAt: Timestamp,
  status: z.enum(['running', 'done', 'cancelled', 'failed']),
  /** The number of resources that were handled. The next page begins there. */
  cursor: z.int(),
  /** The number of resources in the scope. Null until it is known. */
  total: z.nullable(z.int()),
  /** The number of resources that one request asks for. It is halved if a response is too large. */
  pageSize: z.int(),
  addedCount: z.int(),
  /** The number of resources that the library has already. They are merged as the sync does. */
  knownCount: z.int(),
  /** The number of resources that were left out: their source is in the bin, or their URL is not a web page. */
  skippedCount: z.int(),
  /** The time at which the wiki may be asked again. Null if it may be asked now. */
  waitUntil: z.nullable(Timestamp),
  /** The number of consecutive requests without a usable response. */
  failureCount: z.int(),
  /** The `kind` of the problem that ended it. */
  reason: z.nullable(z.string()),
});
export type BringIn = z.infer<typeof BringIn>;

/** How many resources of one page were added, were known, or were left out. */
export type BringInCounts = Pick<BringIn, 'addedCount' | 'knownCount' | 'skippedCount'>;
