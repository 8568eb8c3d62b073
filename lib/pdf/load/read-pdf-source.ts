import { err, ok, type Result } from '@/lib/base/result';
import type { PdfFileProblem } from '@/lib/record/pdf-file-problem';
import { MAX_PAGES } from '../open-options';
import { type FetchedPdf, fetchPdf, MAX_BYTES_OF_LARGE_FILE, openPdfFile } from './fetch-pdf';
import { type LargeFile, PartTransport } from './part-transport';
import { type PdfReading, type PdfReadProblem, type PdfWorker, type ReadOptions, readPdf } from './read-pdf';

type Options = Pick<ReadOptions, 'password' | 'signal' | 'onProgress' | 'detectLanguage'> & {
  /** Stores the whole file, if the reader wants that. Returns the reason if it could not be stored, or null. */
  storeFile?: ((file: Blob) => Promise<PdfFileProblem | null>) | undefined;
};

/** What was read from a PDF whose file is stored. */
type StoredReading = PdfReading & { fileProblem?: Promise<PdfFileProblem | null> };

// Of a file that is too large to be read as a whole, only this many pages are read.
const MAX_PAGES_OF_LARGE_FILE = 50;

/** Reads the PDF at a URL. */
export async function readPdfAtUrl(
  url: string,
  options: Options,
): Promise<Result<StoredReading, PdfReadProblem>> {
  const fetched = await fetchPdf(url, options.signal);
  if (!fetched.ok) return fetched;
  const pdf = fetched.value;
  const file = options.storeFile ? { fileProblem: storeFetchedFile(pdf, options.storeFile) } : {};
  const reading = await readFetched(pdf, { ...options, url, httpStatus: pdf.httpStatus });
  return reading.ok ? ok({ ...reading.value, ...file }) : reading;
}

type FetchedOptions = Options & Pick<ReadOptions, 'url' | 'httpStatus'>;

function readFetched(pdf: FetchedPdf, options: FetchedOptions): Promise<Result<PdfReading, PdfReadProblem>> {
  switch (pdf.kind) {
    case 'whole':
      return readWhole(pdf, options);
    case 'start':
      return readStart(pdf.bytes, options);
    case 'parts':
      return readLargeFile(pdf, options);
  }
}

const storeFetchedFile = async (
  pdf: FetchedPdf,
  storeFile: NonNullable<Options['storeFile']>,
): Promise<PdfFileProblem | null> =>
  // pdf.js transfers the bytes to its worker, so the file is made from a copy.
  pdf.kind === 'whole'
    ? storeFile(new Blob([Uint8Array.from(pdf.bytes)], { type: 'application/pdf' })).catch(() => 'failed')
    : 'too-large';

/** Reads a PDF file of the reader. */
export async function readPdfFile(file: File, options: Options): Promise<Result<PdfReading, PdfReadProblem>> {
  const fetched = await openPdfFile(file);
  return fetched.ok ? readFetched(fetched.value, { ...options, url: '', httpStatus: null }) : fetched;
}

async function readWhole(
  { bytes: data, hash }: Extract<FetchedPdf, { kind: 'whole' }>,
  options: FetchedOptions,
): Promise<Result<PdfReading, PdfReadProblem>> {
  const reading = await readPdf(startWorker(), { data }, { ...options, maxPages: MAX_PAGES, isStart: false });
  return reading.ok ? ok({ ...reading.value, text: addHash(reading.value.text, hash) }) : reading;
}

async function addHash(text: PdfReading['text'], hash: Promise<string | null>): PdfReading['text'] {
  const [result, pdfHash] = await Promise.all([text, hash]);
  return result.ok && pdfHash !== null ? ok({ ...result.value, pdfHash }) : result;
}

/** Reads the first bytes of a large file. Many files have their list of pages at the end, so they cannot be read. */
async function readStart(
  data: Uint8Array,
  options: FetchedOptions,
): Promise<Result<PdfReading, PdfReadProblem>> {
  const limits = { maxPages: MAX_PAGES_OF_LARGE_FILE, isStart: true };
  const reading = await readPdf(startWorker(), { data }, { ...options, ...limits });
  return !reading.ok && isDamaged(reading.problem) ? err('pdf-too-large') : reading;
}

// pdf.js would search a file backwards for this word up to its start.
const END_LENGTH = 65_536;
const END_KEYWORD = 'startxref';

/**
 * Reads the first pages of a large file, or fewer if they need too many of its bytes. They need its list of objects, 20 bytes for each, their own
 * texts, and their images, which pdf.js loads too. The first bytes of a damaged file are read instead. Returns the problem `pdf-too-large` if
 * these have no pages.
 */
async function readLargeFile(
  file: LargeFile,
  options: FetchedOptions,
): Promise<Result<PdfReading, PdfReadProblem>> {
  if (await hasEnd(file)) {
    const reading = await readParts(file, options);
    if (reading.ok) return reading;
    if (reading.problem === 'pdf-incomplete') return err(getLostProblem(options));
    if (!isDamaged(reading.problem)) return reading;
  }
  const start = await file.readPart(0, MAX_BYTES_OF_LARGE_FILE).catch(() => null);
  if (options.signal.aborted) return err('pdf-cancelled');
  return start ? readStart(start, options) : err(getLostProblem(options));
}

// A file of this computer that can no longer be read was deleted or replaced, and no site answered.
const getLostProblem = ({ url }: FetchedOptions): PdfReadProblem =>
  /^https?:/.test(url) ? 'pdf-incomplete' : 'pdf-damaged';

/** Whether the end of a file is there. Its server may not send it. */
async function hasEnd({ size, readPart }: LargeFile): Promise<boolean> {
  const end = await readPart(size - END_LENGTH, size).catch(() => null);
  return end !== null && new TextDecoder('latin1').decode(end).includes(END_KEYWORD);
}

const isDamaged = (problem: PdfReadProblem): boolean =>
  problem === 'pdf-damaged' || problem === 'pdf-too-slow' || problem === 'pdf-too-large';

function readParts(file: LargeFile, options: FetchedOptions): Promise<Result<PdfReading, PdfReadProblem>> {
  const endController = new AbortController();
  const range = new PartTransport(file, MAX_BYTES_OF_LARGE_FILE, (reason) => endController.abort(reason));
  const limits = { maxPages: MAX_PAGES_OF_LARGE_FILE, isStart: false, byteLimit: endController.signal };
  return readPdf(startWorker(), { range }, { ...options, ...limits });
}

// The build puts it there (`scripts/add-pdf-worker.ts`).
const WORKER_URL = '/pdf.worker.mjs';

function startWorker(): PdfWorker {
  const port = new Worker(WORKER_URL, { type: 'module' });
  return { port, close: () => port.terminate(), cMapUrl: '/pdf-cmaps/' };
}
