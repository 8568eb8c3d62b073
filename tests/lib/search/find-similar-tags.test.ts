import { expect, it } from 'vitest';
import { suggestSimilarTags } from '@/lib/search/find-similar-tags';

it.each([
  ['ai-safety', 'safety'],
  ['safety', 'ai-safety'],
  ['alignement', 'alignment'],
  ['law', 'laws'],
  ['policies', 'policy'],
  ['modelling', 'models'],
])('suggestSimilarTags returns %s for %s', (tag, existingTag) => {
  expect(suggestSimilarTags(tag, ['other', existingTag])).toEqual([existingTag]);
});

it('suggestSimilarTags returns nothing for an existing tag', () => {
  expect(suggestSimilarTags('law', ['law', 'laws'])).toEqual([]);
});

it.each([
  ['law', 'raw'],
  ['safety', 'safari'],
  ['ai', 'aim'],
  ['bus', 'bing'],
])('suggestSimilarTags does not return %s for %s', (tag, existingTag) => {
  expect(suggestSimilarTags(tag, [existingTag])).toEqual([]);
});

it('suggestSimilarTags returns at most three tags', () => {
  expect(suggestSimilarTags('a', ['a-b', 'a-c', 'a-d', 'a-e'])).toHaveLength(3);
});
