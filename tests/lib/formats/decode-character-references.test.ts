import { expect, it } from 'vitest';
import { decodeCharacterReferences } from '@/lib/formats/decode-character-references';

it('decodeCharacterReferences decodes known names and numbers, and keeps all other references', () => {
  expect(decodeCharacterReferences('A &amp; B &LT; &#233; &#x2014;')).toBe('A & B < é —');
  const unknown = '&constructor; &valueOf; &hasOwnProperty; &harbour; &#0; &#9999999;';
  expect(decodeCharacterReferences(unknown)).toBe(unknown);
});
