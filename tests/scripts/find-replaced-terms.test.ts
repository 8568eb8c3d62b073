import { describe, expect, it } from 'vitest';
import { findReplacedTerms } from '../../scripts/words/find-replaced-terms';
import { parseGlossary, parseTerms } from '../../scripts/words/glossary';

const GLOSSARY = `| concept | term | what it is | instead of |
|---|---|---|---|
| share of the text | \`keptShare\` | 0 to 1 | |
| write a draft | \`persistDraft\` | | \`kept\`, "draft kept" |`;

const check = (kind: 'identifier' | 'comment', text: string) =>
  findReplacedTerms(
    [{ file: 'a.ts', line: 1, kind, text }],
    parseGlossary(GLOSSARY),
    parseTerms(GLOSSARY),
  ).map(({ found }) => found);

describe('findReplacedTerms', () => {
  it('finds a replaced term inside an identifier', () => {
    expect(check('identifier', 'keptEntry')).toEqual(['keptEntry']);
  });

  it('accepts an identifier that contains a term of the glossary', () => {
    expect(check('identifier', 'computeKeptShare')).toEqual([]);
    expect(check('identifier', 'keptEntryOfKeptShare')).toEqual(['keptEntryOfKeptShare']);
  });

  it('finds quoted terms in comments only', () => {
    expect(check('comment', 'The draft kept here.')).toEqual(['draft kept']);
    expect(check('comment', 'The kept blocks.')).toEqual([]);
  });
});
