import { stripWww } from '@/lib/address/host';
import { parseUrl } from '@/lib/address/parse-url';
import type { Source } from '@/lib/record/schema/source';

/**
 * Lists every address under which a wiki may have the source: its own first, then aliases and the URLs of its identifiers.
 * Forms that one look-up covers (with or without `www.` and a final slash) appear once; addresses longer than `maxLength`
 * are left out.
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

/** Returns the addresses with http and https swapped, because a look-up distinguishes them. Known forms are left out. */
export function swapScheme(urls: string[]): string[] {
  const normalizedUrls = new Set(urls.map(normalizeForLookup));
  return urls
    .map((oneUrl) =>
      oneUrl.startsWith('https:') ? `http:${oneUrl.slice(6)}` : oneUrl.replace(/^http:/, 'https:'),
    )
    .filter((address) => !normalizedUrls.has(normalizeForLookup(address)));
}

/** Normalises an address so that all forms that one look-up covers are equal. */
export function normalizeForLookup(url: string): string {
  const parsedUrl = parseUrl(url);
  if (!parsedUrl) return url;
  parsedUrl.host = stripWww(parsedUrl.host);
  return parsedUrl.href.replace(/\/$/, '');
}
