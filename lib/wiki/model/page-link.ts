import { CitingPage } from '@/lib/record/schema/parts';
import { z } from '@/lib/record/schema/zod';

/** A link from a page of the wiki to a source, which the reader added. Links that others added are not stored here. */
export const PageLink = z.strictObject({
  page: CitingPage,
  status: z.enum([
    'to-link',
    /** The request that adds the link may have arrived. The next read shows whether it did. */
    'linking',
    'linked',
    'to-unlink',
    /** The link stays, because a wiki cannot remove the last page that cites a source (docs/wiki-protocol.md, section 5.4). */
    'last-link',
    /** The page does not exist in the wiki. */
    'page-missing',
    /** The wiki lists no more pages for one source. */
    'too-many-pages',
  ]),
});
export type PageLink = z.infer<typeof PageLink>;
