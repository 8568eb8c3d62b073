import type { Source } from '@/lib/model/source';

/**
 * Every address a wiki may know the source under, its own first: aliases and the addresses that its identifiers have.
 * Forms that a look-up finds by itself (with or without `www.` and a final slash) are asked for once; one that is longer
 * than the wiki can hold is left out.
 */
export function lookUpAddresses({ url, aliases, identifiers }: Source, longest: number): string[] {
  const { doi, arxiv, pmid, pmcid, ssrn, openreview } = identifiers;
  const all = [
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
  const byForm = new Map<string, string>();
  for (const address of all)
    if (address.length <= longest && !byForm.has(formOf(address))) byForm.set(formOf(address), address);
  return [...byForm.values()];
}

/** The same addresses under the other of http and https, which a look-up does not take for the same. */
export function underOtherScheme(addresses: string[]): string[] {
  const known = new Set(addresses.map(formOf));
  return addresses
    .map((address) =>
      address.startsWith('https:') ? `http:${address.slice(6)}` : address.replace(/^http:/, 'https:'),
    )
    .filter((address) => !known.has(formOf(address)));
}

/** What addresses that one look-up finds have in common. */
export const formOf = (address: string): string => {
  try {
    return new URL(address).href.replace(/^(https?:\/\/)www\./, '$1').replace(/\/$/, '');
  } catch {
    return address;
  }
};
