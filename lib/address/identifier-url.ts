const URL_BUILDERS = {
  doi: (id: string) => `https://doi.org/${id}`,
  arxiv: (id: string) => `https://arxiv.org/abs/${id}`,
  pmid: (id: string) => `https://pubmed.ncbi.nlm.nih.gov/${id}/`,
  pmcid: (id: string) => `https://pmc.ncbi.nlm.nih.gov/articles/${id}/`,
  ssrn: (id: string) => `https://papers.ssrn.com/sol3/papers.cfm?abstract_id=${id}`,
  openreview: (id: string) => `https://openreview.net/forum?id=${id}`,
  // Open Library has a page for every ISBN that it knows, and is not a shop.
  isbn: (id: string) => `https://openlibrary.org/isbn/${id}`,
};

/** Returns the URL at which the work with an identifier is found. `id` must be parsed. */
export const buildIdentifierUrl = (kind: keyof typeof URL_BUILDERS, id: string): string =>
  URL_BUILDERS[kind](id);
