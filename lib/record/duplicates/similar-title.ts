import { normalizeForSearch } from '@/lib/base/normalize-for-search';
import { type DuplicateEvidence, isSamePerson, type WorkMetadata } from './duplicate-evidence';

type Work = Pick<WorkMetadata, 'title' | 'authors'>;

/** A title with fewer words says too little to be compared. */
const MIN_WORDS = 3;
/** The share of common words from which two titles are nearly the same. */
const MIN_SHARE = 0.75;

/**
 * Returns the keys by which works with nearly the same title and the same first author are found: the author with the first three and
 * with the last three words.
 */
export function getSimilarTitleKeys({ title, authors }: Work): string[] {
  const words = splitWords(title);
  const author = getLastName(authors[0] ?? '');
  if (words.length < MIN_WORDS || author === '') return [];
  const parts = [words.slice(0, MIN_WORDS), words.slice(-MIN_WORDS)];
  return [...new Set(parts.map((part) => `similar:${author}:${part.join(' ')}`))];
}

/** Returns the evidence that two works have nearly the same title and a common author; null if they have not. */
export function findSimilarTitle(a: Work, b: Work): DuplicateEvidence | null {
  if (!isSimilarTitle(a.title, b.title)) return null;
  const author = a.authors.find((name) => b.authors.some((otherName) => isSamePerson(name, otherName)));
  return author === undefined ? null : { kind: 'similar-title', title: a.title, author };
}

/** Returns whether two titles have most words in common, or one continues the other, as a subtitle does. */
function isSimilarTitle(a: string, b: string): boolean {
  const [wordsA, wordsB] = [splitWords(a), splitWords(b)];
  if (Math.min(wordsA.length, wordsB.length) < MIN_WORDS || hasOtherNumber(wordsA, wordsB)) return false;
  if (continuesTitle(a, b)) return true;
  const setB = new Set(wordsB);
  const common = new Set(wordsA.filter((word) => setB.has(word))).size;
  return common / new Set([...wordsA, ...wordsB]).size >= MIN_SHARE;
}

/** Returns whether one title begins with all words of the other one, as a title with a subtitle does. */
export function continuesTitle(a: string, b: string): boolean {
  const [short, long] = [splitWords(a), splitWords(b)].sort((c, d) => c.length - d.length);
  return short?.every((word, index) => word === long?.[index]) ?? false;
}

// "Part 1" and "Part 2", or the reports of two years, are different works.
function hasOtherNumber(a: string[], b: string[]): boolean {
  const listNumbers = (words: string[]) => words.filter((word) => /\p{N}/u.test(word)).join(' ');
  return listNumbers(a) !== listNumbers(b);
}

const splitWords = (text: string): string[] => normalizeForSearch(text).match(/[\p{L}\p{N}]+/gu) ?? [];

function getLastName(name: string): string {
  const [beforeComma = '', afterComma] = name.split(',', 2);
  const words = splitWords(beforeComma);
  return (afterComma === undefined ? words.at(-1) : words.join(' ')) ?? '';
}
