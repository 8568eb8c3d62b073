import { expect, it } from 'vitest';
import { compareSourceFields } from '@/lib/app/describe/compare-source-fields';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makeSource } from '@/tests/support/make-sources';

it('compareSourceFields lists what differs in words, and names what is equal', () => {
  installEnglishMessages();
  const quote = { exact: 'x', prefix: '', suffix: '', start: null, end: null };
  const first = makeSource({
    title: 'Tide',
    type: 'web',
    tags: ['a', 'b'],
    keyPoints: [{ text: 'Silt wins.', quotes: [quote, quote] }],
    credibilityOverride: { level: 4, reason: 'Known author' },
  });
  const second = makeSource({ title: 'Tide', type: 'paper', tags: ['a', 'b'], url: first.url });
  const { differences, equalLabels } = compareSourceFields(first, second);
  const byLabel = Object.fromEntries(differences.map((row) => [row.label, [row.first, row.second]]));
  expect(byLabel).toMatchObject({
    Type: [['web'], ['paper']],
    'Key points': [['Silt wins. (2 quotes)'], []],
    Credibility: [['4 · Known author'], []],
  });
  expect(equalLabels).toEqual(expect.arrayContaining(['Title', 'Tags', 'Address']));
  expect(Object.keys(byLabel)).not.toContain('Title');
});
