import { expect, it } from 'vitest';
import { similarTags } from '@/lib/search/similar-tags';

it.each([
  ['ai-safety', 'safety'],
  ['safety', 'ai-safety'],
  ['alignement', 'alignment'],
  ['law', 'laws'],
  ['policies', 'policy'],
  ['modelling', 'models'],
])('%s is hinted at by %s', (tag, own) => {
  expect(similarTags(tag, ['other', own])).toEqual([own]);
});

it('a tag that is in use needs no hint', () => {
  expect(similarTags('law', ['law', 'laws'])).toEqual([]);
});

it.each([
  ['law', 'raw'],
  ['safety', 'safari'],
  ['ai', 'aim'],
  ['bus', 'bing'],
])('%s is not hinted at by %s', (tag, own) => {
  expect(similarTags(tag, [own])).toEqual([]);
});

it('at most three are given', () => {
  expect(similarTags('a', ['a-b', 'a-c', 'a-d', 'a-e'])).toHaveLength(3);
});
