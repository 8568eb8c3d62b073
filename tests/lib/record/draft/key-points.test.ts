import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  appendPoints,
  insertPointAfter,
  movePoint,
  movePointQuote,
  removeEmptyPoints,
  removePoint,
  updatePointText,
} from '@/lib/record/draft/key-points';
import type { KeyPoint } from '@/lib/record/schema/parts';

const makeKeyPoints = (...texts: string[]): KeyPoint[] => texts.map((text) => ({ text, quotes: [] }));
const listTexts = (points: KeyPoint[]): string[] => points.map(({ text }) => text);
const quote = { exact: 'words', prefix: '', suffix: '', start: null, end: null };

describe('movePointQuote', () => {
  const makeQuoted = (...names: string[]): KeyPoint => ({
    text: '',
    quotes: names.map((exact) => ({ ...quote, exact })),
  });

  it('moves a quote to the end of an earlier point and to the beginning of a later one', () => {
    const points = [makeQuoted('a'), makeQuoted('b', 'c'), makeQuoted('d')];
    expect(movePointQuote(points, 1, 0, 0)).toEqual([makeQuoted('a', 'b'), makeQuoted('c'), makeQuoted('d')]);
    expect(movePointQuote(points, 1, 1, 2)).toEqual([makeQuoted('a'), makeQuoted('b'), makeQuoted('c', 'd')]);
  });

  it('keeps one of two equal quotes', () => {
    expect(movePointQuote([makeQuoted('a'), makeQuoted('a')], 1, 0, 0)).toEqual([
      makeQuoted('a'),
      makeQuoted(),
    ]);
  });

  it('loses no quote, whatever the indexes are', () => {
    const index = fc.integer({ min: -2, max: 5 });
    const lengths = fc.array(fc.nat(3), { maxLength: 5 });
    fc.assert(
      fc.property(lengths, index, index, index, (counts, from, quoteIndex, to) => {
        const points = counts.map((count, point) =>
          makeQuoted(...Array.from({ length: count }, (_, position) => `${point} ${position}`)),
        );
        const listQuotes = (list: KeyPoint[]) =>
          list.flatMap(({ quotes }) => quotes.map(({ exact }) => exact)).sort();
        expect(listQuotes(movePointQuote(points, from, quoteIndex, to))).toEqual(listQuotes(points));
      }),
    );
  });
});

describe('key points', () => {
  it('split a pasted list into one point per line, without bullets and numbers', () => {
    const pastedText = '- first\n\n* second\n3. third\n• fourth';
    expect(listTexts(updatePointText(makeKeyPoints('a', '', 'z'), 1, pastedText))).toEqual([
      'a',
      'first',
      'second',
      'third',
      'fourth',
      'z',
    ]);
  });

  it('keep the spaces of a single line while it is typed', () => {
    expect(listTexts(updatePointText(makeKeyPoints('a'), 0, 'a '))).toEqual(['a ']);
  });

  it('keep the quotes of a point whose text changes', () => {
    const quotedPoints: KeyPoint[] = [{ text: '', quotes: [quote] }];
    expect(updatePointText(quotedPoints, 0, 'claim')).toEqual([{ text: 'claim', quotes: [quote] }]);
  });

  it('move only within the list', () => {
    expect(listTexts(movePoint(makeKeyPoints('a', 'b', 'c'), 2, 0))).toEqual(['c', 'a', 'b']);
    expect(listTexts(movePoint(makeKeyPoints('a', 'b'), 0, -1))).toEqual(['a', 'b']);
    expect(listTexts(movePoint(makeKeyPoints('a', 'b'), 1, 2))).toEqual(['a', 'b']);
  });

  it('are added after a point and deleted', () => {
    expect(listTexts(insertPointAfter(makeKeyPoints('a', 'b'), 0))).toEqual(['a', '', 'b']);
    expect(listTexts(removePoint(makeKeyPoints('a', 'b'), 0))).toEqual(['b']);
  });

  it('are saved trimmed if they have a text or a quote', () => {
    expect(removeEmptyPoints([...makeKeyPoints(' a ', '  '), { text: '', quotes: [quote] }])).toEqual([
      { text: 'a', quotes: [] },
      { text: '', quotes: [quote] },
    ]);
  });

  it('replace an empty last point when quotes are added', () => {
    expect(listTexts(appendPoints(makeKeyPoints('a', ''), makeKeyPoints('b')))).toEqual(['a', 'b']);
    expect(listTexts(appendPoints([], makeKeyPoints('b')))).toEqual(['b']);
  });
});
