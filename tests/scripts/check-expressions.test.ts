import { describe, expect, it } from 'vitest';
import { checkExpression } from '@/scripts/check-expressions/check-expression';
import { findExpressions } from '@/scripts/check-expressions/find-expressions';

const findFault = (pattern: RegExp, maxLength: number | null = null) =>
  checkExpression({
    file: 'a.ts',
    line: 1,
    source: pattern.source,
    flags: pattern.flags,
    maxLength,
    problem: null,
  }).fault;

describe('checkExpression', () => {
  it.each([
    // Nested and adjacent repetitions.
    /^\s*(?:\d+\s*)+$/,
    /^(?:[ \t]*(?:[>*+-]|\d{1,9}[.)])[ \t]*){12}/m,
    /\bssrn[-_ ]?(?:id)?\s*(?:no\.?)?\s*[:#=]?\s*(\d{4,9})(?!\d)/i,
    // A search that restarts at every character of a run.
    /\s+$/,
    /\s*\n\s*/g,
    /^-+|-+$/g,
    // A search that restarts at every word.
    /\.blogspot\.[a-z.]+$/,
    /(?:verify|check)\w* [^.]{0,40}human/i,
    // Only a repeated escape character without a character after it is slow.
    /"(?:[^"\\]|\\[\s\S])*"/g,
    // A back reference.
    /(['"])(.*)\1 end/,
  ])('finds that the running time of %s grows faster than the text', (pattern) => {
    expect(findFault(pattern)).not.toBeNull();
  });

  it.each([/^\s*\d+$/, /\s+/g, /^[^:]*: /, /a{2,5}b/, /(?<!\d)\d{4}(?!\d)/, /[^\p{L}]+/u])(
    'accepts %s',
    (pattern) => {
      expect(findFault(pattern)).toBeNull();
    },
  );

  it('accepts a slow expression only if the length of its text is limited enough', () => {
    expect(findFault(/\s+$/, 200)).toBeNull();
    expect(findFault(/\s+$/, 20_000)).not.toBeNull();
    expect(findFault(/^(?:\d+\s*)+$/, 40)).not.toBeNull();
  });
});

describe('findExpressions', () => {
  it('reads literals, `new RegExp` with constants, and `createLengthLimitedRegExp`', () => {
    const code = [
      'const YEAR = String.raw`\\d{4}`;',
      `const date = new RegExp(\`^\${YEAR}-\${['a', 'b'].join('|')}$\`, 'u');`,
      'const space = /\\s+$/g;',
      'const short = createLengthLimitedRegExp(1_000, /x*$/);',
      'const open = new RegExp(unknownWord);',
    ].join('\n');
    expect(
      findExpressions('a.ts', code).map(({ line, source, flags, maxLength }) => [
        line,
        source,
        flags,
        maxLength,
      ]),
    ).toEqual([
      [2, '^\\d{4}-a|b$', 'u', null],
      [3, '\\s+$', 'g', null],
      [4, 'x*$', '', 1000],
      [5, 'new RegExp(unknownWord)', '', null],
    ]);
    expect(findExpressions('a.ts', code)[3]?.problem).toBe('its pattern is not built of constants');
  });
});
