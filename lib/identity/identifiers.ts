import { decoded } from '@/lib/base/decoded';

/** An arXiv id without its version (`2301.12345`, `hep-th/9901001`) and the version where it is named. */
export type ArxivId = { id: string; version: number | null };

/**
 * The DOI in a bare DOI, `doi:…` or an address, lower-cased and without resolver (`10.1000/xyz`); null where there is
 * none. DOIs ignore case (DOI Handbook, 2.4). A DOI ends before trailing punctuation and before a bracket that it did
 * not open; in an address also before the words that publishers append (`/full`, `.pdf`) and, for bioRxiv and medRxiv,
 * before the version.
 */
export function doiOf(text: string): string | null {
  const url = urlIn(text);
  if (!url) return trimmedDoi(DOI.exec(withoutInvisible(text))?.[1]);
  const path = DOI.exec(decoded(url.pathname))?.[1];
  if (path) return trimmedDoi(withoutTail(path));
  for (const name of ['doi', 'id', 'DOI']) {
    const value = url.searchParams.get(name);
    const found = value ? DOI.exec(value)?.[1] : null;
    if (found) return trimmedDoi(found);
  }
  return null;
}

/**
 * The arXiv id in a bare id, `arXiv:…`, an address of arXiv or of a mirror of its pages, or arXiv's own DOI
 * (`10.48550/arXiv.…`); null where there is none. The subject class of an old id is dropped (`math.GT/0309136` →
 * `math/0309136`), as arXiv does (info.arxiv.org/help/arxiv_identifier). Months that don't exist are no ids.
 */
export function arxivOf(text: string): ArxivId | null {
  const url = urlIn(text);
  if (url) {
    if (!ARXIV_HOST.test(url.hostname) && !/^(?:dx\.)?doi\.org$/.test(url.hostname)) return null;
    return arxivFrom(ARXIV_PATH.exec(decoded(url.pathname)));
  }
  const plain = withoutInvisible(text).trim();
  return arxivFrom(ARXIV_BARE.exec(plain)) ?? arxivFrom(ARXIV_NAMED.exec(plain));
}

/** The PubMed id as digits, from bare digits, `PMID: …` or an address of PubMed or Europe PMC; null where there is none. */
export function pmidOf(text: string): string | null {
  const url = urlIn(text);
  const found = url
    ? ((/^pubmed\.ncbi\.nlm\.nih\.gov$/.test(url.hostname)
        ? /^\/(\d{1,8})(?:\/|$)/.exec(url.pathname)
        : null) ??
      (/^(?:www\.)?ncbi\.nlm\.nih\.gov$/.test(url.hostname)
        ? /^\/(?:m\/)?pubmed\/(\d{1,8})(?:\/|$)/.exec(url.pathname)
        : null) ??
      (EUROPE_PMC.test(url.hostname)
        ? /\/(?:article|abstract)\/med\/(\d{1,8})(?:\/|$)/i.exec(url.pathname)
        : null))
    : (/^\s*(\d{1,8})\s*$/.exec(text) ??
      /\b(?:pmid|pubmed(?:\s*id)?)\s*[:=/]?\s*(\d{1,8})(?!\d)/i.exec(text));
  return withoutZeros(found?.[1]);
}

/** The PubMed Central id as `PMC` and digits, from a bare id, `PMCID: …` or an address of PMC or Europe PMC; null where there is none. */
export function pmcidOf(text: string): string | null {
  const url = urlIn(text);
  const hosts =
    url && (/^(?:www\.|pmc\.)?ncbi\.nlm\.nih\.gov$/.test(url.hostname) || EUROPE_PMC.test(url.hostname));
  const found = url
    ? hosts
      ? /\/PMC(\d{1,9})(?:[./]|$)/i.exec(url.pathname)
      : null
    : (/(?<![a-z0-9])PMC(\d{1,9})(?![a-z0-9])/i.exec(text) ??
      /\bpmcid\s*[:=]?\s*(\d{1,9})(?!\d)/i.exec(text));
  const digits = withoutZeros(found?.[1]);
  return digits ? `PMC${digits}` : null;
}

