import { stripWww } from '@/lib/address/host';
import { parseUrl } from '@/lib/address/parse-url';
import type { RemoteWrite } from '@/lib/wiki/model/wiki';
import { buildPaperUpsert } from './build-resource-upsert';

type DetailRow = { resourceId: string } & Record<string, unknown>;

/** Builds the body of the batch-details route (docs/wiki-protocol.md, section 11). Returns null if no item has details. */
export function buildDetailsUpsert(
  items: RemoteWrite[],
): { papers: DetailRow[]; forumPosts: DetailRow[] } | null {
  const papers = items
    .map((item) => ({ resourceId: item.remoteId, ...buildPaperUpsert(item) }))
    .filter((paper) => Object.keys(paper).length > 1);
  const forumPosts = items.flatMap(({ remoteId, url }) => {
    const forumPost = parseForumPost(url);
    return forumPost ? [{ resourceId: remoteId, ...forumPost }] : [];
  });
  return papers.length + forumPosts.length > 0 ? { papers, forumPosts } : null;
}

const FORUM_BY_HOST: Record<string, string> = {
  'lesswrong.com': 'lesswrong',
  'alignmentforum.org': 'alignmentforum',
  'forum.effectivealtruism.org': 'eaforum',
};

/** Parses the URL of a forum post, which contains `/posts/ID/SLUG`, or `/p/ID` if the post belongs to a sequence. */
function parseForumPost(url: string): Record<string, string> | null {
  const { hostname = '', pathname = '' } = parseUrl(url) ?? {};
  const forum = FORUM_BY_HOST[stripWww(hostname)];
  const [, forumPostId, forumSlug] = /\/(?:posts|p)\/(\w{17})(?:\/([^/]{1,500}))?/.exec(pathname) ?? [];
  if (!forum || !forumPostId) return null;
  return { forum, forumPostId, ...(forumSlug ? { forumSlug } : {}) };
}
