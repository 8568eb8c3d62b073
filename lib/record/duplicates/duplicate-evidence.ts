import { parseArxivId } from '@/lib/address/identifiers';
import { normalizeAddress } from '@/lib/address/normalize-address';
import { getWorkKeys } from '@/lib/address/work-keys';
import { normalizeForSearch } from '@/lib/base/normalize-for-search';

/** What two records, or a record and a page, are compared by. A saved source has this shape. */
export type WorkMetadata = {
  url: string;
  aliases: string[];
  title: string;
  authors: string[];
  publishedDate: string | null;
  identifiers: Record<string, string | null>;
  /** Hash of the captured text, where there is one. */
  sha256?: string | null;
  /** The address that the page itself names as its own and that was not taken for its identity. */
  canonical?: string | null;
};

/** One reason to think that two are the same work, fit to be shown with its value. */
export type DuplicateEvidence =
  | { kind: 'identifier'; name: string; value: string }
  | { kind: 'title-and-author'; title: string; author: string }
  | { kind: 'title-and-date'; title: string; date: string }
  | { kind: 'canonical'; url: string }
  | { kind: 'same-text' };

/**
 * Why two records look like the same work; empty: they don't. Evidence is for the question "Looks like the same work
 * as …" only: nothing is merged by it, since a page about a paper carries the paper's DOI too.
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
 * The keys under which the store finds records that may be the same work: every identifier, stated or named by an
 * address (`doi:10.1000/xyz`), and the title's words (`title:…`) where they say enough to be worth a question.
 */
export function getDuplicateKeys(metadata: WorkMetadata): string[] {
  const normalizedTitle = normalizeTitle(metadata.title).slice(0, 200);
  return [
    ...getIdentifierKeys(metadata),
    ...(isDistinctiveTitle(normalizedTitle) ? [`title:${normalizedTitle}`] : []),
  ];
}

/** Whether two titles are one but for case, accents and marks. */
export const isSameTitle = (a: string, b: string): boolean => normalizeTitle(a) === normalizeTitle(b);

/** A title as it is compared: folded, words only. */
function normalizeTitle(title: string): string {
  return (normalizeForSearch(title).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

// Three words, or six letters of a script without spaces, say enough; "Home" and "About us" are the same everywhere.
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

// Versions of a preprint are one work, and so is its DOI at arXiv.
function formatIdentifierKey(name: string, value: string): string {
  const arxivId =
    name === 'arxiv' || (name === 'doi' && /^10\.48550\//.test(value)) ? parseArxivId(value) : null;
  return arxivId ? `arxiv:${arxivId.id}` : `${name}:${name === 'doi' ? value.toLowerCase() : value}`;
}

function compareTitles(a: WorkMetadata, b: WorkMetadata): DuplicateEvidence[] {
  const normalizedTitle = normalizeTitle(a.title);
  if (!isDistinctiveTitle(normalizedTitle) || normalizedTitle !== normalizeTitle(b.title)) return [];
  const author = a.authors.find((name) => b.authors.some((other) => isSamePerson(name, other)));
  const date = findSharedDate(a.publishedDate, b.publishedDate);
  return [
    ...(author === undefined ? [] : [{ kind: 'title-and-author', title: a.title, author } as const]),
    ...(date === null ? [] : [{ kind: 'title-and-date', title: a.title, date } as const]),
  ];
}

// A page whose canonical link names another one is that one's copy, if their titles are alike; sites that name their home
// page on every article are common.
function compareCanonicalUrls(a: WorkMetadata, b: WorkMetadata): DuplicateEvidence[] {
  if (!isSimilarTitle(a.title, b.title)) return [];
  const hasCanonicalOf = (page: WorkMetadata, other: WorkMetadata): boolean => {
    const normalizedCanonical = page.canonical ? normalizeAddress(page.canonical) : null;
    return (
      normalizedCanonical !== null &&
      [other.url, ...other.aliases].some((address) => normalizeAddress(address) === normalizedCanonical)
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

// "K. Wiggers", "Wiggers, Kyle" and "Kyle Wiggers": the same last name, and first names that don't speak against it.
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

// The shorter of two dates that agree as far as it goes: 2024 and 2024-05-28.
function findSharedDate(a: string | null, b: string | null): string | null {
  if (!a || !b) return null;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return long.startsWith(short) ? short : null;
}
