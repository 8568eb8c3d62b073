import { expect, it } from 'vitest';
import { tagOf } from '@/lib/search/tag-of';

it.each([
  ['  AI Safety / Governance! ', 'ai-safety-governance'],
  ['Éthique de l’IA', 'éthique-de-lia'],
  ['人工 智能', '人工-智能'],
  ['already-a-tag', 'already-a-tag'],
  ['---', ''],
])('%j is the tag %j', (text, tag) => {
  expect(tagOf(text)).toBe(tag);
  expect(tagOf(tag)).toBe(tag);
});
