import { describe, expect, it } from 'vitest';
import { findReplacedTerms } from '../../scripts/words/find-replaced-terms';
import { parseGlossary, parseTerms } from '../../scripts/words/glossary';

const GLOSSARY = `| concept | term | what it is | instead of |
|---|---|---|---|
| share of the text | \`keptShare\` | 0 to 1 | |
| write a draft | \`persistDraft\` | | \`kept\`, "draft kept" |`;

const listFound = (kind: 'identifier' | 'comment', text: string) =>
  findReplacedTerms(
    [{ file: 'a.ts', line: 1, kind, text }],
    parseGlossary(GLOSSARY),
    parseTerms(GLOSSARY),
  ).map(({ found }) => found);

describe('findReplacedTerms', () => {
  it('finds a replaced term inside an identifier', () => {
    expect(listFound('identifier', 'keptEntry')).toEqual(['keptEntry']);
  });

  it('accepts an identifier that contains a term of the glossary', () => {
    expect(listFound('identifier', 'computeKeptShare')).toEqual([]);
    expect(listFound('identifier', 'keptEntryOfKeptShare')).toEqual(['keptEntryOfKeptShare']);
  });

  it('finds quoted terms in comments only', () => {
    expect(listFound('comment', 'The draft kept here.')).toEqual(['draft kept']);
    expect(listFound('comment', 'The kept blocks.')).toEqual([]);
  });
});
