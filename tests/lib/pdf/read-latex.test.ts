import { describe, expect, it } from 'vitest';
import { readPdfBytes } from '../../../scripts/bench-pdf/read-pdf-file.ts';
import { isLatexInstalled, makeLatexPaper } from '../../support/pdf/latex-papers.ts';
import { computeOrder, computeWordF1 } from '../../support/pdf/score-text.ts';

const IDS = [
  'latex-article-two-columns',
  'latex-conference',
  'latex-three-columns',
  'latex-line-numbers',
] as const;

// Where LaTeX is not installed, the papers of `read-pdf.test.ts` have the same layouts.
describe.skipIf(!isLatexInstalled())('reading a PDF that LaTeX made', () => {
  it.each(IDS)('reads metadata and text of %s', async (id) => {
    const paper = makeLatexPaper(id);
    if (!paper) return;
    const { metadata, text } = await readPdfBytes(new Uint8Array(paper.bytes), '');
    const plainText = text.pages.map((page) => page.text).join('\n');
    expect(metadata.title[0]?.value).toBe(paper.title);
    expect(metadata.authors[0]?.value).toEqual(paper.authors);
    expect(metadata.abstract[0]?.value.length).toBeGreaterThan(200);
    expect(computeWordF1(plainText, paper.text)).toBeGreaterThanOrEqual(0.97);
    expect(computeOrder(plainText, paper.mainText)).toBeGreaterThanOrEqual(0.97);
  });
});
