import { found, foundList } from '../fields/candidates';
import { attr, first } from '../fields/dom';
import { urlOf } from '../fields/page-facts';
import { fact, seen, seenDate, seenTexts } from './seen';
import type { SiteRule } from './site-rule';

/**
 * An item's page: the story is the table `.fatitem`, with `.titleline`, `.hnuser`, `.age[title]` (UTC) and `.score`; a
 * comment has `.commtext` in place of a title. The markup is that of news.arc and has been stable for years.
 */
export const hackerNews: SiteRule = {
  matches: (url) => url.hostname === 'news.ycombinator.com' && url.pathname === '/item',
  read: (url, facts) => {
    const link = first(facts.page, '.fatitem .titleline > a');
    const target = link ? urlOf(attr(link, 'href') ?? '', url) : null;
    return {
      title: seen(facts, '.fatitem .titleline > a'),
      authors: foundList(seenTexts(facts, '.fatitem .hnuser').slice(0, 1), 'page text'),
      publishedDate: seenDate(facts, '.fatitem .age[title]'),
      siteName: found('Hacker News', 'URL'),
      evidence: [{ subtype: 'forum_post', from: 'URL' }],
      facts: [
        ...fact('Points', /\d+/.exec(seenTexts(facts, '.fatitem .score')[0] ?? '')?.[0]),
        ...fact('Link', target && target.host !== url.host ? target.href : null),
      ],
    };
  },
};
