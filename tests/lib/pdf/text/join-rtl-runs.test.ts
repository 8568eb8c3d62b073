import { describe, expect, it } from 'vitest';
import { joinRtlRuns } from '@/lib/pdf/text/join-rtl-runs';
import { isRtlLine } from '@/lib/pdf/text/rtl-lines';

/** Makes the runs of a line from left to right, with 10 points for each character. */
const makeRuns = (texts: readonly string[]) => {
  let right = 0;
  return texts.map((text) => {
    const x = right;
    right += text.length * 10;
    return { text, x, y: 100, width: text.length * 10, size: 10, font: 'f1', isRtl: false };
  });
};
const join = (...texts: string[]) => joinRtlRuns(makeRuns(texts), () => false);

describe('joinRtlRuns', () => {
  it.each([
    ['punctuation in another font', ['."', 'שלום'], 'שלום".'],
    [
      'a phrase with a hyphen in another font',
      ['גדול ', 'Open', '-', 'Access', ' הזרם'],
      'הזרםOpen-Accessגדול',
    ],
    ['a number with a sign in another font', ['בים', '3', '.', '5', 'רק'], 'רק3.5בים'],
    ['a number in two fonts', ['20', '05', ' ', 'בשנת'], 'בשנת 2005'],
    ['years with a dash in another font', ['2021', '–', '2019'], '2019–2021'],
    ['two signs in a phrase', ['גם', 'Smith', '.', ')', 'Jones', 'ראו'], 'ראוSmith.)Jonesגם'],
    ['a comma on the left of a phrase', ['גם', ' ,Open Access ', 'ראו'], 'ראו Open Access, גם'],
  ])('orders %s', (_, texts, text) => {
    expect(join(...texts)).toBe(text);
  });

  it.each([
    ['a full stop on the left of a number', ['.2021', ' ', 'בשנת'], 'בשנת 2021.'],
    ['years with a dash in one run', ['2005–1990', ' ', 'בין'], 'בין 1990–2005'],
    ['Arabic years with a hyphen', ['2005-1990', ' ', 'بين'], 'بين 1990-2005'],
    ['references in brackets', ['[', '5', ' ,', '4', '] ', 'ראו'], 'ראו [4, 5]'],
    [
      'a bracket at the end of a phrase',
      [' לפי ', 'Currents (Lind', ', 2019', ') ', 'ראו'],
      'ראו Currents (Lind, 2019) לפי',
    ],
    ['a formula', ['x', ' < ', '0', ' ', 'כאשר'], 'כאשר x < 0'],
    [
      'an address in several runs',
      ['https', ':', '//www', '.', 'nowhere.example', ' ', 'ראו'],
      'ראו https://www.nowhere.example',
    ],
    [
      'a percentage on either side',
      ['12.5%', ' ', 'או', ' ', '%', '3.5', ' ', 'כלומר'],
      'כלומר 3.5% או 12.5%',
    ],
    ['a word from left to right at the end', ['.MIT', ' ', 'של'], 'של MIT.'],
  ])('orders %s', (_, texts, text) => {
    expect(join(...texts)).toBe(text.trim());
  });

  it('takes a line for one from right to left if a phrase from left to right is inside', () => {
    expect(isRtlLine(makeRuns(['.', 'כאן', 'Open Access', 'ראו']), false)).toBe(true);
    expect(isRtlLine(makeRuns(['office@nowhere.example', 'קשר:']), true)).toBe(true);
    expect(isRtlLine(makeRuns(['The word for a greeting is', 'שלום']), true)).toBe(false);
    expect(isRtlLine(makeRuns(['See', 'שלום', 'here']), false)).toBe(false);
    expect(isRtlLine(makeRuns(['The greeting', 'שלום']), false)).toBe(false);
    expect(isRtlLine(makeRuns(['The long greeting שלום, ', 'and the long farewell שלום']), false)).toBe(
      false,
    );
  });
});
