import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { err, type Result } from '@/lib/base/result';
import { MAX_PAGES } from '../open-options';
import { fetchPdf, hasPdfHeader, MAX_WHOLE_BYTES } from './fetch-pdf';
import { FileTransport } from './file-transport';
import { type PdfReading, type PdfReadProblem, type PdfWorker, type ReadOptions, readPdf } from './read-pdf';

type Options = Pick<ReadOptions, 'password' | 'signal' | 'onProgress' | 'detectLanguage'> & {
  /** Is called with the whole file, which is stored if the reader wants that. */
  onFile?: ((file: Blob) => void) | undefined;
};

// Of a file that is too large to be read as a whole, only this many pages are read.
const MAX_PAGES_OF_HUGE_FILE = 50;

/** Reads the PDF at a URL. */
export async function readPdfAtUrl(
  url: string,
  options: Options,
): Promise<Result<PdfReading, PdfReadProblem>> {
  const fetched = await fetchPdf(url, options.signal);
  if (!fetched.ok) return fetched;
  const pdf = fetched.value;
  // pdf.js takes the bytes away, so the file is a copy of them.
  if (pdf.kind === 'whole')
    options.onFile?.(new Blob([Uint8Array.from(pdf.bytes)], { type: 'application/pdf' }));
  const isStart = pdf.kind === 'start';
  const reading = await readPdf(startWorker(), pdf.kind === 'parts' ? { url } : { data: pdf.bytes }, {
    ...options,
    url,
    httpStatus: pdf.httpStatus,
    maxPages: pdf.kind === 'whole' ? MAX_PAGES : MAX_PAGES_OF_HUGE_FILE,
    isStart,
  });
  // Many files have their list of pages at the end.
  return !reading.ok && isStart && reading.problem === 'pdf-damaged' ? err('pdf-too-large') : reading;
}

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
