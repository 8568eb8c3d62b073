import type { PDFDocumentProxy } from 'pdfjs-dist';
import { raceWithAbort } from '@/lib/base/race-with-abort';
import { runInSlices, type Steps, yieldToPage } from '@/lib/base/steps';
import { countWords } from '@/lib/record/text-counts';
import { type DocumentInfo, readDocumentInfo } from './metadata/document-info';
import { findAbstractPage } from './metadata/find-abstract';
import { findCopyrightIsbns } from './metadata/find-identifiers';
import { type PdfMetadata, readMetadata } from './metadata/read-metadata';
import { cleanPageLabels } from './page-labels';
import type { PdfPageText } from './page-text';
import { readPdfPageText } from './read-page-text';
import { findTextProblem, type TextProblem } from './text/find-text-problem';
import { joinDividedPages } from './text/join-divided-pages';
import { type LaidOutPage, layOutFirstPages, layOutPages } from './text/lay-out-pages';
import { type WrittenPage, writePage } from './text/write-page';

/** The text of a PDF in reading order, by page, and the problem with it, if there is one. */
export type PdfText = {
  pages: WrittenPage[];
  /** The number of pages of the PDF. */
  pageCount: number;
  /** The labels of all pages, or the numbers that are printed on them. Null if they are the positions of the pages. */
  pageLabels: string[] | null;
  words: number;
  /** The reason why the text is missing or unreadable, or null. */
  problem: TextProblem | null;
  /** Whether only the first pages were read. */
  isTruncated: boolean;
  /** Whether the reader stopped it. */
  isStopped: boolean;
};

/** The metadata of a work, and the pages from which they were read. A damaged page is null. */
export type PdfStart = {
  metadata: PdfMetadata;
  pages: (PdfPageText | null)[];
  /** Whether the first page has at most 250 words, as a title page has. True for an empty page too. */
  hasTitlePage: boolean;
};

// The metadata of a work are on its first two pages.
const METADATA_PAGES = [1, 2];
// The page of a book with its ISBN follows the half title and the title.
const COPYRIGHT_PAGES = [3, 4, 5, 6];
// The title pages of books, reports and theses have fewer words, the first pages of papers more.
const MAX_TITLE_PAGE_WORDS = 250;
// In ms. Pages that take longer are read with the text, without their ISBN.
const COPYRIGHT_TIMEOUT_MS = 2_000;
// In ms. The labels of a damaged document may never arrive.
const LABELS_TIMEOUT_MS = 2_000;

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
    ...listPageNumbers(pdf, METADATA_PAGES).map((number) => readPage(pdf, number)),
  ]);
  const firstPages = layOutFirstPages(pages.filter((page) => page !== null));
  const text = firstPages.flatMap(({ blocks }) => blocks.map((block) => block.text)).join('\n');
  const language = await detectLanguage(text.slice(0, DETECTED_LENGTH));
  const firstPageText = firstPages[0]?.blocks.map((block) => block.text).join('\n') ?? '';
  return {
    metadata: readMetadata(firstPages, declaredInfo, url, language),
    pages,
    hasTitlePage: countWords(firstPageText) <= MAX_TITLE_PAGE_WORDS,
  };
}

/**
 * Adds the ISBN of a book that is on its copyright page, and the abstract of a thesis. Returns `start` if the work has no title page, if it has
 * an identifier already, if the pages take too long or if one of the signals is aborted.
 */
export async function addCopyrightPage(
  pdf: PDFDocumentProxy,
  start: PdfStart,
  signals: readonly AbortSignal[],
): Promise<PdfStart> {
  const { metadata, pages, hasTitlePage } = start;
  // Reading four more pages would delay the metadata of every paper without an identifier by half of their time.
  if (!hasTitlePage) return start;
  if (Object.values(metadata.identifiers).some(({ length }) => length > 0)) return start;
  const reading = Promise.all(listPageNumbers(pdf, COPYRIGHT_PAGES).map((number) => readPage(pdf, number)));
  const nextPages = await raceWithAbort(
    Promise.race([reading, resolveAfter(COPYRIGHT_TIMEOUT_MS)]),
    AbortSignal.any([...signals]),
    () => undefined,
  );
  if (!nextPages) return start;
  const laidOutPages = layOutFirstPages(nextPages.filter((page) => page !== null));
  // A short line apart from the others counts as a running head.
  const isbn = findCopyrightIsbns(
    laidOutPages.flatMap(({ lines, removedTexts }) => [lines.map(({ text }) => text), removedTexts]),
  );
  const identifiers = { ...metadata.identifiers, isbn };
  const abstracts =
    metadata.abstract.length > 0 ? [] : laidOutPages.map(({ blocks }) => findAbstractPage(blocks));
  const abstract = abstracts.flatMap((value) => (value ? [{ value, from: 'front matter' }] : [])).slice(0, 1);
  return {
    ...start,
    metadata: { ...metadata, identifiers, abstract: [...metadata.abstract, ...abstract] },
    pages: [...pages, ...nextPages],
  };
}

