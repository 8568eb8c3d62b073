import { found, foundList } from '../fields/candidates';
import { attr, first } from '../fields/dom';
import { type PageFacts, urlOf } from '../fields/page-facts';
import { FROM, fact, isHost, seen, seenDate, seenTexts } from './seen';
import type { SiteRule } from './site-rule';

/**
 * A watch page: title, channel and day stand in `ytd-watch-metadata`. The microdata in the page's head
 * (`meta[itemprop]`) are those of the first video that was opened in the tab: YouTube changes videos without loading a
 * page, so they count only where their `identifier` is the video of the address.
 */
export const youtube: SiteRule = {
  matches: (url) => isHost(url, 'youtube.com') && /^\/(?:watch|shorts\/|live\/)/.test(url.pathname),
  read: (url, facts) => {
    const id = url.searchParams.get('v') ?? url.pathname.split('/')[2] ?? '';
    const item = (name: string) => (isCurrent(facts, id) ? itemprop(facts, name) : null);
    const link = first(
      facts.page,
      'ytd-watch-metadata #channel-name a[href], ytd-video-owner-renderer #channel-name a[href]',
    );
    const channel = link
      ? seenTexts(facts, 'ytd-watch-metadata #channel-name a, ytd-video-owner-renderer #channel-name a')[0]
      : item('author name');
    const address = link ? urlOf(attr(link, 'href') ?? '', url)?.href : null;
    return {
      title: [...seen(facts, 'ytd-watch-metadata h1'), ...found(item('name'), 'microdata')],
      authors: foundList(channel ? [channel] : [], link ? FROM : 'microdata'),
      publishedDate: [
        ...found(item('datePublished')?.slice(0, 10), 'microdata'),
        ...seenDate(
          facts,
          'ytd-watch-info-text tp-yt-paper-tooltip, ytd-watch-metadata #info-strings, #info-container yt-formatted-string',
        ),
      ],
      siteName: found('YouTube', 'URL'),
      publication: channel ? { name: channel, address: address ?? `${url.origin}/` } : null,
      evidence: [{ subtype: 'video', from: 'URL' }],
      facts: fact('Duration', seenTexts(facts, '.ytp-time-duration')[0]),
    };
  },
};

const isCurrent = (facts: PageFacts, id: string): boolean =>
  id !== '' && itemprop(facts, 'identifier') === id;

function itemprop(facts: PageFacts, name: string): string | null {
  const path = name
    .split(' ')
    .map((part) => `[itemprop="${part}"]`)
    .join(' ');
  const element = first(facts.page, path);
  return element ? attr(element, 'content') : null;
}
