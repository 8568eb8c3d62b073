import { found } from '../fields/candidates';
import { all, attr, first } from '../fields/dom';
import { ldNode, ldText } from '../fields/json-ld';
import { mainWork } from '../fields/works';
import { isHost } from './seen';
import type { SiteRule } from './site-rule';

/**
 * Substack, also under domains of its writers: posts are at `/p/…`, load their parts from `substackcdn.com` and carry
 * JSON-LD of type NewsArticle whose publisher is the publication. They are posts of a blog all the same; one with a
 * player of its own is an episode.
 */
export const substack: SiteRule = {
  matches: (url, facts) =>
    url.pathname.startsWith('/p/') &&
    (isHost(url, 'substack.com') ||
      first(facts.page, 'link[href*="substackcdn.com"], script[src*="substackcdn.com"]') !== null),
  read: (url, facts) => {
    const work = mainWork(facts);
    const publisher = work ? ldNode(work.publisher, facts.linked) : null;
    const feed = all(facts.page, 'link[rel~="alternate"][type="application/rss+xml"]')[0];
    const name = (publisher && ldText(publisher, facts.linked)) ?? (feed ? attr(feed, 'title') : null);
    const episode =
      first(facts.page, '[class*="audio-player"], [class*="player-wrapper-outer"] audio') !== null;
    return {
      siteName: found(name, publisher ? 'JSON-LD publisher' : 'feed', 200),
      publication: name ? { name: found(name, '-')[0]?.value ?? name, address: `${url.origin}/` } : null,
      evidence: [{ subtype: episode ? 'podcast_episode' : 'blog_post', from: 'page structure' }],
    };
  },
};
