import { parseArxivId } from '@/lib/address/identifiers';
import { normalizeUrl } from '@/lib/address/normalize-url';
import { getWorkKeys } from '@/lib/address/work-keys';
import { normalizeForSearch } from '@/lib/base/normalize-for-search';

/** The values of a source or a captured page that are compared to find duplicates. A `Source` can be assigned to this type. */
export type WorkMetadata = {
  url: string;
  aliases: string[];
  title: string;
  authors: string[];
  publishedDate: string | null;
  identifiers: Record<string, string | null>;
  /** The hash of the captured text, if there is one. */
  sha256?: string | null;
  /** The canonical link of the page, if it is not the saved URL. */
  canonical?: string | null;
};

/** One reason to assume that two sources are the same work, with the values that the reader sees. */
export type DuplicateEvidence =
  | { kind: 'identifier'; name: string; value: string }
  | { kind: 'title-and-author'; title: string; author: string }
  /** The titles are nearly the same. */
  | { kind: 'similar-title'; title: string; author: string }
  | { kind: 'title-and-date'; title: string; date: string }
  | { kind: 'canonical'; url: string }
  | { kind: 'same-text' };

/**
 * Lists the reasons to assume that two sources are the same work. The reasons are no proof: a page about a paper may contain the DOI of
 * the paper. So the reader decides whether the sources are merged.
 */
export function listDuplicateEvidence(a: WorkMetadata, b: WorkMetadata): DuplicateEvidence[] {
  const hasSameText = a.sha256 && a.sha256 === b.sha256;
  return [
    ...listSharedIdentifiers(a, b),
    ...compareTitles(a, b),
    ...compareCanonicalUrls(a, b),
    ...(hasSameText ? [{ kind: 'same-text' } as const] : []),
  ];
}

/**
 * Returns the index keys by which the database finds possible duplicates: the identifiers in the metadata and in the URLs
 * (`doi:10.1000/xyz`), and the title (`title:…`) unless it is too short.
 */
export function getDuplicateKeys(metadata: WorkMetadata): string[] {
  const normalizedTitle = normalizeTitle(metadata.title).slice(0, 200);
  return [
    ...getIdentifierKeys(metadata),
    ...(isDistinctiveTitle(normalizedTitle) ? [`title:${normalizedTitle}`] : []),
  ];
}

/** Returns whether two titles differ at most in case, accents and punctuation. */
export const isSameTitle = (a: string, b: string): boolean => normalizeTitle(a) === normalizeTitle(b);

