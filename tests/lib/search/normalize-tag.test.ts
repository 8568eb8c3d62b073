import { expect, it } from 'vitest';
import { normalizeTag } from '@/lib/search/normalize-tag';

it.each([
  ['  AI Safety / Governance! ', 'ai-safety-governance'],
  ['Éthique de l’IA', 'éthique-de-lia'],
  ['人工 智能', '人工-智能'],
  ['already-a-tag', 'already-a-tag'],
  ['---', ''],
  ['Science/Climate Change', 'science/climate-change'],
  ['/a//b/', 'a-b'],
  ['/a', 'a'],
])('normalizeTag converts %j to %j and is idempotent', (text, tag) => {
  expect(normalizeTag(text)).toBe(tag);
  expect(normalizeTag(tag)).toBe(tag);
});
