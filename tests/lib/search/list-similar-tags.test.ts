import { describe, expect, it } from 'vitest';
import { listSimilarTags } from '@/lib/search/list-similar-tags';

describe('listSimilarTags', () => {
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
    expect(listSimilarTags(['other', a, 'tide', b])).toEqual([[first, second]]);
  });

  it.each([
    ['law', 'raw'],
    ['ai', 'aim'],
    ['safety', 'ai-safety'],
    ['ai', 'ai/safety'],
  ])('does not suggest %s and %s', (a, b) => {
    expect(listSimilarTags([a, b])).toEqual([]);
  });

  it('does not take a series for the same tag', () => {
    const years = Array.from({ length: 30 }, (_, index) => `report-${1990 + index}`);
    expect(listSimilarTags(years)).toEqual([]);
  });
});