/**
 * The ISBN as 13 digits, from an ISBN-10 or ISBN-13 with or without hyphens, `ISBN …`, `urn:isbn:…` or an address of a
 * catalogue that has it; null where there is none or its check digit is wrong (ISBN Users' Manual, 5).
 */
export function isbnOf(text: string): string | null {
  const url = urlIn(text);
  const written = url ? isbnInUrl(url) : withoutInvisible(text);
  if (!written) return null;
  const named = /\bisbn(?:[- ]?1[03])?(?:\s*\([^)]*\))?[\s:=]*/i.exec(written);
  const from = named ? written.slice(named.index + named[0].length) : written.trim();
  const thirteen = /^97[89](?:[-\s\u2010-\u2013]?\d){10}(?!\d)/.exec(from)?.[0];
  const ten = /^\d(?:[-\s\u2010-\u2013]?\d){8}[-\s\u2010-\u2013]?[\dXx](?![\dXx])/.exec(from)?.[0];
  const whole = named ? true : (thirteen ?? ten)?.length === from.length;
  if (!whole) return null;
  return thirteen ? isbn13(digitsOf(thirteen)) : ten ? isbn13From10(digitsOf(ten)) : null;
}

/** The SSRN abstract id as digits, from bare digits, `SSRN …`, an SSRN address or DOI (`10.2139/ssrn.…`); null where there is none. */
export function ssrnOf(text: string): string | null {
  const url = urlIn(text);
  if (url && !/(?:^|\.)(?:ssrn\.com|doi\.org)$/.test(url.hostname)) return null;
  const where = url ? decoded(url.pathname) + decoded(url.search) : text;
  const found =
    /10\.2139\/ssrn\.(\d{4,9})(?!\d)/i.exec(where) ??
    /abstract(?:_?id)?=(\d{4,9})(?!\d)/i.exec(where) ??
    /\bssrn[-_ ]?(?:id|abstract|working paper)?\s*(?:no\.?)?\s*[:#=]?\s*(\d{4,9})(?!\d)/i.exec(where) ??
    (url ? null : /^\s*(\d{4,9})\s*$/.exec(where));
  return withoutZeros(found?.[1]);
}

/**
 * The OpenReview id (`H1-nGgWC-`; case matters), from a bare id, `openreview:…` or an address of OpenReview; null where
 * there is none. A bare word counts only when it mixes two of upper case, lower case and digits.
 */
export function openreviewOf(text: string): string | null {
  const url = urlIn(text);
  if (url) {
    if (!/^(?:www\.|api\d?\.)?openreview\.net$/.test(url.hostname)) return null;
    const id = url.searchParams.get('id') ?? url.searchParams.get('noteId');
    return id && /^[\w-]{5,20}$/.test(id) ? id : null;
  }
  const found = /^\s*(?:openreview(?:\.net)?\s*[:/]\s*)?([\w-]{8,16})\s*$/i.exec(text)?.[1];
  const kinds = [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => found && kind.test(found));
  return found && kinds.length >= 2 ? found : null;
}

// The registrant has four digits or more (DOI Handbook, 2.2). `<` and `>` occur only inside the SICI form of the 1990s.
const DOI =
  /(?<![\d.])(10\.\d{4,9}(?:\.\d+)*\/[^\s"<>\u00ab\u00bb\u2018-\u201f\u3000-\u303f\uff0c\uff1b]+(?:<[\w.]*:[^\s"<>]*>[^\s"<>]+)?)/i;
const TAILS =
  /(?:\/(?:full|fulltext|full-text|abstract|abs|pdf|epdf|pdfdirect|epub|meta|html|summary|references|figures|suppl_file|download|tables|media|metrics|citations?)|\.(?:full|abstract|pdf|html?|full-text|supplementary-material))+$/i;
const ARXIV_HOST = /(?:^|\.)(?:arxiv\.org|ar5iv\.org|alphaxiv\.org|arxiv-vanity\.com)$|^huggingface\.co$/;
const NEW_ID = String.raw`\d{4}\.\d{4,5}`;
const OLD_ID = String.raw`[a-z]+(?:-[a-z]+)?(?:\.[a-z]{2})?\/\d{7}`;
const ARXIV_ID = `(${NEW_ID}|${OLD_ID})(?:v(\\d{1,3}))?(?![\\d/])`;
const ARXIV_BARE = new RegExp(`^${ARXIV_ID}$`, 'i');
const ARXIV_NAMED = new RegExp(`(?<![a-z0-9])arxiv(?:\\.org/[a-z-]+/|\\s*[:.]\\s*|\\s+)${ARXIV_ID}`, 'i');
const ARXIV_PATH = new RegExp(
  `^/(?:(?:abs|pdf|html|ps|format|src|e-print|papers|overview|tb|list|10\\.48550/arxiv\\.)/?)+${ARXIV_ID}`,
  'i',
);
const EUROPE_PMC = /(?:^|\.)europepmc\.org$/;

function urlIn(text: string): URL | null {
  const trimmed = text.trim();
  if (!/^https?:\/\/\S+$/i.test(trimmed)) return null;
  try {
    return new URL(trimmed);
  } catch {
    return null;
  }
}

const withoutInvisible = (text: string): string =>
  text.replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '');

const withoutZeros = (digits: string | undefined): string | null => digits?.replace(/^0+/, '') || null;

const digitsOf = (isbn: string): string => isbn.replace(/[^\dXx]/g, '').toUpperCase();

function withoutTail(doi: string): string {
  const short = doi.replace(/\/+$/, '').replace(TAILS, '');
  // bioRxiv, medRxiv: the version stands in the address, not in the DOI.
  return /^10\.(?:1101|64898)\//.test(short) ? short.replace(/v\d+(?:\.full.*)?$/, '') : short;
}

function trimmedDoi(found: string | undefined): string | null {
  let doi = found ?? '';
  for (let before = ''; before !== doi; ) {
    before = doi;
    doi = doi.replace(/[.,;:!?'*\u2026&#|\\]+$/, '');
    for (const [open, close] of ['()', '[]', '{}'] as const) {
      if (open && close && doi.endsWith(close) && doi.split(close).length > doi.split(open).length)
        doi = doi.slice(0, -1);
    }
  }
  return doi.includes('/') && !doi.endsWith('/') ? doi.toLowerCase() : null;
}

function arxivFrom(match: RegExpExecArray | null): ArxivId | null {
  if (!match?.[1]) return null;
  const old = match[1].includes('/');
  const id = old ? match[1].toLowerCase().replace(/\.[a-z]{2}\//, '/') : match[1];
  const [yearMonth, number] = old ? [id.split('/')[1] ?? '', ''] : [id, id.split('.')[1] ?? ''];
  const month = Number(yearMonth.slice(2, 4));
  const fits = old || number.length === (Number(id.slice(0, 4)) < 1501 ? 4 : 5);
  if (month < 1 || month > 12 || !fits) return null;
  return { id, version: match[2] ? Number(match[2]) : null };
}

function isbnInUrl(url: URL): string | null {
  const path = decoded(url.pathname);
  if (/(?:^|\.)amazon\.[a-z.]+$/.test(url.hostname))
    return /\/(?:dp|gp\/product)\/([\dX]{10})(?:\/|$)/i.exec(path)?.[1] ?? null;
  const inPath = /\/isbn[/:=-]?([\dxX-]{10,17})(?:\/|$|\.)/i.exec(path)?.[1];
  const inQuery = url.searchParams.get('isbn') ?? url.searchParams.get('vid');
  return inPath ?? inQuery?.replace(/^isbn:?/i, '') ?? null;
}

function isbn13(digits: string): string | null {
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return digits.length === 13 && sum % 10 === 0 ? digits : null;
}

function isbn13From10(digits: string): string | null {
  const value = (digit: string) => (digit === 'X' ? 10 : Number(digit));
  const sum = [...digits].reduce((total, digit, at) => total + value(digit) * (10 - at), 0);
  if (digits.length !== 10 || sum % 11 !== 0) return null;
  const body = `978${digits.slice(0, 9)}`;
  const check = [...body].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return `${body}${(10 - (check % 10)) % 10}`;
}