const listPageNumbers = ({ numPages }: PDFDocumentProxy, numbers: readonly number[]): number[] =>
  numbers.filter((number) => number <= numPages);

async function readDeclared(pdf: PDFDocumentProxy): Promise<DocumentInfo> {
  try {
    const { info, metadata } = await pdf.getMetadata();
    return readDocumentInfo({ info, metadata: metadata as Iterable<[string, unknown]> | null });
  } catch {
    return readDocumentInfo({ info: {}, metadata: null });
  }
}

/** Reads a page. Returns null for a damaged page. */
async function readPage(pdf: PDFDocumentProxy, number: number): Promise<PdfPageText | null> {
  try {
    const page = await pdf.getPage(number);
    const text = await readPdfPageText(page);
    page.cleanup();
    return text;
  } catch {
    return null;
  }
}

type ReadOptions = {
  /** Is aborted when the reader stops it. The text then has the pages that were read. */
  signal: AbortSignal;
  /** The maximum number of pages to read. */
  maxPages: number;
  /** Is aborted when no more of the file can be read. The text then has the pages that were read. */
  byteLimit?: AbortSignal | undefined;
  /** Is called with the number of pages read so far and the number of pages to read, and again in each slice of the layout. */
  onProgress: (done: number, total: number) => void;
};

/** Reads the text of a PDF whose start was read. */
export async function readPdfText(
  pdf: PDFDocumentProxy,
  start: PdfStart,
  options: ReadOptions,
): Promise<PdfText> {
  const { signal, maxPages, onProgress } = options;
  const total = Math.min(pdf.numPages, maxPages);
  const { pages, isWhole } = await readPages(pdf, start, total, options);
  const isStopped = signal.aborted;
  const declaredLabels = await readPageLabels(pdf, maxPages);
  const laidOutPages = joinDividedPages(await layOutInSlices(pages, () => onProgress(total, total)));
  const headingSizes = listHeadingSizes(laidOutPages.flatMap(({ blocks }) => blocks));
  const writtenPages = laidOutPages.map(({ number, blocks }) => writePage(number, blocks, headingSizes));
  return {
    pages: writtenPages,
    pageCount: pdf.numPages,
    pageLabels: declaredLabels ?? cleanPageLabels(listPrintedLabels(laidOutPages)),
    words: countWords(writtenPages.map(({ text }) => text).join('\n')),
    problem: findTextProblem(writtenPages),
    isTruncated: pdf.numPages > total || !isWhole,
    isStopped,
  };
}

/** Reads the first `total` pages, without the damaged ones. `isWhole` is false if one of the signals ended it. */
async function readPages(
  pdf: PDFDocumentProxy,
  start: PdfStart,
  total: number,
  { signal, byteLimit, onProgress }: ReadOptions,
): Promise<{ pages: PdfPageText[]; isWhole: boolean }> {
  const pages: PdfPageText[] = [];
  const ended = AbortSignal.any(byteLimit ? [signal, byteLimit] : [signal]);
  for (let number = 1; number <= total; number += 1) {
    const startPage = start.pages[number - 1];
    // pdf.js waits forever for bytes that it does not get.
    const page =
      startPage === undefined
        ? await raceWithAbort<PdfPageText | null | undefined>(readPage(pdf, number), ended, () => undefined)
        : startPage;
    if (page === undefined) return { pages, isWhole: false };
    if (page) pages.push(page);
    onProgress(number, total);
  }
  return { pages, isWhole: true };
}

/** Lists the numbers that are printed on the pages as their labels, each empty if it is unknown. */
function listPrintedLabels(pages: readonly LaidOutPage[]): string[] {
  const labels = Array<string>(pages.at(-1)?.number ?? 0).fill('');
  for (const { number, printedNumber } of pages) labels[number - 1] = printedNumber ?? '';
  return labels;
}

/** Reads the labels of the first pages. pdf.js makes labels for all pages, so those of a document with more than `maxPages` are not read. */
async function readPageLabels(pdf: PDFDocumentProxy, maxPages: number): Promise<string[] | null> {
  if (pdf.numPages > maxPages) return null;
  try {
    const labels = await Promise.race([pdf.getPageLabels(), resolveAfter(LABELS_TIMEOUT_MS)]);
    return cleanPageLabels(labels ?? null);
  } catch {
    return null;
  }
}

/** Resolves to undefined after `durationMs` milliseconds. */
const resolveAfter = (durationMs: number): Promise<undefined> =>
  new Promise((resolve) => {
    setTimeout(() => resolve(undefined), durationMs);
  });

/** Lays out the pages in slices of 50 ms, between which the page that reads the PDF responds to its reader. */
async function layOutInSlices(pages: PdfPageText[], onSlice: () => void): Promise<LaidOutPage[]> {
  const pause = async () => {
    onSlice();
    await yieldToPage();
  };
  return runInSlices(layOutInSteps(pages), { now: () => performance.now(), pause });
}

function* layOutInSteps(pages: PdfPageText[]): Steps<LaidOutPage[]> {
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
