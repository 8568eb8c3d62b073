import { cleanAddress, webUrl } from './clean-address';
import { arxivOf, doiOf, openreviewOf, pmcidOf, pmidOf, ssrnOf } from './identifiers';

/**
 * The works that an address itself names: `doi:10.…`, `arxiv:2212.08073`, `pmid:`, `pmcid:`, `openreview:`, `ssrn:`,
 * `youtube:`; versions and views (abstract, PDF, HTML) of one work have one key. The page behind it is not asked: what
 * a page says of itself is evidence, and no identity.
 */
export function workKeys(address: string): string[] {
  const clean = cleanAddress(address);
  const url = clean === null ? null : webUrl(clean);
  if (!url) return [];
  const where = url.hostname.replace(/^www\./, '') + url.pathname;
  return RULES.flatMap(([views, keyOf]) => (views.test(where) ? (keyOf(url) ?? []) : []));
}

// What stands in an embedded player's path in the place of an id, with as many characters (the same page).
const PLAYLISTS = new Set(['videoseries', 'live_stream']);

type Rule = [views: RegExp, keyOf: (url: URL) => string | null];

// Host and path of the pages that are a view of the work. A page *about* it (a comment site, a list of citations, its
// supplement) may hold the same identifier and is another source.
const RULES: Rule[] = [
  // arXiv's own DOI (info.arxiv.org/help/doi.html) names the work by its arXiv id.
  [/^(dx\.)?doi\.org\/|(^|\.)arxiv\.org\/(abs|pdf|html|format|ps|src|e-print)\/|^ar5iv\.org\//, arxivKey],
  [/^(dx\.)?doi\.org\//, doiKey],
  // The path by which Atypon's sites (ACM, Wiley, Sage, Science, Taylor & Francis …) give each view of an article.
  [/\/doi\/((abs|full|full-xml|pdf|epdf|pdfdirect|pdfplus|epub|reader|book)\/)?10\./, doiKey],
  [
    /^(bio|med)rxiv\.org\/content\/10\.(?!.*\.(supplementary-material|article-metrics|external-links)\/?$)/,
    doiKey,
  ],
  [/^link\.springer\.com\/(article|chapter|book|content\/pdf)\/10\./, doiKey],
  [
    /(ncbi\.nlm\.nih\.gov|^europepmc\.org)\/([\w/]+\/)?\d+\/?$/i,
    ({ href }) => prefixed('pmid:', pmidOf(href)),
  ],
  [
    /(ncbi\.nlm\.nih\.gov|^europepmc\.org)\/.*\/PMC\d+(\.\d+)?(\/((pdf|epub)(\/.*)?)?)?$/i,
    ({ href }) => prefixed('pmcid:', pmcidOf(href)),
  ],
  [/^openreview\.net\/(forum|pdf|attachment)$/, openreviewKey],
  [/(^|\.)ssrn\.com\/|^(dx\.)?doi\.org\//, ({ href }) => prefixed('ssrn:', ssrnOf(href))],
  // developers.google.com/youtube/player_parameters: one id of eleven characters in each address of a video.
  [
    /^youtu\.be\/|(^|\.)youtube(-nocookie)?\.com\/(watch$|shorts\/|live\/|embed\/|v\/)/,
    (url) => prefixed('youtube:', videoId(url)),
  ],
];

function prefixed(prefix: string, value: string | null): string | null {
  return value === null ? null : prefix + value;
}

function arxivKey({ href }: URL): string | null {
  return prefixed('arxiv:', arxivOf(href)?.id ?? null);
}

function doiKey({ href }: URL): string | null {
  const doi = doiOf(href);
  return doi === null || doi.startsWith('10.48550/arxiv.') ? null : `doi:${doi}`;
}

function openreviewKey({ href, pathname, searchParams }: URL): string | null {
  const isPaper = pathname !== '/attachment' || searchParams.get('name') === 'pdf';
  return isPaper ? prefixed('openreview:', openreviewOf(href)) : null;
}

function videoId(url: URL): string | null {
  const id = url.searchParams.get('v') ?? url.pathname.split('/').at(-1) ?? '';
  return /^[\w-]{11}$/.test(id) && !PLAYLISTS.has(id) ? id : null;
}
