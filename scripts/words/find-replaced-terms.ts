import { type ReplacedTerm, splitWords } from './glossary';
import type { Wording } from './wordings';

/** One use of a term that the glossary replaces. */
export type Violation = { file: string; line: number; found: string; use: string };

/**
 * Finds every use of a replaced term in identifiers, comments and strings, in their order. A use inside a term of the
 * glossary does not count: `keptShare` is accepted although `kept` is replaced.
 */
export function findReplacedTerms(
  wordings: Wording[],
  terms: ReplacedTerm[],
  ownTerms: string[][] = [],
): Violation[] {
  const byFirstWord = new Map<string, ReplacedTerm[]>();
  for (const term of terms) {
    const [first = ''] = term.words;
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), term]);
  }
  return wordings.flatMap((wording) =>
    findInText(wording.text, wording.kind === 'identifier' ? 'code' : 'text', byFirstWord, ownTerms).map(
      (term) => ({
        file: wording.file,
        line: wording.line,
        found: wording.kind === 'identifier' ? wording.text : term.words.join(' '),
        use: term.use,
      }),
    ),
  );
}

function findInText(
  text: string,
  place: 'code' | 'text',
  byFirstWord: Map<string, ReplacedTerm[]>,
  ownTerms: string[][],
): ReplacedTerm[] {
  const words = splitWords(text);
  const ownIndexes = new Set(ownTerms.flatMap((term) => findIndexes(words, term)));
  return words.flatMap((word, index) =>
    (byFirstWord.get(word) ?? []).filter(
      (term) =>
        (term.in === place || term.in === 'everywhere') &&
        term.words.every((part, offset) => words[index + offset] === part) &&
        !term.words.every((_, offset) => ownIndexes.has(index + offset)),
    ),
  );
}

/** Finds the indexes of all words that are part of an occurrence of `term`. */
function findIndexes(words: string[], term: string[]): number[] {
  return words.flatMap((_, start) =>
    term.every((part, offset) => words[start + offset] === part)
      ? term.map((_part, offset) => start + offset)
      : [],
  );
}
