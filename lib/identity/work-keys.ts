import { cleanAddress, webUrl } from './clean-address';

type Rule = (url: URL) => string | null;

/**
 * The works that an address itself names: `doi:10.…`, `arxiv:2212.08073`, `pmid:`, `pmcid:`, `openreview:`, `ssrn:`,
 * `youtube:`. The page behind it is not asked: what a page says of itself is evidence, and no identity.
 */
export function workKeys(address: string): string[] {
  const clean = cleanAddress(address);
  const url = clean === null ? null : webUrl(clean);
  if (!url) return [];
  return [...new Set(RULES.flatMap((rule) => rule(url) ?? []).flatMap(withTwin))];
}

// arXiv registers its papers as 10.48550/arXiv.… (info.arxiv.org/help/doi.html): two names of one work.
function withTwin(key: string): string[] {
  const arxivId = /^doi:10\.48550\/arxiv\.(.+)$/.exec(key)?.[1];
  if (arxivId !== undefined) return [`arxiv:${unversioned(arxivId)}`];
  return [key];
}

const unversioned = (arxivId: string): string => arxivId.replace(/v\d+$/i, '');

const RULES: Rule[] = [
  // doi.org, "DOI Handbook", 3.8: the name follows the host; names are the same in either case.
  (url) => (/^(dx\.|www\.)?doi\.org$/.test(url.hostname) ? doiKey(pathOf(url)) : null),
  // The path by which Atypon's and other publishers' sites give each view of an article.
  (url) =>
    doiKey(
      /\/doi\/(?:abs|full|pdf|epdf|pdfdirect|epub|full-xml|reader)?\/?(10\..+)$/
        .exec(pathOf(url))?.[1]
        ?.replace(VIEW, ''),
    ),
  (url) =>
    /^(www\.)?(bio|med)rxiv\.org$/.test(url.hostname)
      ? doiKey(/\/content\/(10\.1101\/[\d.]+\d)(?:v\d+|$)/.exec(pathOf(url))?.[1])
      : null,
  // info.arxiv.org/help/arxiv_identifier.html: new and old scheme, each with an optional version.
  (url) => (isArxivHost(url.hostname) ? arxivKey(pathOf(url)) : null),
  (url) =>
    numbered(url, /^pubmed\.ncbi\.nlm\.nih\.gov\/(\d+)/, 'pmid:') ??
    numbered(url, /^(?:www\.)?ncbi\.nlm\.nih\.gov\/pubmed\/(\d+)/, 'pmid:'),
  (url) =>
    numbered(
      url,
      /^(?:pmc|(?:www\.)?ncbi)\.(?:ncbi\.)?nlm\.nih\.gov\/(?:pmc\/)?articles\/PMC(\d+)/i,
      'pmcid:PMC',
    ),
  (url) =>
    url.hostname === 'openreview.net' && /^\/(forum|pdf|attachment)$/.test(url.pathname)
      ? prefixed('openreview:', url.searchParams.get('id'))
      : null,
  (url) =>
    isSsrn(url.hostname)
      ? prefixed('ssrn:', /^\/abstract=(\d+)/.exec(url.pathname)?.[1] ?? url.searchParams.get('abstract_id'))
      : null,
  // developers.google.com/youtube/player_parameters: the id of a video, in each of its addresses.
  (url) => prefixed('youtube:', youtubeId(url)),
];

const VIEW = /\/(full|abstract|abs|pdf|epdf|html|references|figures|summary)$/;

const isArxivHost = (host: string): boolean =>
  /(^|\.)arxiv\.org$/.test(host) || /^(www\.)?ar5iv\.org$/.test(host);
const isSsrn = (host: string): boolean => host === 'ssrn.com' || host.endsWith('.ssrn.com');

const prefixed = (prefix: string, value: string | null | undefined): string | null =>
  value ? prefix + value : null;

const numbered = (url: URL, pattern: RegExp, prefix: string): string | null =>
  prefixed(prefix, pattern.exec(url.hostname + url.pathname)?.[1]);

function doiKey(path: string | undefined): string | null {
  const doi = /^\/?(10\.\d{4,9}\/.+)$/
    .exec(path ?? '')?.[1]
    ?.replace(/\/+$/, '')
    .toLowerCase();
  return prefixed('doi:', doi);
}

function arxivKey(path: string): string | null {
  const id = /^\/(?:abs|pdf|html|format|ps|src|e-print)\/(.+?)(?:\.pdf)?\/?$/.exec(path)?.[1];
  if (id === undefined) return null;
  const current = /^(\d{4}\.\d{4,5})(?:v\d+)?$/.exec(id)?.[1];
  // The subject class of an old name may be left out: math.GT/0309136 is math/0309136.
  const old = /^([a-z-]+)(?:\.[a-z]{2})?(\/\d{7})(?:v\d+)?$/i.exec(id);
  return prefixed('arxiv:', current ?? (old ? `${old[1]}${old[2]}`.toLowerCase() : null));
}

function youtubeId(url: URL): string | null {
  const host = url.hostname.replace(/^(www|m|music)\./, '');
  const id =
    host === 'youtu.be'
      ? url.pathname.slice(1)
      : host === 'youtube.com' || host === 'youtube-nocookie.com'
        ? (/^\/(?:shorts|live|embed|v)\/([^/]+)/.exec(url.pathname)?.[1] ??
          (url.pathname === '/watch' ? url.searchParams.get('v') : null))
        : null;
  return id && /^[\w-]{11}$/.test(id) ? id : null;
}

function pathOf(url: URL): string {
  try {
    return decodeURIComponent(url.pathname);
  } catch {
    return url.pathname;
  }
}