/** Normalises a title for comparison. The result has only words, in lower case and without accents. */
function normalizeTitle(title: string): string {
  return (normalizeForSearch(title).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

// A title is distinctive if it has at least three words, because shorter titles such as "Home" and "About us" occur on every site. In
// scripts without spaces between words, at least six letters are needed.
const isDistinctiveTitle = (normalizedTitle: string): boolean =>
  normalizedTitle.split(' ').length >= 3 || /[\u3040-\u9fff\uac00-\ud7af]{6}/.test(normalizedTitle);

// The ISBN is not in this list, because the chapters of a book share it.
const WORK_IDENTIFIERS = ['doi', 'arxiv', 'pmid', 'pmcid', 'ssrn', 'openreview'];

/**
 * Returns whether two sources are surely the same work: they share an identifier of a work, such as a DOI, and at least half of the words
 * of the shorter title. The titles are compared because a page about a paper may have the DOI of the paper.
 */
export const isCertainDuplicate = (
  evidence: readonly DuplicateEvidence[],
  title: string,
  otherTitle: string,
): boolean =>
  evidence.some((reason) => reason.kind === 'identifier' && WORK_IDENTIFIERS.includes(reason.name)) &&
  hasHalfOfWordsInCommon(title, otherTitle);

function listSharedIdentifiers(a: WorkMetadata, b: WorkMetadata): DuplicateEvidence[] {
  const otherKeys = getIdentifierKeys(b);
  return [...getIdentifierKeys(a)]
    .filter((key) => otherKeys.has(key))
    .map((key) => ({
      kind: 'identifier',
      name: key.slice(0, key.indexOf(':')),
      value: key.slice(key.indexOf(':') + 1),
    }));
}

function getIdentifierKeys({ url, aliases, identifiers }: WorkMetadata): Set<string> {
  const metadataKeys = Object.entries(identifiers).flatMap(([name, value]) =>
    value ? [formatIdentifierKey(name, value)] : [],
  );
  return new Set([...metadataKeys, ...[url, ...aliases].flatMap(getWorkKeys)]);
}

// All versions of a preprint and its arXiv DOI have the same key.
function formatIdentifierKey(name: string, value: string): string {
  const arxivId =
    name === 'arxiv' || (name === 'doi' && /^10\.48550\//.test(value)) ? parseArxivId(value) : null;
  return arxivId ? `arxiv:${arxivId.id}` : `${name}:${name === 'doi' ? value.toLowerCase() : value}`;
}

function compareTitles(a: WorkMetadata, b: WorkMetadata): DuplicateEvidence[] {
  const normalizedTitle = normalizeTitle(a.title);
  if (!isDistinctiveTitle(normalizedTitle) || normalizedTitle !== normalizeTitle(b.title)) return [];
  const author = a.authors.find((name) => b.authors.some((otherName) => isSamePerson(name, otherName)));
  const date = findSharedDate(a.publishedDate, b.publishedDate);
  return [
    ...(author === undefined ? [] : [{ kind: 'title-and-author', title: a.title, author } as const]),
    ...(date === null ? [] : [{ kind: 'title-and-date', title: a.title, date } as const]),
  ];
}

// A page whose canonical link is the URL of another page is a copy of that page. The titles must be similar too, because on many sites the
// canonical link of every article is the home page.
function compareCanonicalUrls(a: WorkMetadata, b: WorkMetadata): DuplicateEvidence[] {
  if (!hasHalfOfWordsInCommon(a.title, b.title)) return [];
  const hasCanonicalLinkTo = (page: WorkMetadata, otherPage: WorkMetadata): boolean => {
    const normalizedCanonical = page.canonical ? normalizeUrl(page.canonical) : null;
    return (
      normalizedCanonical !== null &&
      [otherPage.url, ...otherPage.aliases].some((url) => normalizeUrl(url) === normalizedCanonical)
    );
  };
  if (hasCanonicalLinkTo(a, b)) return [{ kind: 'canonical', url: a.canonical ?? '' }];
  return hasCanonicalLinkTo(b, a) ? [{ kind: 'canonical', url: b.canonical ?? '' }] : [];
}

function hasHalfOfWordsInCommon(a: string, b: string): boolean {
  const [wordsA, wordsB] = [new Set(normalizeTitle(a).split(' ')), new Set(normalizeTitle(b).split(' '))];
  const sharedWordCount = [...wordsA].filter((word) => word !== '' && wordsB.has(word)).length;
  return sharedWordCount > 0 && sharedWordCount * 2 >= Math.min(wordsA.size, wordsB.size);
}

/**
 * Returns whether two names can be the same person, such as "K. Wiggers", "Wiggers, Kyle" and "Kyle Wiggers". The last names must be equal.
 * The first names must be equal, or one is missing, or one is the initial of the other.
 */
export function isSamePerson(a: string, b: string): boolean {
  const [nameA, nameB] = [parseName(a), parseName(b)];
  if (nameA.last !== nameB.last || nameA.last === '') return false;
  return (
    nameA.first === nameB.first ||
    nameA.first[0] === undefined ||
    nameB.first[0] === undefined ||
    (hasInitial(nameA, nameB) && nameA.first[0] === nameB.first[0])
  );
}

const hasInitial = (...names: { first: string }[]): boolean => names.some(({ first }) => first.length === 1);

function parseName(name: string): { first: string; last: string } {
  const [beforeComma = '', afterComma] = name.split(',', 2);
  const words = normalizeTitle(afterComma === undefined ? beforeComma : `${afterComma} ${beforeComma}`).split(
    ' ',
  );
  return { first: words.length > 1 ? (words[0] ?? '') : '', last: words.at(-1) ?? '' };
}

// Two dates are compatible if one is a prefix of the other (2024 and 2024-05-28). Returns the shorter one, or null.
function findSharedDate(a: string | null, b: string | null): string | null {
  if (!a || !b) return null;
  const [shortDate, longDate] = a.length <= b.length ? [a, b] : [b, a];
  return longDate.startsWith(shortDate) ? shortDate : null;
}
