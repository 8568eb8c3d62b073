import { decodeSafely } from '@/lib/base/decode-safely';
import { createLengthLimitedRegExp } from '@/lib/base/length-limited-regexp';
import { trimCharactersAtEnd } from '@/lib/base/trim';
import { parseUrl } from './parse-url';

/** An arXiv id without its version (`2301.12345`, `hep-th/9901001`), and the version if there is one. */
export type ArxivId = { id: string; version: number | null };

/**
 * Parses a bare DOI, `doi:…` or a URL that contains a DOI. Returns the DOI without resolver (`10.1000/xyz`),
 * or null. The result is in lower case, because DOIs ignore case (DOI Handbook, 2.4). Removes trailing
 * punctuation, and closing brackets without an opening bracket. From a URL, also removes what publishers
 * append to the DOI: suffixes (`/full`, `.pdf`) and the version (bioRxiv, medRxiv).
 */
export function parseDoi(text: string): string | null {
  const url = parseAbsoluteWebUrl(text);
  if (!url) return normalizeDoi(DOI.exec(removeInvisibleCharacters(text))?.[1]);
  const path = DOI.exec(decodeSafely(url.pathname))?.[1];
  if (path) return normalizeDoi(removeUrlSuffixes(path));
  for (const name of ['doi', 'id', 'DOI']) {
    const value = url.searchParams.get(name);
    const matchedDoi = value ? DOI.exec(value)?.[1] : null;
    if (matchedDoi) return normalizeDoi(matchedDoi);
  }
  return null;
}

/**
 * Parses a bare arXiv id, `arXiv:…`, a URL of arXiv or a mirror, or a DOI that arXiv registered (`10.48550/arXiv.…`). Returns
 * null if there is no id or its month does not exist. Removes the subject class of an old id (`math.GT/0309136` becomes
 * `math/0309136`), because arXiv treats both as the same (info.arxiv.org/help/arxiv_identifier).
 */
export function parseArxivId(text: string): ArxivId | null {
  const url = parseAbsoluteWebUrl(text);
  if (url) {
    if (!ARXIV_HOST.test(url.hostname) && !/^(?:dx\.)?doi\.org$/.test(url.hostname)) return null;
    return buildArxivId(ARXIV_PATH.exec(decodeSafely(url.pathname)));
  }
  const visibleText = removeInvisibleCharacters(text).trim();
  return buildArxivId(BARE_ARXIV_ID.exec(visibleText)) ?? buildArxivId(LABELLED_ARXIV_ID.exec(visibleText));
}

/** Parses a PubMed id: bare digits, `PMID: …` or a URL of PubMed or Europe PMC. Returns the digits, or null. */
export function parsePmid(text: string): string | null {
  const url = parseAbsoluteWebUrl(text);
  const match = url
    ? ((/^pubmed\.ncbi\.nlm\.nih\.gov$/.test(url.hostname)
        ? /^\/(\d{1,8})(?:\/|$)/.exec(url.pathname)
        : null) ??
      (/^(?:www\.)?ncbi\.nlm\.nih\.gov$/.test(url.hostname)
        ? /^\/(?:m\/)?pubmed\/(\d{1,8})(?:\/|$)/.exec(url.pathname)
        : null) ??
      (EUROPE_PMC_HOST.test(url.hostname)
        ? /\/(?:article|abstract)\/med\/(\d{1,8})(?:\/|$)/i.exec(url.pathname)
        : null))
    : (/^\s*(\d{1,8})\s*$/.exec(text) ??
      /\b(?:pmid\s*|pubmed\s*(?:id\s*)?)(?:[:=/]\s*)?(\d{1,8})(?!\d)/i.exec(text));
  return stripLeadingZeros(match?.[1]);
}

/** Parses a PubMed Central id: a bare id, `PMCID: …` or a URL of PMC or Europe PMC. Returns `PMC` and digits, or null. */
export function parsePmcid(text: string): string | null {
  const url = parseAbsoluteWebUrl(text);
  const isPmcHost =
    url && (/^(?:www\.|pmc\.)?ncbi\.nlm\.nih\.gov$/.test(url.hostname) || EUROPE_PMC_HOST.test(url.hostname));
  const match = url
    ? isPmcHost
      ? /\/PMC(\d{1,9})(?:[./]|$)/i.exec(url.pathname)
      : null
    : (/(?<![a-z0-9])PMC(\d{1,9})(?![a-z0-9])/i.exec(text) ??
      /\bpmcid\s*(?:[:=]\s*)?(\d{1,9})(?!\d)/i.exec(text));
  const digits = stripLeadingZeros(match?.[1]);
  return digits ? `PMC${digits}` : null;
}

/**
 * Parses an ISBN-10 or ISBN-13 with or without hyphens, `ISBN …`, `urn:isbn:…` or a URL that contains an
 * ISBN. Returns the ISBN as 13 digits, or null if there is none or its check digit is wrong (ISBN Users'
 * Manual, 5).
 */
