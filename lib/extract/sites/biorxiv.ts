import { parseDoi } from '@/lib/address/identifiers';
import { buildFacts, isUrlInDomain, queryTexts } from './query-candidates';
import type { SiteRule } from './site-rule';

/**
 * bioRxiv and medRxiv have complete Highwire tags (metas whose names start with `citation_`). Their URLs
 * contain `/content/DOI`, followed by `v` and the version. The version is removed from the DOI, because all
 * versions have the same DOI. `.pub_jnl` links to the journal version.
 */
export const biorxiv: SiteRule = {
  matches: (url) => isUrlInDomain(url, 'biorxiv.org') || isUrlInDomain(url, 'medrxiv.org'),
  extract: (url, context) => {
    const doi = parseDoi(url.href);
    if (!doi) return {};
    return {
      identifiers: [{ field: null, value: doi, from: 'URL' }],
      subtypeEvidence: [{ subtype: 'preprint', from: 'URL' }],
      facts: [
        ...buildFacts('Version', /v\d+(?=\.|$)/.exec(url.pathname)?.[0]),
        ...buildFacts('Published in', queryTexts(context, '.pub_jnl')[0]),
      ],
    };
  },
};
