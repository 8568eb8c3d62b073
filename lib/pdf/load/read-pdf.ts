import type { PDFDocumentProxy } from 'pdfjs-dist';
import { getDocument, type PDFDataRangeTransport, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { raceWithAbort } from '@/lib/base/race-with-abort';
import { err, ok, type Result } from '@/lib/base/result';
import type { Article } from '@/lib/record/schema/extraction';
import { buildArticle } from '../build-article';
import type { PdfMetadata } from '../metadata/read-metadata';
import { OPEN_OPTIONS } from '../open-options';
import { addCopyrightPage, type DetectLanguage, type PdfStart, readPdfStart, readPdfText } from '../read-pdf';
import type { TextProblem } from '../text/find-text-problem';
import type { FetchProblem } from './fetch-pdf';
import type { PartsEnd } from './part-transport';

/** What was read from a PDF. The promise of the text does not reject. */
export type PdfReading = {
  metadata: PdfMetadata;
  httpStatus: number | null;
  text: Promise<Result<Article, TextProblem | 'too-slow' | 'cancelled'>>;
};

/** Why a PDF could not be read. */
export type PdfReadProblem =
  | FetchProblem
  | 'pdf-encrypted'
  | 'pdf-wrong-password'
  | 'pdf-damaged'
  | 'pdf-too-slow';

/** The bytes of a PDF, or the file of which only the parts that are needed are read. */
export type PdfBytes = { data: Uint8Array } | { range: PDFDataRangeTransport };

/** How a PDF is read. */
export type ReadOptions = {
  url: string;
  httpStatus: number | null;
  password: string | null;
  maxPages: number;
  /** Whether only the first bytes of the file are there. */
  isStart: boolean;
  signal: AbortSignal;
  /** Is aborted, with a `PartsEnd`, when no more of the file can be read. The text then has the pages that were read. */
  byteLimit?: AbortSignal | undefined;
  /** Is called with the number of pages that were read and the number of pages to read. */
  onProgress: (done: number, total: number) => void;
  detectLanguage: DetectLanguage;
};

/** The worker in which pdf.js parses one document. `close` ends it, also while it is busy. */
export type PdfWorker = { port: Worker; close: () => void; cMapUrl: string; standardFontDataUrl?: string };

// Loading pdf.js itself takes seconds on a busy computer.
const LOAD_TIMEOUT_MS = 30_000;
// A document that takes longer to open is probably damaged in a way that makes pdf.js search it again and again.
const START_TIMEOUT_MS = 9_000;
// A page that takes longer is given up.
const PAGE_TIMEOUT_MS = 9_000;

/**
 * Reads a PDF, and ends the worker when its text is read. Resolves when its metadata are read, and to a problem when that fails, takes too
 * long or reaches `byteLimit`.
 */
export async function readPdf(
  worker: PdfWorker,
  source: PdfBytes,
  options: ReadOptions,
): Promise<Result<PdfReading, PdfReadProblem>> {
  const { signal, byteLimit, password, url, detectLanguage, httpStatus } = options;
  const signals = byteLimit ? [signal, byteLimit] : [signal];
  const startLimit = limitStart(worker.port);
  const task = openDocument(worker, source, password);
  const opening = task.promise.then(async (pdf) => ({
    pdf,
    start: await readPdfStart(pdf, url, detectLanguage),
  }));
  try {
    const opened = await raceWithAbort<Awaited<typeof opening> | null>(
      Promise.race([opening, startLimit.reached]),
      AbortSignal.any(signals),
      () => null,
    );
    if (!opened) throw new Error('aborted');
    const start = await addCopyrightPage(opened.pdf, opened.start, signals);
    signal.throwIfAborted();
    const text = readText({ pdf: opened.pdf, start }, options).finally(worker.close);
    return ok({ metadata: start.metadata, httpStatus, text });
  } catch (error) {
    worker.close();
    return err(describeProblem(error, options));
  } finally {
    startLimit.stop();
  }
}

function describeProblem(error: unknown, { signal, byteLimit, password }: ReadOptions): PdfReadProblem {
  if (signal.aborted) return 'pdf-cancelled';
  if (byteLimit?.aborted) return byteLimit.reason === LOST ? 'pdf-incomplete' : 'pdf-too-large';
  return error === TOO_SLOW ? 'pdf-too-slow' : describeOpenProblem(error, password);
}

const TOO_SLOW = new Error('Opening the PDF took too long.');

/**
 * Limits the time for opening a document, which begins when pdf.js is loaded in its worker and sends its first message. `reached` rejects
 * with `TOO_SLOW`, also at once if the worker cannot load. After the first message, pdf.js handles the errors in a document itself.
 */
function limitStart(port: Worker): { reached: Promise<never>; stop: () => void } {
  let reject: (error: Error) => void = () => {};
  const reached = new Promise<never>((_, rejectPromise) => {
    reject = rejectPromise;
  });
  const startTimer = (durationMs: number) => setTimeout(() => reject(TOO_SLOW), durationMs);
  let timer = startTimer(LOAD_TIMEOUT_MS);
  const loaded = new AbortController();
  port.addEventListener('error', () => reject(TOO_SLOW), { once: true, signal: loaded.signal });
  port.addEventListener(
    'message',
    () => {
      clearTimeout(timer);
      loaded.abort();
      timer = startTimer(START_TIMEOUT_MS);
    },
    { once: true, signal: loaded.signal },
  );
  return {
    reached,
    stop: () => {
      clearTimeout(timer);
      loaded.abort();
    },
  };
}

const LOST: PartsEnd = 'lost';

const openDocument = (
  { port, cMapUrl, standardFontDataUrl }: PdfWorker,
  source: PdfBytes,
  password: string | null,
) =>
  getDocument({
    ...OPEN_OPTIONS,
    ...source,
    ...(password === null ? {} : { password }),
    ...(standardFontDataUrl ? { standardFontDataUrl } : {}),
    disableAutoFetch: true,
    disableStream: true,
    cMapUrl,
    worker: PDFWorker.create({ port, verbosity: OPEN_OPTIONS.verbosity }),
  });

async function readText(
  { pdf, start }: { pdf: PDFDocumentProxy; start: PdfStart },
  { signal, byteLimit, maxPages, url, isStart, onProgress }: ReadOptions,
): PdfReading['text'] {
  const watch = createWatch();
  const reading = readPdfText(pdf, start, {
    signal,
    byteLimit,
    maxPages,
    onProgress: (done, total) => {
      watch.restart();
      onProgress(done, total);
    },
  }).then((text) => {
    const problem = text.problem && text.isStopped ? ('cancelled' as const) : text.problem;
    return problem ? err(problem) : ok(buildArticle(text, url, isStart));
  });
  return Promise.race([reading, watch.ended])
    .catch(() => err('too-slow' as const))
    .finally(watch.stop);
}

/** Ends when a page takes too long. */
function createWatch() {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let end = () => {};
  const ended = new Promise<{ ok: false; problem: 'too-slow' }>((resolve) => {
    end = () => resolve(err('too-slow'));
  });
  const restart = () => {
    clearTimeout(timer);
    timer = setTimeout(end, PAGE_TIMEOUT_MS);
  };
  restart();
  return { ended, restart, stop: () => clearTimeout(timer) };
}

function describeOpenProblem(error: unknown, password: string | null): PdfReadProblem {
  if (!(error instanceof Error) || error.name !== 'PasswordException') return 'pdf-damaged';
  return password === null ? 'pdf-encrypted' : 'pdf-wrong-password';
}
