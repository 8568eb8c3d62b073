import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { err, ok, type Result } from '@/lib/base/result';
import type { PdfFileProblem } from '@/lib/record/pdf-file-problem';
import { MAX_PAGES } from '../open-options';
import { type FetchedPdf, fetchPdf, hasPdfHeader, MAX_WHOLE_BYTES } from './fetch-pdf';
import { FileTransport } from './file-transport';
import { type PdfReading, type PdfReadProblem, type PdfWorker, type ReadOptions, readPdf } from './read-pdf';

type Options = Pick<ReadOptions, 'password' | 'signal' | 'onProgress' | 'detectLanguage'> & {
  /** Stores the whole file, if the reader wants that. Returns the reason if it could not be stored, or null. */
  storeFile?: ((file: Blob) => Promise<PdfFileProblem | null>) | undefined;
};

/** What was read from a PDF whose file is stored. */
type StoredReading = PdfReading & { fileProblem?: Promise<PdfFileProblem | null> };

// Of a file that is too large to be read as a whole, only this many pages are read.
const MAX_PAGES_OF_HUGE_FILE = 50;

/** Reads the PDF at a URL. */
export async function readPdfAtUrl(
  url: string,
  options: Options,
): Promise<Result<StoredReading, PdfReadProblem>> {
  const fetched = await fetchPdf(url, options.signal);
  if (!fetched.ok) return fetched;
  const pdf = fetched.value;
  const file = options.storeFile ? { fileProblem: storeFetchedFile(pdf, options.storeFile) } : {};
  const isStart = pdf.kind === 'start';
  const reading = await readPdf(startWorker(), pdf.kind === 'parts' ? { url } : { data: pdf.bytes }, {
    ...options,
    url,
    httpStatus: pdf.httpStatus,
    maxPages: pdf.kind === 'whole' ? MAX_PAGES : MAX_PAGES_OF_HUGE_FILE,
    isStart,
  });
  // Many files have their list of pages at the end.
  if (!reading.ok) return isStart && reading.problem === 'pdf-damaged' ? err('pdf-too-large') : reading;
  return ok({ ...reading.value, ...file });
}

const storeFetchedFile = async (
  pdf: FetchedPdf,
  storeFile: NonNullable<Options['storeFile']>,
): Promise<PdfFileProblem | null> =>
  // pdf.js transfers the bytes to its worker, so the file is made from a copy.
  pdf.kind === 'whole'
    ? storeFile(new Blob([Uint8Array.from(pdf.bytes)], { type: 'application/pdf' }))
    : 'too-large';

/** Reads a PDF file of the reader. */
export async function readPdfFile(file: File, options: Options): Promise<Result<PdfReading, PdfReadProblem>> {
  if (!hasPdfHeader(new Uint8Array(await file.slice(0, 1024).arrayBuffer()))) return err('pdf-not-pdf');
  const isHuge = file.size > MAX_WHOLE_BYTES;
  const source = isHuge
    ? { range: new FileTransport(file) }
    : { data: new Uint8Array(await file.arrayBuffer()) };
  return readPdf(startWorker(), source, {
    ...options,
    url: '',
    httpStatus: null,
    maxPages: isHuge ? MAX_PAGES_OF_HUGE_FILE : MAX_PAGES,
    isStart: false,
  });
}

function startWorker(): PdfWorker {
  const port = new Worker(workerUrl, { type: 'module' });
  return { port, close: () => port.terminate(), cMapUrl: '/pdf-cmaps/' };
}
