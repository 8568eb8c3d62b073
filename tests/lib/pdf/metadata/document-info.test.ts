import { describe, expect, it } from 'vitest';
import { isJunkAuthor, isJunkTitle, readDocumentInfo } from '@/lib/pdf/metadata/document-info';

describe('isJunkTitle', () => {
  it.each([
    'Microsoft Word - final_v3.docx',
    'untitled',
    'paper.tex',
    'main',
    'Slide 1',
    'arXiv:2106.01234v1',
    'final_v2',
    '1234',
  ])('recognises %s', (title) => expect(isJunkTitle(title)).toBe(true));

  it.each([
    'Attention Is All You Need',
    'Untangling networks',
    'Draft horses of the north',
    'The Word as such',
  ])('accepts %s', (title) => expect(isJunkTitle(title)).toBe(false));
});

describe('isJunkAuthor', () => {
  it('recognises programs and accounts', () => {
    expect(['admin', 'Microsoft Office User', 'a@b.org'].map(isJunkAuthor)).toEqual([true, true, true]);
    expect(isJunkAuthor('Ana Lind')).toBe(false);
  });
});

describe('readDocumentInfo', () => {
  it('omits every value that is not a text', () => {
    const { info, xmp } = readDocumentInfo({
      info: { Title: ' A  title ', IsLinearized: false },
      metadata: [
        ['dc:creator', ['Ana Lind', 3]],
        ['dc:title', { evil: true }],
      ],
    });
    expect([...info]).toEqual([['title', 'A title']]);
    expect([...xmp]).toEqual([['dc:creator', ['Ana Lind']]]);
  });
});
