import { type ReplacedTerm, splitWords } from './glossary';
import type { Wording } from './wordings';

/** One use of a term that the glossary replaces. */
export type Violation = { file: string; line: number; found: string; use: string };

/** Every use of a replaced term in the given identifiers, comments and strings, in their order. */
export function findReplacedTerms(wordings: Wording[], terms: ReplacedTerm[]): Violation[] {
  const byFirstWord = new Map<string, ReplacedTerm[]>();
  for (const term of terms) {
    const [first = ''] = term.words;
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), term]);
  }
  return wordings.flatMap((wording) =>
    findInText(wording.text, wording.kind === 'identifier' ? 'code' : 'text', byFirstWord).map((term) => ({
      file: wording.file,
      line: wording.line,
      found: wording.kind === 'identifier' ? wording.text : term.words.join(' '),
      use: term.use,
    })),
  );
}

function findInText(
  text: string,
  place: 'code' | 'text',
  byFirstWord: Map<string, ReplacedTerm[]>,
): ReplacedTerm[] {
  const words = splitWords(text);
  return words.flatMap((word, index) =>
    (byFirstWord.get(word) ?? []).filter(
      (term) =>
        (term.in === place || term.in === 'everywhere') &&
        term.words.every((part, offset) => words[index + offset] === part),
    ),
  );
}
