import { expect, it } from 'vitest';
import { findSimilarTags } from '@/lib/search/find-similar-tags';

it.each([
  ['ai-safety', 'safety'],
  ['safety', 'ai-safety'],
  ['alignement', 'alignment'],
  ['law', 'laws'],
  ['policies', 'policy'],
  ['modelling', 'models'],
])('findSimilarTags returns %s for %s', (tag, existingTag) => {
  expect(findSimilarTags(tag, ['other', existingTag])).toEqual([existingTag]);
});

it('findSimilarTags returns nothing for an existing tag', () => {
  expect(findSimilarTags('law', ['law', 'laws'])).toEqual([]);
});

it.each([
  ['law', 'raw'],
  ['safety', 'safari'],
  ['ai', 'aim'],
  ['bus', 'bing'],
])('findSimilarTags does not return %s for %s', (tag, existingTag) => {
  expect(findSimilarTags(tag, [existingTag])).toEqual([]);
});

it('findSimilarTags returns at most three tags', () => {
  expect(findSimilarTags('a', ['a-b', 'a-c', 'a-d', 'a-e'])).toHaveLength(3);
});
