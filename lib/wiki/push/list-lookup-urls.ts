import { stripWww } from '@/lib/address/host';
import { parseUrl } from '@/lib/address/parse-url';
import type { Source } from '@/lib/record/schema/source';

/**
 * Every address a wiki may know the source under, its own first: aliases and the addresses that its identifiers have.
 * Forms that a look-up finds by itself (with or without `www.` and a final slash) are asked for once; one that is longer
 * than the wiki can hold is left out.
 */
export function listLookupUrls({ url, aliases, identifiers }: Source, maxLength: number): string[] {
  const { doi, arxiv, pmid, pmcid, ssrn, openreview } = identifiers;
  const urls = [
    url,
    ...aliases,
    ...(doi ? [`https://doi.org/${doi}`] : []),
    ...(arxiv ? [`https://arxiv.org/abs/${arxiv}`, `https://arxiv.org/pdf/${arxiv}`] : []),
    ...(pmid ? [`https://pubmed.ncbi.nlm.nih.gov/${pmid}`] : []),
    ...(pmcid
      ? [
          `https://pmc.ncbi.nlm.nih.gov/articles/${pmcid}`,
          `https://www.ncbi.nlm.nih.gov/pmc/articles/${pmcid}`,
        ]
      : []),
    ...(ssrn ? [`https://papers.ssrn.com/sol3/papers.cfm?abstract_id=${ssrn}`] : []),
    ...(openreview ? [`https://openreview.net/forum?id=${openreview}`] : []),
  ];
  const urlByNormalized = new Map<string, string>();
  for (const candidateUrl of urls)
    if (candidateUrl.length <= maxLength && !urlByNormalized.has(normalizeForLookup(candidateUrl)))
      urlByNormalized.set(normalizeForLookup(candidateUrl), candidateUrl);
  return [...urlByNormalized.values()];
}

/** The same addresses under the other of http and https, which a look-up does not take for the same. */
export function swapScheme(urls: string[]): string[] {
  const normalizedUrls = new Set(urls.map(normalizeForLookup));
  return urls
    .map((oneUrl) =>
      oneUrl.startsWith('https:') ? `http:${oneUrl.slice(6)}` : oneUrl.replace(/^http:/, 'https:'),
    )
    .filter((address) => !normalizedUrls.has(normalizeForLookup(address)));
}

/** What addresses that one look-up finds have in common. */
export function normalizeForLookup(url: string): string {
  const parsedUrl = parseUrl(url);
  if (!parsedUrl) return url;
  parsedUrl.host = stripWww(parsedUrl.host);
  return parsedUrl.href.replace(/\/$/, '');
}
