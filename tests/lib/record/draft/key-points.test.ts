import { describe, expect, it } from 'vitest';
import {
  appendPoints,
  insertPointAfter,
  movePoint,
  removeEmptyPoints,
  removePoint,
  updatePointText,
} from '@/lib/record/draft/key-points';
import type { KeyPoint } from '@/lib/record/schema/parts';

const makeKeyPoints = (...texts: string[]): KeyPoint[] => texts.map((text) => ({ text, quotes: [] }));
const listTexts = (points: KeyPoint[]): string[] => points.map(({ text }) => text);
const quote = { exact: 'words', prefix: '', suffix: '', start: null, end: null };

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
