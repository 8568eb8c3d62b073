import { expect, it } from 'vitest';
import { normalizeForSearch } from '@/lib/base/normalize-for-search';

it.each([
  ['Übergröße', 'ubergrosse'],
  ['ÉTUDE', 'etude'],
  ['Łódź', 'lodz'],
  ['ﬁle Ａ１', 'file a1'],
  ['ガイド', 'ガイド'],
  ['가나', '가나'],
  ['हिन्दी', 'हिन्दी'],
])('normalizeForSearch converts %s to %s', (text, normalized) => {
  expect(normalizeForSearch(text)).toBe(normalized);
});
