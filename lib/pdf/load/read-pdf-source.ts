import { err, ok, type Result } from '@/lib/base/result';
import type { Article } from '@/lib/record/schema/extraction';
import { buildArticle } from '../build-article';
import type { PdfMetadata } from '../metadata/read-metadata';
import { MAX_PAGES } from '../open-options';
import { type DetectLanguage, readPdfStart, readPdfText } from '../read-pdf';
import type { TextProblem } from '../text/find-text-problem';
import { type FetchProblem, fetchPdf, hasPdfHeader, MAX_WHOLE_BYTES } from './fetch-pdf';
import { type OpenPdf, openPdf, rejectAfter } from './open-pdf';

type Options = {
  password: string | null;
  signal: AbortSignal;
  onProgress: (done: number, total: number) => void;
  detectLanguage: DetectLanguage;
};

/** What was read from a PDF. The promise of the text does not reject. */
export type PdfReading = {
  metadata: PdfMetadata;
  httpStatus: number | null;
  text: Promise<Result<Article, TextProblem | 'too-slow' | 'cancelled'>>;
};

type Problem = FetchProblem | 'pdf-encrypted' | 'pdf-wrong-password' | 'pdf-damaged';

// Of a file that is too large to be fetched as a whole, only this many pages are read.
const MAX_PAGES_OF_HUGE_FILE = 50;
// A page that takes longer is given up.
const PAGE_TIMEOUT_MS = 9_000;

/** Reads the PDF at a URL. */
export async function readPdfAtUrl(url: string, options: Options): Promise<Result<PdfReading, Problem>> {
  const fetched = await fetchPdf(url, options.signal);
  if (!fetched.ok) return fetched;
  const { bytes, httpStatus } = fetched.value;
  const opened = await openPdf(bytes ? { data: bytes } : { url }, options.password);
  if (!opened.ok) return opened;
  const maxPages = bytes ? MAX_PAGES : MAX_PAGES_OF_HUGE_FILE;
  return readOpenPdf(opened.value, { ...options, url, httpStatus, maxPages });
}

/** Reads a PDF file of the reader. */
export async function readPdfFile(file: File, options: Options): Promise<Result<PdfReading, Problem>> {
  if (file.size > MAX_WHOLE_BYTES) return err('pdf-too-large');
  const data = new Uint8Array(await file.arrayBuffer());
  if (!hasPdfHeader(data)) return err('pdf-not-pdf');
  const opened = await openPdf({ data }, options.password);
  if (!opened.ok) return opened;
  return readOpenPdf(opened.value, { ...options, url: '', httpStatus: null, maxPages: MAX_PAGES });
}

type ReadOptions = Omit<Options, 'password'> & { url: string; httpStatus: number | null; maxPages: number };

async function readOpenPdf(
  { pdf, close }: OpenPdf,
  { url, httpStatus, maxPages, signal, onProgress, detectLanguage }: ReadOptions,
): Promise<Result<PdfReading, Problem>> {
  try {
    const start = await Promise.race([readPdfStart(pdf, url, detectLanguage), rejectAfter(PAGE_TIMEOUT_MS)]);
    const watch = createWatch(signal);
    const text = Promise.race([
      readPdfText(pdf, start, {
        signal,
        maxPages,
        onProgress: (done, total) => {
          watch.restart();
          onProgress(done, total);
        },
      }).then((result) => (result.problem ? err(result.problem) : ok(buildArticle(result, url)))),
      watch.ended,
    ])
      .catch(() => err(signal.aborted ? ('cancelled' as const) : ('too-slow' as const)))
      .finally(() => {
        watch.stop();
        close();
      });
    return ok({ metadata: start.metadata, httpStatus, text });
  } catch {
    close();
    return err(signal.aborted ? 'pdf-cancelled' : 'pdf-damaged');
  }
}

/** Ends when a page takes too long, or when the signal is aborted. */
function createWatch(signal: AbortSignal) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let end = (_problem: 'too-slow' | 'cancelled') => {};
  const ended = new Promise<{ ok: false; problem: 'too-slow' | 'cancelled' }>((resolve) => {
    end = (problem) => resolve(err(problem));
  });
  const restart = () => {
    clearTimeout(timer);
    timer = setTimeout(() => end('too-slow'), PAGE_TIMEOUT_MS);
  };
  restart();
  signal.addEventListener('abort', () => end('cancelled'), { once: true });
  return { ended, restart, stop: () => clearTimeout(timer) };
}
