import { expect, it } from 'vitest';
import { replaceTags } from '@/lib/record/replace-tags';

it.each<[string[], string[], string | null, string[]]>([
  [['a', 'b'], ['a'], 'c', ['c', 'b']],
  [['a', 'b'], ['a'], 'b', ['b']],
  [['a', 'a/x', 'ab'], ['a'], 'c', ['c', 'c/x', 'ab']],
  [['a', 'b', 'c'], ['a', 'c'], 'd', ['d', 'b']],
  [['a', 'a/x', 'b'], ['a'], null, ['b']],
  [['a', 'a/x'], ['a'], 'a/y', ['a/y', 'a/y/x']],
  [['b'], ['a'], 'c', ['b']],
])('replaceTags(%j, %j, %j) returns %j', (tags, from, to, expected) => {
  expect(replaceTags(tags, from, to)).toEqual(expected);
});
