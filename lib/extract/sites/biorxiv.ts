import { doiOf } from '@/lib/identity/identifiers';
import { fact, isHost, seenTexts } from './seen';
import type { SiteRule } from './site-rule';

/**
 * bioRxiv and medRxiv (HighWire): complete citation metadata; the address is `/content/DOI` and `v` with the version,
 * which is no part of the DOI (bioRxiv, "About": one DOI for all versions). A preprint that a journal has published
 * links there from `.pub_jnl`.
 */
export const biorxiv: SiteRule = {
  matches: (url) => isHost(url, 'biorxiv.org') || isHost(url, 'medrxiv.org'),
  read: (url, facts) => {
    const doi = doiOf(url.href);
    if (!doi) return {};
    return {
      identifiers: [{ key: '', value: doi, from: 'URL' }],
      evidence: [{ subtype: 'preprint', from: 'URL' }],
      facts: [
        ...fact('Version', /v\d+(?=\.|$)/.exec(url.pathname)?.[0]),
        ...fact('Published in', seenTexts(facts, '.pub_jnl')[0]),
      ],
    };
  },
};
