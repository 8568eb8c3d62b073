import { describe, expect, it } from 'vitest';
import { isRtlLine, orderRtlRuns } from '@/lib/pdf/text/order-rtl-runs';

/** Makes the runs of a line from left to right, with 10 points for each character. */
const makeRuns = (texts: readonly string[]) => {
  let right = 0;
  return texts.map((text) => {
    const x = right;
    right += text.length * 10;
    return { text, x, y: 100, width: text.length * 10, size: 10, font: 'f1', isRtl: false };
  });
};
const order = (...texts: string[]) =>
  orderRtlRuns(makeRuns(texts), (runs) =>
    runs
      .map(({ text }) => text)
      .join('')
      .trim(),
  )
    .map(({ text }) => text)
    .join('');

describe('orderRtlRuns', () => {
  it.each([
    ['punctuation in another font', ['."', 'שלום'], 'שלום".'],
    [
      'a phrase with a hyphen in another font',
      ['גדול ', 'Open', '-', 'Access', ' הזרם'],
      ' הזרםOpen-Accessגדול ',
    ],
    ['a number with a sign in another font', ['בים', '3', '.', '5', 'רק'], 'רק3.5בים'],
    ['years with a dash in another font', ['2021', '–', '2019'], '2019–2021'],
    ['two signs in a phrase', ['גם', 'Smith', '.', ')', 'Jones', 'ראו'], 'ראוSmith.)Jonesגם'],
    ['a comma on the left of a phrase', ['גם', ' ,Open Access ', 'ראו'], 'ראו Open Access, גם'],
  ])('orders %s', (_, texts, text) => {
    expect(order(...texts)).toBe(text);
  });

  it('takes a line for one from right to left if a phrase from left to right is inside', () => {
    expect(isRtlLine(makeRuns(['.', 'כאן', 'Open Access', 'ראו']))).toBe(true);
    expect(isRtlLine(makeRuns(['See', 'שלום', 'here']))).toBe(false);
    expect(isRtlLine(makeRuns(['The greeting', 'שלום']))).toBe(false);
    expect(isRtlLine(makeRuns(['The long greeting שלום, ', 'and the long farewell שלום']))).toBe(false);
  });
});
