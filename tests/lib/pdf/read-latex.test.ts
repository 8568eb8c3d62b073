import { describe, expect, it } from 'vitest';
import { readPdfBytes } from '../../../scripts/bench-pdf/read-pdf-file.ts';
import { CLASSES } from '../../support/pdf/latex-classes.ts';
import { isLatexInstalled, makeLatexPaper } from '../../support/pdf/latex-papers.ts';
import { computeOrderScore, computeWordF1 } from '../../support/pdf/score-text.ts';

const IDS = CLASSES.map(({ id }) => id);

// These tests need LaTeX. The papers of `read-pdf.test.ts` have the same layouts and need no LaTeX.
describe.skipIf(!isLatexInstalled())('reading a PDF that LaTeX made', () => {
  it.for(IDS)('reads metadata and text of %s', { timeout: 30_000 }, (id, { skip }) => checkPaper(id, skip));
});

async function checkPaper(id: string, skip: (note: string) => never): Promise<void> {
  const paper = makeLatexPaper(id) ?? skip('The document class is not installed.');
  const { metadata, text } = await readPdfBytes(new Uint8Array(paper.bytes), '');
  const plainText = text.pages.map((page) => page.text).join('\n');
  // The American Mathematical Society prints its titles in capitals.
  expect(metadata.title[0]?.value.toLowerCase()).toBe(paper.title.toLowerCase());
  expect(metadata.authors[0]?.value).toEqual(paper.authors);
  expect(metadata.abstract[0]?.value.length).toBeGreaterThan(200);
  expect(computeWordF1(plainText, paper.text)).toBeGreaterThanOrEqual(0.97);
  expect(computeOrderScore(plainText, paper.text)).toBeGreaterThanOrEqual(0.97);
}
