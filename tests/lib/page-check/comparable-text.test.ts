import { describe, expect, it } from 'vitest';
import { isSameText, listComparableLines } from '@/lib/page-check/comparable-text';

const PARAGRAPHS = [
  'The keeper wrote down the level of the water every morning at seven.',
  'Nobody knows who took the ledger of the winter of 1921.',
  'The mayor has asked for it twice, and was told to go there herself.',
];
const capture = (markdown: string) => ({
  text: markdown
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(/^# /, '').replace(/\[(.*?)\]\(.*?\)/g, '$1'))
    .join('\n'),
  markdown,
});
const withTitle = (...lines: string[]) => capture(['# The missing winters', ...lines].join('\n\n'));

describe('listComparableLines', () => {
  it('leaves out a link that has the words of the title, so that a page is the same without it', () => {
    const before = withTitle(...PARAGRAPHS, '[The missing winters](https://quay.example/again)');
    const after = withTitle(...PARAGRAPHS);
    expect(listComparableLines(before, after)[0].map(({ text }) => text)).toEqual(PARAGRAPHS);
    expect(isSameText(before, after)).toBe(true);
  });

  it('compares tens of thousands of blank lines within the time of a test', () => {
    const markdown = [...PARAGRAPHS, ''.padEnd(60_000, '\n')].join('\n\n');
    const text = PARAGRAPHS.join('\n');
    const [lines] = listComparableLines({ text, markdown }, { text: '', markdown: '' });
    expect(lines.map((line) => line.text)).toEqual(PARAGRAPHS);
  });
});
