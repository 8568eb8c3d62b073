import { parseArxivId } from '@/lib/address/identifiers';
import { normalizeUrl } from '@/lib/address/normalize-url';
import { getWorkKeys } from '@/lib/address/work-keys';
import { normalizeForSearch } from '@/lib/base/normalize-for-search';

/** The values by which two records, or a record and a page, are compared. A `Source` has these fields. */
export type WorkMetadata = {
  url: string;
  aliases: string[];
  title: string;
  authors: string[];
  publishedDate: string | null;
  identifiers: Record<string, string | null>;
  /** Hash of the captured text, if there is one. */
  sha256?: string | null;
  /** The page's canonical link, if it was not recorded as its address. */
  canonical?: string | null;
};

/** One reason to think that two sources are the same work, with the value that is shown to the reader. */
export type DuplicateEvidence =
  | { kind: 'identifier'; name: string; value: string }
  | { kind: 'title-and-author'; title: string; author: string }
  | { kind: 'title-and-date'; title: string; date: string }
  | { kind: 'canonical'; url: string }
  | { kind: 'same-text' };

/**
 * Lists the reasons why two records look like the same work; empty if they do not. The reader is asked before anything is
 * merged, because a page about a paper may also state the paper's DOI.
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
 * Returns the index keys by which the database finds possible duplicates: every identifier, stated or part of an address
 * (`doi:10.1000/xyz`), and the title (`title:…`) if it is distinctive.
 */
export function getDuplicateKeys(metadata: WorkMetadata): string[] {
  const normalizedTitle = normalizeTitle(metadata.title).slice(0, 200);
  return [
    ...getIdentifierKeys(metadata),
    ...(isDistinctiveTitle(normalizedTitle) ? [`title:${normalizedTitle}`] : []),
  ];
}

/** Whether two titles differ at most in case, accents and punctuation. */
export const isSameTitle = (a: string, b: string): boolean => normalizeTitle(a) === normalizeTitle(b);

/** Normalises a title for comparison: lower case without accents, words only. */
function normalizeTitle(title: string): string {
  return (normalizeForSearch(title).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

// Shorter titles such as "Home" and "About us" occur on every site. Scripts without spaces are measured in letters.
const isDistinctiveTitle = (normalizedTitle: string): boolean =>
  normalizedTitle.split(' ').length >= 3 || /[\u3040-\u9fff\uac00-\ud7af]{6}/.test(normalizedTitle);

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
  const statedKeys = Object.entries(identifiers).flatMap(([name, value]) =>
    value ? [formatIdentifierKey(name, value)] : [],
  );
  return new Set([...statedKeys, ...[url, ...aliases].flatMap(getWorkKeys)]);
}

// All versions of a preprint and its arXiv DOI have one key.
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

// A canonical link to the other page marks a copy. The titles must be similar, because many sites link every article to
// their home page.
function compareCanonicalUrls(a: WorkMetadata, b: WorkMetadata): DuplicateEvidence[] {
  if (!isSimilarTitle(a.title, b.title)) return [];
  const hasCanonicalOf = (page: WorkMetadata, otherPage: WorkMetadata): boolean => {
    const normalizedCanonical = page.canonical ? normalizeUrl(page.canonical) : null;
    return (
      normalizedCanonical !== null &&
      [otherPage.url, ...otherPage.aliases].some((address) => normalizeUrl(address) === normalizedCanonical)
    );
  };
  if (hasCanonicalOf(a, b)) return [{ kind: 'canonical', url: a.canonical ?? '' }];
  return hasCanonicalOf(b, a) ? [{ kind: 'canonical', url: b.canonical ?? '' }] : [];
}

function isSimilarTitle(a: string, b: string): boolean {
  const [wordsA, wordsB] = [new Set(normalizeTitle(a).split(' ')), new Set(normalizeTitle(b).split(' '))];
  const shared = [...wordsA].filter((word) => word !== '' && wordsB.has(word)).length;
  return shared > 0 && shared * 2 >= Math.min(wordsA.size, wordsB.size);
}

// "K. Wiggers", "Wiggers, Kyle" and "Kyle Wiggers" are one person: equal last names, and first names that do not differ.
function isSamePerson(a: string, b: string): boolean {
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

// Dates agree if one is the beginning of the other (2024 and 2024-05-28); the shorter one is returned.
function findSharedDate(a: string | null, b: string | null): string | null {
  if (!a || !b) return null;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return long.startsWith(short) ? short : null;
}
