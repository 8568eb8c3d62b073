import { describe, expect, it } from 'vitest';
import { listSimilarTagPairs } from '@/lib/search/list-similar-tags';

describe('listSimilarTagPairs', () => {
  it.each([
    ['alignement', 'alignment'],
    ['law', 'laws'],
    ['policies', 'policy'],
    ['machine-learning', 'machinelearning'],
    ['climate-science', 'science-climate'],
    ['hrabour', 'harbour'],
    ['ai/safety', 'ai-safety'],
  ])('suggests %s and %s', (a, b) => {
    const [first, second] = [a, b].sort();
    expect(listSimilarTagPairs(['other', a, 'tide', b])).toEqual([[first, second]]);
  });

  it.each([
    ['law', 'raw'],
    ['ai', 'aim'],
    ['safety', 'ai-safety'],
    ['ai', 'ai/safety'],
  ])('does not suggest %s and %s', (a, b) => {
    expect(listSimilarTagPairs([a, b])).toEqual([]);
  });

  it('does not take a series for the same tag', () => {
    const years = Array.from({ length: 30 }, (_, index) => `report-${1990 + index}`);
    expect(listSimilarTagPairs(years)).toEqual([]);
  });
});
