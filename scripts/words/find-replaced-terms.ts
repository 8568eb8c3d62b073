import { type ReplacedTerm, splitWords } from './glossary';
import type { Wording } from './wordings';

/** One use of a term that the glossary replaces. */
export type Violation = { file: string; line: number; found: string; use: string };

/**
 * Finds every use of a replaced term in identifiers, comments and strings, in the order of `wordings`. A use
 * inside a glossary term does not count: `keptShare` is accepted although `kept` is replaced.
 */
export function findReplacedTerms(
  wordings: Wording[],
  terms: ReplacedTerm[],
  glossaryTerms: string[][] = [],
): Violation[] {
  const termsByFirstWord = new Map<string, ReplacedTerm[]>();
  for (const term of terms) {
    const [firstWord = ''] = term.words;
    termsByFirstWord.set(firstWord, [...(termsByFirstWord.get(firstWord) ?? []), term]);
  }
  return wordings.flatMap((wording) =>
    findInText(
      wording.text,
      wording.kind === 'identifier' ? 'code' : 'text',
      termsByFirstWord,
      glossaryTerms,
    ).map((term) => ({
      file: wording.file,
      line: wording.line,
      found: wording.kind === 'identifier' ? wording.text : term.words.join(' '),
      use: term.use,
    })),
  );
}

function findInText(
  text: string,
  textKind: 'code' | 'text',
  termsByFirstWord: Map<string, ReplacedTerm[]>,
  glossaryTerms: string[][],
): ReplacedTerm[] {
  const words = splitWords(text);
  const glossaryIndexes = new Set(glossaryTerms.flatMap((term) => findIndexes(words, term)));
  return words.flatMap((word, index) =>
    (termsByFirstWord.get(word) ?? []).filter(
      (term) =>
        (term.in === textKind || term.in === 'everywhere') &&
        term.words.every((termWord, offset) => words[index + offset] === termWord) &&
        !term.words.every((_, offset) => glossaryIndexes.has(index + offset)),
    ),
  );
}

/** Finds the indexes of all words that are part of an occurrence of `term`. */
function findIndexes(words: string[], term: string[]): number[] {
  return words.flatMap((_, start) =>
    term.every((termWord, offset) => words[start + offset] === termWord)
      ? term.map((_part, offset) => start + offset)
      : [],
  );
}
