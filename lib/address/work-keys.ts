import { cleanUrl } from './clean-url';
import { stripWww } from './host';
import { parseArxivId, parseDoi, parseOpenReviewId, parsePmcid, parsePmid, parseSsrnId } from './identifiers';
import { parseWebUrl } from './parse-url';

/**
 * Returns the keys of the works (papers, videos) whose identifiers a URL contains: `doi:10.…`,
 * `arxiv:2212.08073`, `pmid:…`, `pmcid:…`, `openreview:…`, `ssrn:…` or `youtube:…`. All versions and views
 * (abstract, PDF, HTML) of a work have the same key. Identifiers in the metadata of a page are less reliable,
 * so they give no key and only suggest duplicates.
 */
export function getWorkKeys(text: string): string[] {
  const cleanedUrl = cleanUrl(text);
  const url = cleanedUrl === null ? null : parseWebUrl(cleanedUrl);
  if (!url) return [];
  const hostAndPath = stripWww(url.hostname) + url.pathname;
  return WORK_RULES.flatMap(([pattern, getKey]) => (pattern.test(hostAndPath) ? (getKey(url) ?? []) : []));
}

// These path segments of embedded YouTube players look like a video id (YouTube player parameters).
const PLAYLIST_IDS = new Set(['videoseries', 'live_stream']);

/**
 * A pattern for the host and path of a URL. If the pattern matches, `getKey` returns the key of the work, or
 * null if the URL contains no identifier.
 */
type WorkRule = [hostAndPath: RegExp, getKey: (url: URL) => string | null];

// The rules match pages that show the work. A page about the work (comments, citations, supplement) is a
// different source, even if its URL contains the same identifier.
const WORK_RULES: WorkRule[] = [
  // The DOIs that arXiv registers (info.arxiv.org/help/doi.html) contain the arXiv id.
  [/^(dx\.)?doi\.org\/|(^|\.)arxiv\.org\/(abs|pdf|html|format|ps|src|e-print)\/|^ar5iv\.org\//, getArxivKey],
  [/^(dx\.)?doi\.org\//, getDoiKey],
  // Publishers that use Atypon (ACM, Wiley, Sage, Science, Taylor & Francis …) show articles under these
  // paths.
  [/\/doi\/((abs|full|full-xml|pdf|epdf|pdfdirect|pdfplus|epub|reader|book)\/)?10\./, getDoiKey],
  [
    /^(bio|med)rxiv\.org\/content\/10\.(?!.*\.(supplementary-material|article-metrics|external-links)\/?$)/,
    getDoiKey,
  ],
  [/^link\.springer\.com\/(article|chapter|book|content\/pdf)\/10\./, getDoiKey],
  [
    /(ncbi\.nlm\.nih\.gov|^europepmc\.org)\/([\w/]+\/)?\d+\/?$/i,
    ({ href }) => addPrefix('pmid:', parsePmid(href)),
  ],
  [
    /^([^/]*ncbi\.nlm\.nih\.gov|europepmc\.org)\/.*\/PMC\d+(\.\d+)?(\/((pdf|epub)(\/.*)?)?)?$/i,
    ({ href }) => addPrefix('pmcid:', parsePmcid(href)),
  ],
  [/^openreview\.net\/(forum|pdf|attachment)$/, getOpenReviewKey],
  [/(^|\.)ssrn\.com\/|^(dx\.)?doi\.org\//, ({ href }) => addPrefix('ssrn:', parseSsrnId(href))],
  // Every URL of a video contains its id of eleven characters
  // (developers.google.com/youtube/player_parameters).
  [
    /^youtu\.be\/|(^|\.)youtube(-nocookie)?\.com\/(watch$|shorts\/|live\/|embed\/|v\/)/,
    (url) => addPrefix('youtube:', getVideoId(url)),
  ],
];

function addPrefix(prefix: string, value: string | null): string | null {
  return value === null ? null : prefix + value;
}

function getArxivKey({ href }: URL): string | null {
  return addPrefix('arxiv:', parseArxivId(href)?.id ?? null);
}

function getDoiKey({ href }: URL): string | null {
  const doi = parseDoi(href);
  return doi === null || doi.startsWith('10.48550/arxiv.') ? null : `doi:${doi}`;
}

function getOpenReviewKey({ href, pathname, searchParams }: URL): string | null {
  const isPaper = pathname !== '/attachment' || searchParams.get('name') === 'pdf';
  return isPaper ? addPrefix('openreview:', parseOpenReviewId(href)) : null;
}

function getVideoId(url: URL): string | null {
  const id = url.searchParams.get('v') ?? url.pathname.split('/').at(-1) ?? '';
  return /^[\w-]{11}$/.test(id) && !PLAYLIST_IDS.has(id) ? id : null;
}
