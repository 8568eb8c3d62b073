import { describe, expect, it } from 'vitest';
import { normalizeText } from '@/lib/base/normalize-text';
import { buildArticle } from '@/lib/pdf/build-article';
import { splitPages } from '@/lib/record/split-pages';

const makePage = (number: number, text: string) => ({
  number,
  text,
  markdown: text && `# ${text.replaceAll('\n', '\n\n')}`,
});

describe('buildArticle', () => {
  it('divides text and Markdown at the same pages, with empty and unreadable ones', () => {
    const pages = [makePage(1, 'First\npage'), makePage(2, ''), makePage(4, 'Last page')];
    const article = buildArticle({ pages, words: 4, problem: null, isCut: false }, '');
    expect(splitPages(article.text, article.pageStarts ?? [])).toEqual(['First\npage', '', '', 'Last page']);
    expect(splitPages(article.markdown, article.markdownPageStarts ?? [])).toEqual([
      '# First\n\npage',
      '',
      '',
      '# Last page',
    ]);
    // The snapshot stores the normalised text, so the offsets must stay valid.
    expect(normalizeText(article.text)).toBe(article.text);
  });

  it('contains the address of a PDF on the web, but not that of a file on this computer', () => {
    const pdf = { pages: [makePage(1, 'Text')], words: 1, problem: null, isCut: false };
    expect(buildArticle(pdf, 'https://example.org/a.pdf').pdfUrl).toBe('https://example.org/a.pdf');
    for (const url of ['', 'file:///papers/a.pdf']) expect('pdfUrl' in buildArticle(pdf, url)).toBe(false);
  });
});
