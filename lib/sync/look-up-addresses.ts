import type { Source } from '@/lib/model/source';

// No wiki holds a longer one, and a server may refuse to be asked for it.
const LONGEST = 2000;

/**
 * Every address a wiki may know the source under, its own first: aliases and the addresses that its identifiers have.
 * Forms that a look-up finds by itself (with or without `www.` and a final slash) are asked for once.
 */
export function lookUpAddresses({ url, aliases, identifiers }: Source): string[] {
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
    if (address.length <= LONGEST && !byForm.has(formOf(address))) byForm.set(formOf(address), address);
  return [...byForm.values()];
}

const formOf = (address: string): string => {
  try {
    return new URL(address).href.replace(/^(https?:\/\/)www\./, '$1').replace(/\/$/, '');
  } catch {
    return address;
  }
};
