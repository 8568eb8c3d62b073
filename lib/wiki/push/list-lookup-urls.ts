import { stripWww } from '@/lib/address/host';
import { parseUrl } from '@/lib/address/parse-url';
import type { Source } from '@/lib/record/schema/source';

/**
 * Lists every URL under which a wiki may have the source: its URL, its aliases and the URLs of its identifiers. One lookup covers
 * the URL with and without `www.` and a final slash, so only one of these forms is listed. URLs longer than `maxLength` are
 * omitted.
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
  const urlByNormalizedUrl = new Map<string, string>();
  for (const lookupUrl of urls)
    if (lookupUrl.length <= maxLength && !urlByNormalizedUrl.has(normalizeForLookup(lookupUrl)))
      urlByNormalizedUrl.set(normalizeForLookup(lookupUrl), lookupUrl);
  return [...urlByNormalizedUrl.values()];
}

/** Returns the URLs with http and https swapped, because a lookup distinguishes them. Omits URLs that are already in the list. */
export function swapScheme(urls: string[]): string[] {
  const normalizedUrls = new Set(urls.map(normalizeForLookup));
  return urls
    .map((url) => (url.startsWith('https:') ? `http:${url.slice(6)}` : url.replace(/^http:/, 'https:')))
    .filter((swappedUrl) => !normalizedUrls.has(normalizeForLookup(swappedUrl)));
}

/** Normalises a URL so that all forms that one lookup covers are equal. */
export function normalizeForLookup(url: string): string {
  const parsedUrl = parseUrl(url);
  if (!parsedUrl) return url;
  parsedUrl.host = stripWww(parsedUrl.host);
  return parsedUrl.href.replace(/\/$/, '');
}
