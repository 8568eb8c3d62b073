import { describe, expect, it } from 'vitest';
import { readPdfBytes } from '../../../scripts/bench-pdf/read-pdf-file.ts';
import { BODY, createPageWriter } from '../../support/pdf/page-writer.ts';
import { makePapers } from '../../support/pdf/papers.ts';
import { computeOrderScore, computeWordF1 } from '../../support/pdf/score-text.ts';
import {
  makeArabicGlyphPdf,
  makeArabicPdf,
  makeChinesePdf,
  makeHebrewPdf,
  makeHebrewPunctuationPdf,
  makeLigaturePdf,
  makeLongPdf,
  makeOffPagePdf,
  makeOffprintPdf,
  makeRadicalPdf,
  makeRotatedPdf,
  makeScannedPdf,
  makeSpreadPdf,
  makeUnmappedPdf,
} from '../../support/pdf/special-pdfs.ts';

const read = async (bytes: Uint8Array, url = '') => {
  const result = await readPdfBytes(new Uint8Array(bytes), url);
  return { ...result, plainText: result.text.pages.map(({ text }) => text).join('\n') };
};

describe('reading a PDF', async () => {
  const papers = await makePapers();

  it.each(papers)('reads metadata and text of the paper $id', async (paper) => {
    const { metadata, plainText } = await read(paper.bytes, paper.url);
    expect(metadata.title[0]?.value).toBe(paper.title);
    expect(metadata.authors[0]?.value).toEqual(paper.authors);
    expect(metadata.identifiers.doi[0]?.value ?? null).toBe(paper.doi);
    expect(metadata.identifiers.arxiv[0]?.value ?? null).toBe(paper.arxiv);
    expect(computeWordF1(plainText, paper.text)).toBeGreaterThanOrEqual(0.97);
    expect(computeOrderScore(plainText, paper.text)).toBeGreaterThanOrEqual(0.97);
  });

  it.each([
    ['a turned page', makeRotatedPdf],
    ['only the text on the page', makeOffPagePdf],
    ['a text from right to left', async () => makeHebrewPdf()],
    ['Hebrew with punctuation in another font', async () => makeHebrewPunctuationPdf()],
    ['Arabic letters in their shapes within a word', async () => makeArabicPdf()],
    ['Arabic glyphs of two letters', async () => makeArabicGlyphPdf()],
    ['ligatures and soft hyphens', async () => makeLigaturePdf()],
    ['radicals in place of Chinese characters', async () => makeRadicalPdf()],
    ['lines with wide gaps between all words', makeSpreadPdf],
  ])('reads %s', async (_, makePdf) => {
    const { bytes, text } = await makePdf();
    const { plainText, text: result } = await read(bytes);
    expect(result.problem).toBeNull();
    expect(plainText.replace(/\s+/g, ' ')).toBe(text.replace(/\s+/g, ' '));
  });

  it('reads Chinese in a font that is not embedded', async () => {
    const { bytes, text } = makeChinesePdf();
    const { plainText } = await read(bytes);
    expect(plainText.replaceAll('\n', '')).toBe(text.replaceAll('\n', ''));
  });

  it('removes page numbers and keeps the text of each page', async () => {
    const { bytes, text } = await makeLongPdf(5);
    const { text: result, plainText } = await read(bytes);
    expect(result.pages.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(plainText.replace(/\s+/g, ' ')).toBe(text.replace(/\s+/g, ' '));
  });

  it('reads the ISBN of a book from its copyright page', async () => {
    const writer = createPageWriter({ info: { Title: 'The Harbours of the North' } });
    const lines = [
      'The Harbours of the North',
      '',
      'Title page',
      '© 2021 Harbour Press. ISBN 978-0-306-40615-7',
    ];
    for (const line of [...lines, 'Chapter 1']) {
      writer.addPage();
      writer.writeLine(line, 80, 100, BODY);
    }
    const { metadata, text } = await read(await writer.finish());
    expect(metadata.identifiers.isbn).toEqual([{ value: '9780306406157', from: 'copyright page' }]);
    expect(text.pages.map((page) => page.number)).toEqual([1, 2, 3, 4, 5]);
  });

  it('does not wait for later pages of a paper, which begins with its text', async () => {
    const writer = createPageWriter();
    for (const line of ['', '', '© 2021 Harbour Press. ISBN 978-0-306-40615-7']) {
      writer.addPage();
      for (let row = 0; row < 40; row += 1)
        writer.writeLine(
          line || 'The tide of a small port was measured for many years.',
          80,
          80 + row * 14,
          BODY,
        );
    }
    const { metadata } = await read(await writer.finish());
    expect(metadata.identifiers.isbn).toEqual([]);
  });

  it('divides the names of authors at their raised marks', async () => {
    const writer = createPageWriter();
    writer.addPage();
    writer.writeLine('Sparse Forecasts of the Sea Level', 80, 80, { font: 'Times-Bold', size: 18 });
    const [small, raised] = [
      { font: 'Times-Roman', size: 11 },
      { font: 'Times-Roman', size: 7 },
    ];
    let x = 80;
    for (const name of ['Ana Lind', 'Tom Dahl', 'Li Na']) {
      writer.writeLine(name, x, 110, small);
      x += writer.measure(name, small);
      writer.writeLine('1', x, 106, raised);
      x += 8;
    }
    writer.writeLine('1', 80, 122, raised);
    writer.writeLine('Nowhere AI', 85, 126, small);
    writer.writeLine('Abstract', 80, 150, small);
    writer.writeLine('The forecasts of the sea level use the data of a hundred years.', 80, 164, BODY);
    const { metadata } = await read(await writer.finish());
    expect(metadata.authors[0]?.value).toEqual(['Ana Lind', 'Tom Dahl', 'Li Na']);
  });

  it('reads the labels of the pages, unless they are their numbers', async () => {
    expect((await read((await makeOffprintPdf()).bytes)).text.pageLabels).toEqual(['i', '113', '114']);
    expect((await read((await makeLongPdf(2)).bytes)).text.pageLabels).toBeNull();
  });

  it('returns the problem `no-text` for a scanned document', async () => {
    const { text } = await read(await makeScannedPdf());
    expect(text.problem).toBe('no-text');
  });

  it('returns the problem `unreadable` for letters without characters', async () => {
    const { text } = await read(makeUnmappedPdf());
    expect(text.problem).toBe('unreadable');
  });

  it('has the date of the arXiv stamp, the abstract and headings as Markdown', async () => {
    const paper = papers.find(({ id }) => id === 'one-column');
    const { metadata, text } = await read(paper?.bytes ?? Buffer.alloc(0));
    expect(metadata.publishedDate[0]).toEqual({ value: '2021-06-12', from: 'arXiv stamp' });
    expect(paper?.text).toContain(metadata.abstract[0]?.value ?? 'missing');
    const markdown = text.pages.map((page) => page.markdown).join('\n\n');
    expect(markdown).toContain('## 1 Introduction');
    expect(markdown).toContain('| North | 12.4 | 0.3 |');
    expect(markdown).toContain('*Table 1: Depth of the channel by station.*');
  });
});
