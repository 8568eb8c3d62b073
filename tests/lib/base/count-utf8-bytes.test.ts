import { expect, it } from 'vitest';
import { countUtf8Bytes } from '@/lib/base/count-utf8-bytes';

it.each([
  ['', 0],
  ['a', 1],
  ['é', 2],
  ['€', 3],
  ['😀', 4],
  ['\ud800', 3],
])('countUtf8Bytes returns for %j: %i', (text, bytes) => {
  expect(countUtf8Bytes(text)).toBe(bytes);
});