export function parseIsbn(text: string): string | null {
  const url = parseAbsoluteWebUrl(text);
  const searchText = url ? findIsbnInUrl(url) : removeInvisibleCharacters(text);
  if (!searchText) return null;
  const label = /\bisbn(?:[- ]?1[03])?(?:\s*\([^)]*\))?[\s:=]*/i.exec(searchText);
  const isbnText = label ? searchText.slice(label.index + label[0].length) : searchText.trim();
  const isbn13Text = /^97[89](?:[-\s\u2010-\u2013]?\d){10}(?!\d)/.exec(isbnText)?.[0];
  const isbn10Text = /^\d(?:[-\s\u2010-\u2013]?\d){8}[-\s\u2010-\u2013]?[\dXx](?![\dXx])/.exec(isbnText)?.[0];
  const isWholeText = label ? true : (isbn13Text ?? isbn10Text)?.length === isbnText.length;
  if (!isWholeText) return null;
  return isbn13Text
    ? validateIsbn13(getIsbnDigits(isbn13Text))
    : isbn10Text
      ? convertIsbn10(getIsbnDigits(isbn10Text))
      : null;
}

/** Parses an SSRN abstract id: bare digits, `SSRN …`, an SSRN URL or DOI (`10.2139/ssrn.…`). Returns the digits, or null. */
export function parseSsrnId(text: string): string | null {
  const url = parseAbsoluteWebUrl(text);
  if (url && !/(?:^|\.)(?:ssrn\.com|doi\.org)$/.test(url.hostname)) return null;
  const searchText = url ? decodeSafely(url.pathname) + decodeSafely(url.search) : text;
  const match =
    /10\.2139\/ssrn\.(\d{4,9})(?!\d)/i.exec(searchText) ??
    /abstract(?:_?id)?=(\d{4,9})(?!\d)/i.exec(searchText) ??
    /\bssrn(?:[-_ ]?(?:id|abstract|working paper)|[-_])?\s*(?:no\.?\s*)?(?:[:#=]\s*)?(\d{4,9})(?!\d)/i.exec(
      searchText,
    ) ??
    (url ? null : /^\s*(\d{4,9})\s*$/.exec(searchText));
  return stripLeadingZeros(match?.[1]);
}

/**
 * Parses an OpenReview id, which is case-sensitive (`H1-nGgWC-`): a bare id, `openreview:…` or a URL of
 * OpenReview. Returns null if there is no id. A bare word is an id only if it contains at least two of these:
 * upper-case letters, lower-case letters, digits.
 */
export function parseOpenReviewId(text: string): string | null {
  const url = parseAbsoluteWebUrl(text);
  if (url) {
    if (!/^(?:www\.|api\d?\.)?openreview\.net$/.test(url.hostname)) return null;
    const id = url.searchParams.get('id') ?? url.searchParams.get('noteId');
    return id && /^[\w-]{5,20}$/.test(id) ? id : null;
  }
  const matchedId = /^\s*(?:openreview(?:\.net)?\s*[:/]\s*)?([\w-]{8,16})\s*$/i.exec(text)?.[1];
  const characterClasses = [/[a-z]/, /[A-Z]/, /\d/].filter((pattern) => matchedId && pattern.test(matchedId));
  return matchedId && characterClasses.length >= 2 ? matchedId : null;
}

// The registrant code after `10.` has at least four digits (DOI Handbook, 2.2). `<` and `>` occur only in DOIs of the 1990s that
// contain a serial item identifier (SICI).
const DOI =
  /(?<![\d.])(10\.\d{4,9}(?:\.\d+)*\/[^\s"<>\u00ab\u00bb\u2018-\u201f\u3000-\u303f\uff0c\uff1b]+(?:<[\w.]*:[^\s"<>]*>[^\s"<>]+)?)/i;
// Publishers append these suffixes to a DOI in a URL.
const DOI_SUFFIXES_IN_URLS = new Set(
  (
    '/full /fulltext /full-text /abstract /abs /pdf /epdf /pdfdirect /epub /meta /html /summary /references /figures ' +
    '/suppl_file /download /tables /media /metrics /citation /citations ' +
    '.full .abstract .pdf .htm .html .full-text .supplementary-material'
  ).split(' '),
);
// A host has at most 253 characters (RFC 1035, 2.3.4).
const AMAZON_HOST = createLengthLimitedRegExp(253, /(?:^|\.)amazon\.[a-z.]+$/);
const ARXIV_HOST = /(?:^|\.)(?:arxiv\.org|ar5iv\.org|alphaxiv\.org|arxiv-vanity\.com)$|^huggingface\.co$/;
const ARXIV_NEW_ID = String.raw`\d{4}\.\d{4,5}`;
const ARXIV_OLD_ID = String.raw`[a-z]+(?:-[a-z]+)?(?:\.[a-z]{2})?\/\d{7}`;
const ARXIV_ID = `(${ARXIV_NEW_ID}|${ARXIV_OLD_ID})(?:v(\\d{1,3}))?(?![\\d/])`;
const BARE_ARXIV_ID = new RegExp(`^${ARXIV_ID}$`, 'i');
const LABELLED_ARXIV_ID = new RegExp(
  `(?<![a-z0-9])arxiv(?:\\.org/[a-z-]+/|\\s*[:.]\\s*|\\s+)${ARXIV_ID}`,
  'i',
);
const ARXIV_PATH = new RegExp(
  `^/(?:(?:abs|pdf|html|ps|format|src|e-print|papers|overview|tb|list|10\\.48550/arxiv\\.)/?)+${ARXIV_ID}`,
  'i',
);
const EUROPE_PMC_HOST = /(?:^|\.)europepmc\.org$/;

// The URL parser also accepts `https:example.org`. Such a text is usually not meant as a URL.
const parseAbsoluteWebUrl = (text: string): URL | null =>
  /^\s*https?:\/\/\S+\s*$/i.test(text) ? parseUrl(text) : null;

const removeInvisibleCharacters = (text: string): string =>
  text.replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '');

const stripLeadingZeros = (digits: string | undefined): string | null => digits?.replace(/^0+/, '') || null;

const getIsbnDigits = (isbn: string): string => isbn.replace(/[^\dXx]/g, '').toUpperCase();

function removeUrlSuffixes(doi: string): string {
  const doiWithoutSuffixes = removeKnownSuffixes(trimCharactersAtEnd(doi, '/'));
  // In URLs of bioRxiv and medRxiv (registrants 1101 and 64898), the version follows the DOI and is not part
  // of it.
  return /^10\.(?:1101|64898)\//.test(doiWithoutSuffixes)
    ? doiWithoutSuffixes.replace(/v\d+(?:\.full.*|$)/s, '')
    : doiWithoutSuffixes;
}

function removeKnownSuffixes(doi: string): string {
  let end = doi.length;
  for (;;) {
    const suffixStart = Math.max(doi.lastIndexOf('/', end - 1), doi.lastIndexOf('.', end - 1));
    if (suffixStart < 0 || !DOI_SUFFIXES_IN_URLS.has(doi.slice(suffixStart, end).toLowerCase()))
      return doi.slice(0, end);
    end = suffixStart;
  }
}

function normalizeDoi(text: string | undefined): string | null {
  const doi = text ?? '';
  const unmatchedCountByBracket = new Map(
    ['()', '[]', '{}'].map(([open = '', close = '']) => [
      close,
      doi.split(close).length - doi.split(open).length,
    ]),
  );
  let end = doi.length;
  for (; end > 0; end -= 1) {
    const lastCharacter = doi.charAt(end - 1);
    const unmatchedCount = unmatchedCountByBracket.get(lastCharacter) ?? 0;
    if (unmatchedCount > 0) unmatchedCountByBracket.set(lastCharacter, unmatchedCount - 1);
    else if (!DOI_PUNCTUATION.includes(lastCharacter)) break;
  }
  const trimmedDoi = doi.slice(0, end);
  return trimmedDoi.includes('/') && !trimmedDoi.endsWith('/') ? trimmedDoi.toLowerCase() : null;
}

const DOI_PUNCTUATION = ".,;:!?'*\u2026&#|\\";

function buildArxivId(match: RegExpExecArray | null): ArxivId | null {
  if (!match?.[1]) return null;
  const isOldStyle = match[1].includes('/');
  const id = isOldStyle ? match[1].toLowerCase().replace(/\.[a-z]{2}\//, '/') : match[1];
  const [yearMonth, number] = isOldStyle ? [id.split('/')[1] ?? '', ''] : [id, id.split('.')[1] ?? ''];
  const month = Number(yearMonth.slice(2, 4));
  const hasValidLength = isOldStyle || number.length === (Number(id.slice(0, 4)) < 1501 ? 4 : 5);
  if (month < 1 || month > 12 || !hasValidLength) return null;
  return { id, version: match[2] ? Number(match[2]) : null };
}

function findIsbnInUrl(url: URL): string | null {
  const path = decodeSafely(url.pathname);
  if (AMAZON_HOST.test(url.hostname))
    return /\/(?:dp|gp\/product)\/([\dX]{10})(?:\/|$)/i.exec(path)?.[1] ?? null;
  const isbnInPath = /\/isbn[/:=-]?([\dxX-]{10,17})(?:\/|$|\.)/i.exec(path)?.[1];
  const isbnInQuery = url.searchParams.get('isbn') ?? url.searchParams.get('vid');
  return isbnInPath ?? isbnInQuery?.replace(/^isbn:?/i, '') ?? null;
}

function validateIsbn13(digits: string): string | null {
  const sum = [...digits].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  );
  return digits.length === 13 && sum % 10 === 0 ? digits : null;
}

function convertIsbn10(digits: string): string | null {
  const getDigitValue = (digit: string) => (digit === 'X' ? 10 : Number(digit));
  const sum = [...digits].reduce((total, digit, index) => total + getDigitValue(digit) * (10 - index), 0);
  if (digits.length !== 10 || sum % 11 !== 0) return null;
  const body = `978${digits.slice(0, 9)}`;
  const checkSum = [...body].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  );
  return `${body}${(10 - (checkSum % 10)) % 10}`;
}
