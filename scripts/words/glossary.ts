/** A replaced term and the term to use instead. */
export type ReplacedTerm = {
  /** Lower-case words: `same work` for the identifier `sameWork` and for the phrase "same work". */
  words: string[];
  use: string;
  /** The kind of text in which the term must not be used. */
  in: 'code' | 'text' | 'everywhere';
};

/**
 * Reads the tables of `docs/glossary.md`. A row is `| concept | term | meaning | instead of |`. The last cell
 * lists the replaced terms. A term in backquotes is replaced in identifiers, a term in double quotes in
 * comments and UI strings, and a term in both everywhere.
 */
export function parseGlossary(markdown: string): ReplacedTerm[] {
  const terms = new Map<string, ReplacedTerm>();
  for (const line of markdown.split('\n')) {
    const cells = line.split('|').map((cell) => cell.trim());
    const [, concept, use, , replacedTerms] = cells;
    if (cells.length < 6 || !concept || !use || !replacedTerms || /^-+$/.test(concept)) continue;
    for (const [, code, text] of replacedTerms.matchAll(/`([^`]+)`|"([^"]+)"/g)) {
      const words = splitWords(code ?? text ?? '');
      const scope = code === undefined ? 'text' : 'code';
      const earlierTerm = terms.get(words.join(' '));
      terms.set(words.join(' '), {
        words,
        use,
        in: earlierTerm && earlierTerm.in !== scope ? 'everywhere' : scope,
      });
    }
  }
  return [...terms.values()];
}

/** Reads the terms in backquotes of the second column. Each is returned as its lower-case words. */
export function parseTerms(markdown: string): string[][] {
  return markdown.split('\n').flatMap((line) => {
    const [, , use = ''] = line.split('|');
    return [...use.matchAll(/`([^`]+)`/g)].map(([, term = '']) => splitWords(term));
  });
}

/** Splits an identifier or a sentence into lower-case words: `sameWork` and "Same work" both become `same`, `work`. */
export const splitWords = (text: string): string[] =>
  text
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
