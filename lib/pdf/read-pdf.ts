import type { PDFDocumentProxy } from 'pdfjs-dist';
import { countWords } from '@/lib/record/text-counts';
import { type DocumentInfo, readDocumentInfo } from './metadata/document-info';
import { type PdfMetadata, readMetadata } from './metadata/read-metadata';
import type { PageText } from './page-text';
import { readPageText } from './read-page-text';
import { findTextProblem, type TextProblem } from './text/find-text-problem';
import { joinDividedPages } from './text/join-divided-pages';
import { layOutPages } from './text/lay-out-pages';
import { type WrittenPage, writePage } from './text/write-page';

/** The text of a PDF in reading order, by page, and the problem with it, if there is one. */
export type PdfText = {
  pages: WrittenPage[];
  words: number;
  /** The reason why the text is missing or unreadable, or null. */
  problem: TextProblem | null;
  /** Whether only the first pages were read. */
  isCut: boolean;
};

/** Reads the metadata of a work from the first two pages of its PDF. */
export async function readPdfMetadata(pdf: PDFDocumentProxy, url: string): Promise<PdfMetadata> {
  const [declaredInfo, ...pages] = await Promise.all([
    readDeclared(pdf),
    ...[1, 2].map((number) => readPage(pdf, number)),
  ]);
  return readMetadata([...layOutPages(pages.filter((page) => page !== null))], declaredInfo, url);
}

async function readDeclared(pdf: PDFDocumentProxy): Promise<DocumentInfo> {
  try {
    const { info, metadata } = await pdf.getMetadata();
    return readDocumentInfo({ info, metadata: metadata as Iterable<[string, unknown]> | null });
  } catch {
    return readDocumentInfo({ info: {}, metadata: null });
  }
}

/** Reads a page. Returns null for a page that does not exist or is damaged. */
async function readPage(pdf: PDFDocumentProxy, number: number): Promise<PageText | null> {
  if (number > pdf.numPages) return null;
  try {
    const page = await pdf.getPage(number);
    const text = await readPageText(page);
    page.cleanup();
    return text;
  } catch {
    return null;
  }
}

type ReadOptions = {
  signal: AbortSignal;
  /** The maximum number of pages to read. */
  maxPages: number;
  /** Is called after each page with the number of pages read so far and the number of pages to read. */
  onProgress: (done: number, total: number) => void;
};

/** Reads the text of a PDF. Throws the reason of `signal` when it is aborted. */
export async function readPdfText(
  pdf: PDFDocumentProxy,
  { signal, maxPages, onProgress }: ReadOptions,
): Promise<PdfText> {
  const total = Math.min(pdf.numPages, maxPages);
  const pages: PageText[] = [];
  for (let number = 1; number <= total; number += 1) {
    signal.throwIfAborted();
    const page = await readPage(pdf, number);
    if (page) pages.push(page);
    onProgress(number, total);
  }
  const laidOutPages = joinDividedPages([...layOutPages(pages)]);
  const headingSizes = listHeadingSizes(laidOutPages.flatMap(({ blocks }) => blocks));
  const writtenPages = laidOutPages.map(({ number, blocks }) => writePage(number, blocks, headingSizes));
  return {
    pages: writtenPages,
    words: writtenPages.reduce((sum, { text }) => sum + countWords(text), 0),
    problem: findTextProblem(writtenPages),
    isCut: pdf.numPages > total,
  };
}

const listHeadingSizes = (blocks: readonly { kind: string; size: number }[]): number[] =>
  [...new Set(blocks.filter(({ kind }) => kind === 'heading').map(({ size }) => Math.round(size)))]
    .sort((a, b) => b - a)
    .slice(0, 4);
