import { expect, it } from 'vitest';
import { findSimilarTags } from '@/lib/search/find-similar-tags';

it.each([
  ['ai-safety', 'safety'],
  ['safety', 'ai-safety'],
  ['alignement', 'alignment'],
  ['law', 'laws'],
  ['policies', 'policy'],
  ['modelling', 'models'],
])('%s is hinted at by %s', (tag, own) => {
  expect(findSimilarTags(tag, ['other', own])).toEqual([own]);
});

it('a tag that is in use needs no hint', () => {
  expect(findSimilarTags('law', ['law', 'laws'])).toEqual([]);
});

it.each([
  ['law', 'raw'],
  ['safety', 'safari'],
  ['ai', 'aim'],
  ['bus', 'bing'],
])('%s is not hinted at by %s', (tag, own) => {
  expect(findSimilarTags(tag, [own])).toEqual([]);
});

it('at most three are given', () => {
  expect(findSimilarTags('a', ['a-b', 'a-c', 'a-d', 'a-e'])).toHaveLength(3);
});
