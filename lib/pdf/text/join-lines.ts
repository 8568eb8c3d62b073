import { trimCharactersAtEnd } from '@/lib/base/trim';

/** The words of a document in lower case. They determine whether a hyphen at the end of a line belongs to the word. */
export type Vocabulary = ReadonlySet<string>;

const WORD = /[\p{L}\p{N}]+(?:[-‐‑][\p{L}\p{N}]+)*/gu;

/** Collects the words of lines. Leaves out the first part of a word that is divided at the end of a line. */
export function collectVocabulary(lines: Iterable<string>): Vocabulary {
  const words = new Set<string>();
  for (const line of lines) {
    const found = line.match(WORD) ?? [];
    const wholeWords = DIVIDED.test(line) ? found.slice(0, -1) : found;
    for (const word of wholeWords) words.add(normalizeHyphens(word).toLowerCase());
  }
  return words;
}

const normalizeHyphens = (word: string): string => word.replace(/[‐‑]/g, '-');

const DIVIDED = /\p{L}[-‐‑\u00ad]$/u;

/** Joins two lines of a paragraph. A word that is divided between them is put together. */
export function joinLinePair(text: string, next: string, vocabulary: Vocabulary): string {
  if (text === '' || next === '') return text + next;
  if (text.endsWith('\u00ad')) return trimCharactersAtEnd(text, '\u00ad') + next;
  if (isInsideAddress(text, next)) return text + next;
  if (DIVIDED.test(text)) return joinDividedWord(text, next, vocabulary);
  return isCjk(text.at(-1)) && isCjk(next.at(0)) ? text + next : `${text} ${next}`;
}

function joinDividedWord(text: string, next: string, vocabulary: Vocabulary): string {
  const head =
    text
      .slice(-60, -1)
      .split(/[^\p{L}\p{N}‐‑-]/u)
      .at(-1) ?? '';
  const tail = /^[\p{L}\p{N}]+(?:[-‐‑][\p{L}\p{N}]+)*/u.exec(next.slice(0, 60))?.[0] ?? '';
  if (tail === '') return `${text} ${next}`;
  if (/^(?:and|or|und|oder|to|et|ou)$/.test(tail) && /^\s/.test(next.slice(tail.length)))
    return `${text} ${next}`;
  const normalizedHead = normalizeHyphens(head).toLowerCase();
  const [whole, hyphenated] = [
    normalizedHead + tail.toLowerCase(),
    `${normalizedHead}-${tail.toLowerCase()}`,
  ];
  const keepsHyphen =
    !vocabulary.has(whole) &&
    (vocabulary.has(hyphenated) || !/^\p{Ll}/u.test(tail) || `${normalizedHead}${tail}`.includes('-'));
  return (keepsHyphen ? text : text.slice(0, -1)) + next;
}

/** Returns whether a DOI or URL continues on the next line, judged by its last character. */
function isInsideAddress(text: string, next: string): boolean {
  const lastWord = text.slice(text.lastIndexOf(' ') + 1);
  if (!/(?:https?:\/\/|www\.|\b10\.\d{4,9}\/|doi\.org)/i.test(lastWord)) return false;
  return /[/_=&?]$|[.-]$/.test(lastWord)
    ? /^[\w(]/.test(next) && !/^[A-Z][a-z]+ [a-z]/.test(next)
    : /^[/_.?=&]/.test(next);
}

const isCjk = (character: string | undefined): boolean =>
  character !== undefined &&
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u.test(character);
