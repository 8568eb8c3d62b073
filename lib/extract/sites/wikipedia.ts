import { buildTextCandidates } from '../fields/candidates';
import {
  buildFacts,
  isUrlInDomain,
  queryListCandidates,
  queryTextCandidates,
  queryTexts,
} from './query-candidates';
import type { SiteRule } from './site-rule';

/**
 * MediaWiki has the title in `#firstHeading`, categories in `#mw-normal-catlinks` and the last edit in
 * `#footer-info-lastmod`. Articles have no single author and no publication date: the date in their JSON-LD
 * is that of the first revision.
 */
export const wikipedia: SiteRule = {
  matches: (url) => isUrlInDomain(url, 'wikipedia.org') && /^\/(?:wiki|zh-\w+|w)\//.test(url.pathname),
  extract: (url, context) => ({
    title: queryTextCandidates(context, '#firstHeading'),
    siteName: buildTextCandidates('Wikipedia', 'URL'),
    keywords: queryListCandidates(context, '#mw-normal-catlinks li a'),
    subtypeEvidence: /^\/wiki\/[A-Z]\w+:/.test(url.pathname)
      ? []
      : [{ subtype: 'encyclopedia_entry', from: 'URL' }],
    facts: buildFacts(
      'Last edited',
      /\d{1,2} \p{L}+ \d{4}/u.exec(queryTexts(context, '#footer-info-lastmod')[0] ?? '')?.[0],
    ),
  }),
};
