import { normalizeForSearch } from '@/lib/base/normalize-for-search';
import { type DuplicateEvidence, isSamePerson, type WorkMetadata } from './duplicate-evidence';

type Work = Pick<WorkMetadata, 'title' | 'authors'>;

/** A title with fewer words is not compared, because many works have such a title. */
const MIN_WORDS = 3;
/** The minimum share of common words of two titles that are nearly the same. */
const MIN_SHARE = 0.75;

/**
 * Returns the keys by which works with nearly the same title and the same first author are found. One key has the author and the first
 * three words of the title, the other the author and the last three words.
 */
export function getSimilarTitleKeys({ title, authors }: Work): string[] {
  const words = splitWords(title);
  const author = getLastName(authors[0] ?? '');
  if (words.length < MIN_WORDS || author === '') return [];
  const parts = [words.slice(0, MIN_WORDS), words.slice(-MIN_WORDS)];
  return [...new Set(parts.map((part) => `similar:${author}:${part.join(' ')}`))];
}

/** Returns evidence if two works have nearly the same title and a common author. Otherwise returns null. */
export function findSimilarTitle(a: Work, b: Work): DuplicateEvidence | null {
  if (!isSimilarTitle(a.title, b.title)) return null;
  const author = a.authors.find((name) => b.authors.some((otherName) => isSamePerson(name, otherName)));
  return author === undefined ? null : { kind: 'similar-title', title: a.title, author };
}

/** Returns whether two titles have most words in common, or one begins with the other. Their numbers must be equal. */
function isSimilarTitle(a: string, b: string): boolean {
  const [wordsA, wordsB] = [splitWords(a), splitWords(b)];
  if (Math.min(wordsA.length, wordsB.length) < MIN_WORDS || hasDifferentNumbers(wordsA, wordsB)) return false;
  if (isTitlePrefix(a, b)) return true;
  const setB = new Set(wordsB);
  const common = new Set(wordsA.filter((word) => setB.has(word))).size;
  return common / new Set([...wordsA, ...wordsB]).size >= MIN_SHARE;
}

/** Returns whether one title begins with all words of the other title, for example because it also has a subtitle. */
export function isTitlePrefix(a: string, b: string): boolean {
  const [short, long] = [splitWords(a), splitWords(b)].sort((c, d) => c.length - d.length);
  return short?.every((word, index) => word === long?.[index]) ?? false;
}

// "Part 1" and "Part 2", or the reports of two years, are different works.
function hasDifferentNumbers(a: string[], b: string[]): boolean {
  const listNumbers = (words: string[]) => words.filter((word) => /\p{N}/u.test(word)).join(' ');
  return listNumbers(a) !== listNumbers(b);
}

const splitWords = (text: string): string[] => normalizeForSearch(text).match(/[\p{L}\p{N}]+/gu) ?? [];

function getLastName(name: string): string {
  const [beforeComma = '', afterComma] = name.split(',', 2);
  const words = splitWords(beforeComma);
  return (afterComma === undefined ? words.at(-1) : words.join(' ')) ?? '';
}
