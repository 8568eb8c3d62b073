import { parseDoi } from '@/lib/address/identifiers';
import { buildFacts, isHost, queryTexts } from './query-candidates';
import type { SiteRule } from './site-rule';

/**
 * bioRxiv and medRxiv (HighWire): complete citation metadata; the address is `/content/DOI` and `v` with the version,
 * which is no part of the DOI (bioRxiv, "About": one DOI for all versions). A preprint that a journal has published
 * links there from `.pub_jnl`.
 */
export const biorxiv: SiteRule = {
  matches: (url) => isHost(url, 'biorxiv.org') || isHost(url, 'medrxiv.org'),
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
