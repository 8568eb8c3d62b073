import { describe, expect, it } from 'vitest';
import { readPdfBytes } from '../../../scripts/bench-pdf/read-pdf-file.ts';
import { makePapers } from '../../support/pdf/papers.ts';
import { computeOrder, computeWordF1 } from '../../support/pdf/score-text.ts';
import {
  makeArabicPdf,
  makeChinesePdf,
  makeHebrewPdf,
  makeLigaturePdf,
  makeLongPdf,
  makeOffPagePdf,
  makeScannedPdf,
  makeSpreadPdf,
  makeTurnedPdf,
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
    expect(computeOrder(plainText, paper.text)).toBeGreaterThanOrEqual(0.97);
  });

  it.each([
    ['a turned page', makeTurnedPdf],
    ['only the text on the page', makeOffPagePdf],
    ['a text from right to left', async () => makeHebrewPdf()],
    ['Arabic letters in their shapes within a word', async () => makeArabicPdf()],
    ['ligatures and soft hyphens', async () => makeLigaturePdf()],
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
