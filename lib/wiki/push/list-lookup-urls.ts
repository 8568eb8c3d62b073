import { stripWww } from '@/lib/address/host';
import { parseUrl } from '@/lib/address/parse-url';
import { isPrivateUrl } from '@/lib/address/private-host';
import type { Source } from '@/lib/record/schema/source';

/** The URLs and identifiers of a source, or of a page that is not saved. All its lookup URLs are derived from these. */
export type SourceUrls = Pick<Source, 'url' | 'aliases' | 'identifiers'>;

/**
 * Lists every URL under which a wiki may have the source: its URL, its aliases and the URLs of its identifiers. One lookup covers
 * the URL with and without `www.` and a final slash, so only one of these forms is listed. URLs longer than `maxLength` are
 * omitted.
 */
export function listLookupUrls({ url, aliases, identifiers }: SourceUrls, maxLength: number): string[] {
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
export function listOtherSchemeUrls(urls: string[]): string[] {
  const normalizedUrls = new Set(urls.map(normalizeForLookup));
  return urls.map(swapUrlScheme).filter((swappedUrl) => !normalizedUrls.has(normalizeForLookup(swappedUrl)));
}

// Each URL takes a request, so the last forms, which are the least likely, are left out.
const MAX_CLAIM_URLS = 16;

/**
 * Lists the public URLs of a source in every form under which the claims of a wiki may cite it, because the route of the claims
 * compares URLs exactly (docs/wiki-protocol.md, section 6a). The likeliest form comes first.
 */
export function listClaimUrls(source: SourceUrls, maxLength: number): string[] {
  const urls = listLookupUrls(source, maxLength).filter((url) => !isPrivateUrl(url));
  const slashVariants = [...urls, ...urls.map(swapFinalSlash)];
  const schemeVariants = [...slashVariants, ...slashVariants.map(swapUrlScheme)];
  return [...new Set([...schemeVariants, ...schemeVariants.map(swapWww)])]
    .filter((url) => url.length <= maxLength)
    .slice(0, MAX_CLAIM_URLS);
}

/** Adds the final slash of a path, or removes it. A URL with a query or fragment stays, because its path is not its end. */
function swapFinalSlash(url: string): string {
  const { search = '', hash = '' } = parseUrl(url) ?? {};
  if (search !== '' || hash !== '') return url;
  return url.endsWith('/') ? url.slice(0, -1) : `${url}/`;
}

const swapUrlScheme = (url: string): string =>
  url.startsWith('https:') ? `http:${url.slice(6)}` : url.replace(/^http:/, 'https:');

/** Removes `www.` from the host, or adds it. */
function swapWww(url: string): string {
  const parsedUrl = parseUrl(url);
  if (!parsedUrl) return url;
  const hostWithoutWww = stripWww(parsedUrl.host);
  parsedUrl.host = hostWithoutWww === parsedUrl.host ? `www.${hostWithoutWww}` : hostWithoutWww;
  return parsedUrl.href;
}

/** Normalises a URL so that all forms that one lookup covers are equal. */
export function normalizeForLookup(url: string): string {
  const parsedUrl = parseUrl(url);
  if (!parsedUrl) return url;
  parsedUrl.host = stripWww(parsedUrl.host);
  return parsedUrl.href.replace(/\/$/, '');
}
