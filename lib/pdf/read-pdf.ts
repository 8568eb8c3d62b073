import type { PDFDocumentProxy } from 'pdfjs-dist';
import { runInSlices, type Steps, yieldToPage } from '@/lib/base/steps';
import { countWords } from '@/lib/record/text-counts';
import { type DocumentInfo, readDocumentInfo } from './metadata/document-info';
import { type PdfMetadata, readMetadata } from './metadata/read-metadata';
import type { PageText } from './page-text';
import { readPageText } from './read-page-text';
import { findTextProblem, type TextProblem } from './text/find-text-problem';
import { joinDividedPages } from './text/join-divided-pages';
import { type LaidOutPage, layOutFirstPages, layOutPages } from './text/lay-out-pages';
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

/** The metadata of a work, and the pages from which they were read. A damaged page is null. */
export type PdfStart = { metadata: PdfMetadata; pages: (PageText | null)[] };

// The metadata of a work are on its first two pages.
const METADATA_PAGES = [1, 2];

/** Returns the language of a text as a BCP 47 tag, or null. */
export type DetectLanguage = (text: string) => Promise<string | null>;

// A detector needs some sentences.
const DETECTED_LENGTH = 3_000;

/** Reads the first pages of a PDF and the metadata of the work. */
export async function readPdfStart(
  pdf: PDFDocumentProxy,
  url: string,
  detectLanguage: DetectLanguage,
): Promise<PdfStart> {
  const [declaredInfo, ...pages] = await Promise.all([
    readDeclared(pdf),
    ...METADATA_PAGES.filter((number) => number <= pdf.numPages).map((number) => readPage(pdf, number)),
  ]);
  const firstPages = layOutFirstPages(pages.filter((page) => page !== null));
  const text = firstPages.flatMap(({ blocks }) => blocks.map((block) => block.text)).join('\n');
  const language = await detectLanguage(text.slice(0, DETECTED_LENGTH));
  return { metadata: readMetadata(firstPages, declaredInfo, url, language), pages };
}

async function readDeclared(pdf: PDFDocumentProxy): Promise<DocumentInfo> {
  try {
    const { info, metadata } = await pdf.getMetadata();
    return readDocumentInfo({ info, metadata: metadata as Iterable<[string, unknown]> | null });
  } catch {
    return readDocumentInfo({ info: {}, metadata: null });
  }
}

/** Reads a page. Returns null for a damaged page. */
async function readPage(pdf: PDFDocumentProxy, number: number): Promise<PageText | null> {
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
  /** Is called with the number of pages read so far and the number of pages to read, and again in each slice of the layout. */
  onProgress: (done: number, total: number) => void;
};

/** Reads the text of a PDF whose start was read. Throws the reason of `signal` when it is aborted. */
export async function readPdfText(
  pdf: PDFDocumentProxy,
  start: PdfStart,
  { signal, maxPages, onProgress }: ReadOptions,
): Promise<PdfText> {
  const total = Math.min(pdf.numPages, maxPages);
  const pages: PageText[] = [];
  for (let number = 1; number <= total; number += 1) {
    signal.throwIfAborted();
    const startPage = start.pages[number - 1];
    const page = startPage === undefined ? await readPage(pdf, number) : startPage;
    if (page) pages.push(page);
    onProgress(number, total);
  }
  const laidOutPages = joinDividedPages(await layOutInSlices(pages, signal, () => onProgress(total, total)));
  const headingSizes = listHeadingSizes(laidOutPages.flatMap(({ blocks }) => blocks));
  const writtenPages = laidOutPages.map(({ number, blocks }) => writePage(number, blocks, headingSizes));
  return {
    pages: writtenPages,
    words: countWords(writtenPages.map(({ text }) => text).join('\n')),
    problem: findTextProblem(writtenPages),
    isCut: pdf.numPages > total,
  };
}

/** Lays out the pages in slices of 50 ms, between which the page that reads the PDF responds to its reader. */
async function layOutInSlices(
  pages: PageText[],
  signal: AbortSignal,
  onSlice: () => void,
): Promise<LaidOutPage[]> {
  const pause = async () => {
    onSlice();
    await yieldToPage();
    signal.throwIfAborted();
  };
  return runInSlices(layOutInSteps(pages), { now: () => performance.now(), pause });
}

function* layOutInSteps(pages: PageText[]): Steps<LaidOutPage[]> {
  const laidOutPages: LaidOutPage[] = [];
  for (const page of layOutPages(pages)) {
    laidOutPages.push(page);
    yield;
  }
  return laidOutPages;
}

const listHeadingSizes = (blocks: readonly { kind: string; size: number }[]): number[] =>
  [...new Set(blocks.filter(({ kind }) => kind === 'heading').map(({ size }) => Math.round(size)))]
    .sort((a, b) => b - a)
    .slice(0, 4);
