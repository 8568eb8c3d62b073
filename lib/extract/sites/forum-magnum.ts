import { found } from '../fields/candidates';
import { attr, first } from '../fields/dom';
import { urlOf } from '../fields/page-facts';
import { fact, isHost, seen, seenDate, seenList, seenTexts } from './seen';
import type { SiteRule } from './site-rule';

const SITES: Record<string, string> = {
  'lesswrong.com': 'LessWrong',
  'greaterwrong.com': 'LessWrong',
  'forum.effectivealtruism.org': 'EA Forum',
  'alignmentforum.org': 'AI Alignment Forum',
};

/**
 * LessWrong, EA Forum and Alignment Forum run ForumMagnum, whose class names begin with the component: `PostsPageTitle`,
 * `PostsAuthors`, `PostsPageDate`, `PostsVote`, `FooterTag`, `LinkPostMessage`, `CrosspostHeader` (ForumMagnum
 * repository, `packages/lesswrong/components/posts`). The mark of a cross-post shows no words, only a link to the post
 * on the other forum; links to elsewhere go through `/out?url=ADDRESS`.
 */
export const forumMagnum: SiteRule = {
  matches: (url) =>
    Object.keys(SITES).some((host) => isHost(url, host)) && /^\/(?:posts|s|events)\//.test(url.pathname),
  read: (url, facts) => {
    const host = Object.keys(SITES).find((one) => isHost(url, one)) ?? '';
    const link = first(facts.page, '[class*="LinkPostMessage"] a[href], [class*="LinkpostMessage"] a[href]');
    const twin = first(facts.page, '[class*="CrosspostHeader"] a[href], [class*="CrosspostMessage"] a[href]');
    return {
      title: seen(
        facts,
        'h1[class*="PostsPageTitle"], h1[class*="PostsTitle"], [class*="PostsPageTitle-root"] h1',
      ),
      authors: seenList(
        facts,
        '[class*="PostsAuthors"] a[href*="/users/"], [class*="PostsPagePostHeader-authorInfo"] a[href*="/users/"]',
      ),
      publishedDate: seenDate(
        facts,
        '[class*="PostsPageDate"] time, [class*="PostsPageDate"][title], [class*="PostsPageDate"]',
      ),
      siteName: found(SITES[host], 'URL'),
      keywords: seenList(
        facts,
        '[class*="FooterTag-name"], [class*="FooterTagList"] a[href*="/topics/"], [class*="FooterTagList"] a[href*="/tag/"], [class*="FooterTagList"] a[href*="/w/"]',
      ),
      evidence: [{ subtype: 'forum_post', from: 'URL' }],
      facts: [
        ...fact(
          'Karma',
          seenTexts(
            facts,
            '[class*="PostsVote"] [class*="voteScore"], [class*="PostsPageTopHeaderVote-voteScore"], [class*="VoteOnPost"] [class*="voteScore"], [class*="PostsVote"] h1',
          )[0],
        ),
        ...fact('Link post', target(link, url)),
        ...fact(
          'Cross-post',
          target(twin, url) ?? seenTexts(facts, '[class*="CrosspostHeader"], [class*="CrosspostMessage"]')[0],
        ),
      ],
    };
  },
};

function target(link: Element | null, url: URL): string | null {
  const to = link ? urlOf(attr(link, 'href') ?? '', url) : null;
  return (to?.pathname === '/out' ? to.searchParams.get('url') : null) ?? to?.href ?? null;
}
