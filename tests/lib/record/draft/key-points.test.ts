import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addPointQuote,
  addQuotes,
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

describe('addQuotes', () => {
  const [first, second] = [
    { ...quote, start: 4, end: 9 },
    { ...quote, start: 40, end: 45, prefix: 'other ' },
  ];

  it('adds to the point at the index, and to a new point without one', () => {
    const points = makeKeyPoints('A', 'B');
    expect(addQuotes(points, 0, [first])[0]?.quotes).toEqual([first]);
    expect(addQuotes(points, null, [first, second]).at(-1)).toEqual({ text: '', quotes: [first, second] });
    expect(addQuotes(points, 7, [first])).toHaveLength(3);
    expect(addQuotes([], 0, [first])).toEqual([{ text: '', quotes: [first] }]);
  });

  it('does not add a quote again, also after the text was captured again or for the first time', () => {
    const points = addQuotes(makeKeyPoints('A', 'B'), 0, [first]);
    expect(addQuotes(points, 0, [first])).toBe(points);
    expect(addQuotes(points, null, [{ ...first, start: 12 }])).toBe(points);
    expect(addQuotes(points, null, [{ ...first, start: null, end: null }])).toBe(points);
  });

  it('adds the same words of another place, and the same quote to another point', () => {
    const points = addQuotes(makeKeyPoints('A', 'B'), 0, [first]);
    expect(addQuotes(points, 0, [first, second])[0]?.quotes).toEqual([first, second]);
    expect(addQuotes(points, 1, [first])[1]?.quotes).toEqual([first]);
  });
});

describe('addPointQuote', () => {
  it('does not add a quote again that was added before the text was captured', () => {
    const quotes = [{ ...quote, prefix: 'The ' }];
    const points = [{ text: 'A', quotes }];
    expect(addPointQuote(points, 0, { ...quote, prefix: 'The ', start: 4, end: 9 })).toBe(points);
    expect(addPointQuote(points, 0, { ...quote, start: 40, end: 45 })[0]?.quotes).toHaveLength(2);
  });
});

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

  it('keeps both of two quotes of the same words in different places', () => {
    const [first, second] = [
      { ...quote, prefix: 'The ' },
      { ...quote, prefix: 'Other ' },
    ];
    const later = { ...first, start: 40, end: 45 };
    for (const moved of [second, later])
      expect(
        movePointQuote(
          [
            { text: '', quotes: [first] },
            { text: '', quotes: [moved] },
          ],
          1,
          0,
          0,
        )[0]?.quotes,
      ).toEqual([first, moved]);
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
  it('a pasted list is split into one point per line, without bullets and numbers', () => {
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

  it('a single line keeps its spaces while it is typed', () => {
    expect(listTexts(updatePointText(makeKeyPoints('a'), 0, 'a '))).toEqual(['a ']);
  });

  it('a point keeps its quotes when its text changes', () => {
    const quotedPoints: KeyPoint[] = [{ text: '', quotes: [quote] }];
    expect(updatePointText(quotedPoints, 0, 'claim')).toEqual([{ text: 'claim', quotes: [quote] }]);
  });

  it('a point moves only within the list', () => {
    expect(listTexts(movePoint(makeKeyPoints('a', 'b', 'c'), 2, 0))).toEqual(['c', 'a', 'b']);
    expect(listTexts(movePoint(makeKeyPoints('a', 'b'), 0, -1))).toEqual(['a', 'b']);
    expect(listTexts(movePoint(makeKeyPoints('a', 'b'), 1, 2))).toEqual(['a', 'b']);
  });

  it('a point is added after another one, and deleted', () => {
    expect(listTexts(insertPointAfter(makeKeyPoints('a', 'b'), 0))).toEqual(['a', '', 'b']);
    expect(listTexts(removePoint(makeKeyPoints('a', 'b'), 0))).toEqual(['b']);
  });

  it('a point is saved trimmed if it has a text or a quote', () => {
    expect(removeEmptyPoints([...makeKeyPoints(' a ', '  '), { text: '', quotes: [quote] }])).toEqual([
      { text: 'a', quotes: [] },
      { text: '', quotes: [quote] },
    ]);
  });

  it('added quotes replace an empty last point', () => {
    expect(listTexts(appendPoints(makeKeyPoints('a', ''), makeKeyPoints('b')))).toEqual(['a', 'b']);
    expect(listTexts(appendPoints([], makeKeyPoints('b')))).toEqual(['b']);
  });
});
