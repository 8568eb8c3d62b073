import { buildTextCandidates } from '../fields/candidates';
import { getAttribute, queryAll, queryFirst } from '../fields/dom';
import { getJsonLdText, resolveJsonLdNode } from '../fields/json-ld';
import { findMainWork } from '../fields/main-work';
import { isUrlInDomain } from './query-candidates';
import type { SiteRule } from './site-rule';

/**
 * Reads posts on Substack, which can have a custom domain. Posts have the path `/p/…`, load files from
 * `substackcdn.com` and have JSON-LD of the type NewsArticle. This type is not used: a post with an audio
 * player is a podcast episode, any other post a blog post. The publisher in the JSON-LD is the publication.
 */
export const substack: SiteRule = {
  matches: (url, context) =>
    url.pathname.startsWith('/p/') &&
    (isUrlInDomain(url, 'substack.com') ||
      queryFirst(context.page, 'link[href*="substackcdn.com"], script[src*="substackcdn.com"]') !== null),
  extract: (url, context) => {
    const work = findMainWork(context);
    const publisher = work ? resolveJsonLdNode(work.publisher, context.jsonLd) : null;
    const feed = queryAll(context.page, 'link[rel~="alternate"][type="application/rss+xml"]')[0];
    const name =
      (publisher && getJsonLdText(publisher, context.jsonLd)) ?? (feed ? getAttribute(feed, 'title') : null);
    const isEpisode =
      queryFirst(context.page, '[class*="audio-player"], [class*="player-wrapper-outer"] audio') !== null;
    return {
      siteName: buildTextCandidates(name, publisher ? 'JSON-LD publisher' : 'feed', 200),
      publication: name
        ? { name: buildTextCandidates(name, '-')[0]?.value ?? name, address: `${url.origin}/` }
        : null,
      subtypeEvidence: [{ subtype: isEpisode ? 'podcast_episode' : 'blog_post', from: 'page structure' }],
    };
  },
};
