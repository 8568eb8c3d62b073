import type { Extraction } from '../schema/extraction';

/** Returns the URL of a work by its arXiv number, DOI or PubMed number, or an empty string. */
export function getWorkUrl(identifiers: Extraction['identifiers'] | undefined): string {
  const { arxiv, doi, pmid } = identifiers ?? {};
  if (arxiv?.[0]) return `https://arxiv.org/abs/${arxiv[0].value}`;
  if (doi?.[0]) return `https://doi.org/${doi[0].value}`;
  return pmid?.[0] ? `https://pubmed.ncbi.nlm.nih.gov/${pmid[0].value}/` : '';
}
