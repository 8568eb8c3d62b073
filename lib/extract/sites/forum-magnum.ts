import { parseUrl } from '@/lib/address/parse-url';
import { buildTextCandidates } from '../fields/candidates';
import { getAttribute, queryFirst } from '../fields/dom';
import type { PageContext } from '../fields/page-context';
import {
  buildFacts,
  isUrlInDomain,
  queryDateCandidates,
  queryListCandidates,
  queryTextCandidates,
  queryTexts,
} from './query-candidates';
import type { SiteExtraction, SiteRule } from './site-rule';

const SITE_NAME_BY_HOST: Record<string, string> = {
  'lesswrong.com': 'LessWrong',
  'greaterwrong.com': 'LessWrong',
  'forum.effectivealtruism.org': 'EA Forum',
  'alignmentforum.org': 'AI Alignment Forum',
};

/**
 * LessWrong, EA Forum and Alignment Forum run ForumMagnum. Its class names start with the name of a component
 * (https://github.com/ForumMagnum/ForumMagnum, `packages/lesswrong/components/posts`). The header of a
 * cross-post has no text, only a link to the post on the other forum. External links have the form
 * `/out?url=URL`.
 */
export const forumMagnum: SiteRule = {
  matches: (url) =>
    Object.keys(SITE_NAME_BY_HOST).some((host) => isUrlInDomain(url, host)) &&
    /^\/(?:posts|s|events)\//.test(url.pathname),
  extract: (url, context) => {
    const host = Object.keys(SITE_NAME_BY_HOST).find((candidate) => isUrlInDomain(url, candidate)) ?? '';
    return {
      title: queryTextCandidates(
        context,
        'h1[class*="PostsPageTitle"], h1[class*="PostsTitle"], [class*="PostsPageTitle-root"] h1',
      ),
      authors: queryListCandidates(
        context,
        '[class*="PostsAuthors"] a[href*="/users/"], [class*="PostsPagePostHeader-authorInfo"] a[href*="/users/"]',
      ),
      publishedDate: queryDateCandidates(
        context.page,
        '[class*="PostsPageDate"] time, [class*="PostsPageDate"][title], [class*="PostsPageDate"]',
      ),
      siteName: buildTextCandidates(SITE_NAME_BY_HOST[host], 'URL'),
      keywords: queryListCandidates(
        context,
        '[class*="FooterTag-name"], [class*="FooterTagList"] a[href*="/topics/"], [class*="FooterTagList"] a[href*="/tag/"], [class*="FooterTagList"] a[href*="/w/"]',
      ),
      subtypeEvidence: [{ subtype: 'forum_post', from: 'URL' }],
      facts: extractFacts(url, context),
    };
  },
};

function extractFacts(url: URL, context: PageContext): SiteExtraction['facts'] {
  const linkPost = queryFirst(
    context.page,
    '[class*="LinkPostMessage"] a[href], [class*="LinkpostMessage"] a[href]',
  );
  const crossPost = queryFirst(
    context.page,
    '[class*="CrosspostHeader"] a[href], [class*="CrosspostMessage"] a[href]',
  );
  return [
    ...buildFacts(
      'Karma',
      queryTexts(
        context,
        '[class*="PostsVote"] [class*="voteScore"], [class*="PostsPageTopHeaderVote-voteScore"], [class*="VoteOnPost"] [class*="voteScore"], [class*="PostsVote"] h1',
      )[0],
    ),
    ...buildFacts('Link post', resolveTarget(linkPost, url)),
    ...buildFacts(
      'Cross-post',
      resolveTarget(crossPost, url) ??
        queryTexts(context, '[class*="CrosspostHeader"], [class*="CrosspostMessage"]')[0],
    ),
  ];
}

function resolveTarget(link: Element | null, url: URL): string | null {
  const destination = link ? parseUrl(getAttribute(link, 'href') ?? '', url) : null;
  return (
    (destination?.pathname === '/out' ? destination.searchParams.get('url') : null) ??
    destination?.href ??
    null
  );
}
