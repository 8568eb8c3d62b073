import { expect, it } from 'vitest';
import { findAuthorBlocks } from '@/lib/pdf/text/find-author-blocks';

/** Makes a row with a text at each of the positions 0, 200, 400 and so on. */
const makeRow = (y: number, texts: readonly string[]) => ({
  y,
  size: 10,
  runs: texts.map((text, index) => ({
    text,
    x: index * 200,
    y,
    width: text.length * 5,
    size: 10,
    font: 'f1',
    isRtl: /\p{Script=Hebrew}/u.test(text),
  })),
});
const readNames = (names: readonly string[], addresses: readonly string[]) =>
  findAuthorBlocks([makeRow(100, names), makeRow(112, addresses)])?.regions.map(
    ({ rows }) => rows[0]?.runs[0]?.text,
  );

it('orders authors side by side as they are read', () => {
  const addresses = ['a@quay.example', 'b@quay.example', 'c@quay.example'];
  expect(readNames(['Ana Lind', 'Per Holm', 'Jo Berg'], addresses)).toEqual([
    'Ana Lind',
    'Per Holm',
    'Jo Berg',
  ]);
  expect(readNames(['רון לוי', 'דנה כהן', 'שרה לוין'], addresses)).toEqual([
    'שרה לוין',
    'דנה כהן',
    'רון לוי',
  ]);
});
