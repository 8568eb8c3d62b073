import { expect, it } from 'vitest';
import { findSimilarTags } from '@/lib/search/find-similar-tags';

it.each([
  ['ai-safety', 'safety'],
  ['safety', 'ai-safety'],
  ['alignement', 'alignment'],
  ['law', 'laws'],
  ['policies', 'policy'],
  ['modelling', 'models'],
])('suggests %s for %s', (tag, own) => {
  expect(findSimilarTags(tag, ['other', own])).toEqual([own]);
});

it('suggests nothing for an existing tag', () => {
  expect(findSimilarTags('law', ['law', 'laws'])).toEqual([]);
});

it.each([
  ['law', 'raw'],
  ['safety', 'safari'],
  ['ai', 'aim'],
  ['bus', 'bing'],
])('does not suggest %s for %s', (tag, own) => {
  expect(findSimilarTags(tag, [own])).toEqual([]);
});

it('suggests at most three tags', () => {
  expect(findSimilarTags('a', ['a-b', 'a-c', 'a-d', 'a-e'])).toHaveLength(3);
});
