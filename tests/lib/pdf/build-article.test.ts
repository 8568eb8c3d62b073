import { describe, expect, it } from 'vitest';
import { normalizeText } from '@/lib/base/normalize-text';
import { buildArticle } from '@/lib/pdf/build-article';
import { splitPdfPages } from '@/lib/record/split-pdf-pages';

const makePage = (number: number, text: string) => ({
  number,
  text,
  markdown: text && `# ${text.replaceAll('\n', '\n\n')}`,
});

describe('buildArticle', () => {
  it('divides text and Markdown at the same pages, with empty and unreadable ones', () => {
    const pages = [makePage(1, 'First\npage'), makePage(2, ''), makePage(4, 'Last page')];
    const article = buildArticle(
      {
        pages,
        pageCount: 4,
        pageLabels: null,
        words: 4,
        problem: null,
        isTruncated: false,
        isStopped: false,
      },
      '',
    );
    expect(splitPdfPages(article.text, article.pageStarts ?? [])).toEqual([
      'First\npage',
      '',
      '',
      'Last page',
    ]);
    expect(splitPdfPages(article.markdown, article.markdownPageStarts ?? [])).toEqual([
      '# First\n\npage',
      '',
      '',
      '# Last page',
    ]);
    // The snapshot stores the normalised text, so the offsets must stay valid.
    expect(normalizeText(article.text)).toBe(article.text);
  });

  it('has the labels of the pages that were read', () => {
    const pages = [makePage(1, 'First'), makePage(3, 'Last')];
    const pdf = { pages, pageCount: 4, words: 2, problem: null, isTruncated: true, isStopped: false };
    const article = buildArticle({ ...pdf, pageLabels: ['ii', '1', '2', '3'] }, '');
    expect(article.pageLabels).toEqual(['ii', '1', '2']);
    expect('pageLabels' in buildArticle({ ...pdf, pageLabels: null }, '')).toBe(false);
  });

  it('contains the URL of a PDF on the web, but not that of a file on this computer', () => {
    const pdf = {
      pages: [makePage(1, 'Text')],
      pageCount: 1,
      pageLabels: null,
      words: 1,
      problem: null,
      isTruncated: false,
      isStopped: false,
    };
    expect(buildArticle(pdf, 'https://example.org/a.pdf').pdfUrl).toBe('https://example.org/a.pdf');
    for (const url of ['', 'file:///papers/a.pdf']) expect('pdfUrl' in buildArticle(pdf, url)).toBe(false);
  });

  it('counts all pages of the PDF, also damaged ones at its end and those that were not read', () => {
    const pages = [makePage(1, 'First'), makePage(2, 'Second')];
    const pdf = { pages, pageLabels: null, words: 2, problem: null, isStopped: false };
    const whole = buildArticle({ ...pdf, pageCount: 4, isTruncated: false }, '');
    expect(splitPdfPages(whole.text, whole.pageStarts ?? [])).toEqual(['First', 'Second', '', '']);
    expect(whole.markdownPageStarts).toHaveLength(4);
    expect('pdfPageCount' in whole).toBe(false);
    const part = buildArticle({ ...pdf, pageCount: 312, isTruncated: true }, '');
    expect(part).toMatchObject({ cut: true, pageStarts: [0, 6], pdfPageCount: 312 });
    // The first bytes of a file may have fewer pages than the file.
    const start = buildArticle({ ...pdf, pageCount: 2, isTruncated: false }, '', true);
    expect(start).toMatchObject({ cut: true, pageStarts: [0, 6], pdfPageCount: 0 });
  });
});
