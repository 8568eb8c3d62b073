const URL_BUILDERS = {
  doi: (id: string) => `https://doi.org/${id}`,
  arxiv: (id: string) => `https://arxiv.org/abs/${id}`,
  pmid: (id: string) => `https://pubmed.ncbi.nlm.nih.gov/${id}/`,
  pmcid: (id: string) => `https://pmc.ncbi.nlm.nih.gov/articles/${id}/`,
  ssrn: (id: string) => `https://papers.ssrn.com/sol3/papers.cfm?abstract_id=${id}`,
  openreview: (id: string) => `https://openreview.net/forum?id=${id}`,
  // Open Library is not a shop and has a page for every ISBN that it knows.
  isbn: (id: string) => `https://openlibrary.org/isbn/${id}`,
};

/**
 * Returns the URL of the work with this identifier. `id` must be the result of a parser in `identifiers.ts`.
 */
export const buildIdentifierUrl = (kind: keyof typeof URL_BUILDERS, id: string): string =>
  URL_BUILDERS[kind](id);
