import { parseUrl } from '@/lib/address/parse-url';
import { buildListCandidates, buildTextCandidates } from '../fields/candidates';
import { getAttribute, queryFirst } from '../fields/dom';
import {
  buildFacts,
  FROM_PAGE_TEXT,
  queryDateCandidates,
  queryTextCandidates,
  queryTexts,
} from './query-candidates';
import type { SiteRule } from './site-rule';

/**
 * Reads item pages. The story is in the table `.fatitem`, with `.titleline`, `.hnuser`, `.age[title]` (UTC)
 * and `.score`. A comment has `.commtext` instead of a title.
 */
export const hackerNews: SiteRule = {
  matches: (url) => url.hostname === 'news.ycombinator.com' && url.pathname === '/item',
  extract: (url, context) => {
    const titleLink = queryFirst(context.page, '.fatitem .titleline > a');
    const linkedUrl = titleLink ? parseUrl(getAttribute(titleLink, 'href') ?? '', url) : null;
    return {
      title: queryTextCandidates(context, '.fatitem .titleline > a'),
      authors: buildListCandidates(queryTexts(context, '.fatitem .hnuser').slice(0, 1), FROM_PAGE_TEXT),
      publishedDate: queryDateCandidates(context.page, '.fatitem .age[title]'),
      siteName: buildTextCandidates('Hacker News', 'URL'),
      subtypeEvidence: [{ subtype: 'forum_post', from: 'URL' }],
      facts: [
        ...buildFacts('Points', /\d+/.exec(queryTexts(context, '.fatitem .score')[0] ?? '')?.[0]),
        ...buildFacts('Link', linkedUrl && linkedUrl.host !== url.host ? linkedUrl.href : null),
      ],
    };
  },
};
