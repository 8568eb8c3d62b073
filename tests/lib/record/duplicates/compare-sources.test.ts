import { describe, expect, it } from 'vitest';
import { compareSources } from '@/lib/record/duplicates/compare-sources';
import { getSimilarTitleKeys } from '@/lib/record/duplicates/similar-title';
import { makeSource } from '@/tests/support/make-sources';

const make = (title: string, authors: string[] = ['Ana Lee']) => makeSource({ title, authors });
const listKinds = (a: ReturnType<typeof make>, b: ReturnType<typeof make>, hasSameText = false) =>
  compareSources(a, b, hasSameText).map(({ kind }) => kind);

describe('compareSources', () => {
  it.each([
    ['Tides of the northern sea', 'Tides of the northern sea: a survey of gauges'],
    ['How the tide gauge failed in spring', 'How the tide gauge failed in the spring'],
  ])('finds that %j and %j are similar', (first, second) => {
    const [a, b] = [make(first), make(second, ['Lee, A.'])];
    expect(listKinds(a, b)).toEqual(['similar-title']);
    expect(listKinds(b, a)).toEqual(['similar-title']);
    const keys = new Set(getSimilarTitleKeys(a));
    expect(getSimilarTitleKeys(b).some((key) => keys.has(key))).toBe(true);
  });

  it.each([
    ['Tides of the northern sea, part 1', 'Tides of the northern sea, part 2'],
    ['Annual report 2023 of the harbour', 'Annual report 2024 of the harbour'],
    ['The tide', 'The tide and the moon'],
    ['Tides of the northern sea', 'Storms of the southern coast'],
  ])('finds no evidence for %j and %j', (first, second) => {
    expect(listKinds(make(first), make(second))).toEqual([]);
  });

  it('requires a common author', () => {
    const title = 'How the tide gauge failed in spring';
    expect(listKinds(make(title), make(`${title} again`, ['Bo Kim']))).toEqual([]);
    expect(getSimilarTitleKeys(make(title, []))).toEqual([]);
  });

  it('names the same title only once, and the same text', () => {
    const [a, b] = [make('Tides of the northern sea'), make('Tides of the northern sea')];
    expect(listKinds(a, b, true)).toEqual(['title-and-author', 'same-text']);
  });
});
