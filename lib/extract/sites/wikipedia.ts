import { found } from '../fields/candidates';
import { fact, isHost, seen, seenList, seenTexts } from './seen';
import type { SiteRule } from './site-rule';

/**
 * MediaWiki's skins: the title in `#firstHeading`, visible categories in `#mw-normal-catlinks`, the last change in
 * `#footer-info-lastmod` (mediawiki.org, "Manual:Skin"). An article has no author of its own and no day of publication;
 * the day in its JSON-LD is that of its first revision.
 */
export const wikipedia: SiteRule = {
  matches: (url) => isHost(url, 'wikipedia.org') && /^\/(?:wiki|zh-\w+|w)\//.test(url.pathname),
  read: (url, facts) => ({
    title: seen(facts, '#firstHeading'),
    siteName: found('Wikipedia', 'URL'),
    keywords: seenList(facts, '#mw-normal-catlinks li a'),
    evidence: /^\/wiki\/[A-Z]\w+:/.test(url.pathname) ? [] : [{ subtype: 'encyclopedia_entry', from: 'URL' }],
    facts: fact(
      'Last edited',
      /\d{1,2} \p{L}+ \d{4}/u.exec(seenTexts(facts, '#footer-info-lastmod')[0] ?? '')?.[0],
    ),
  }),
};
