import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { MessageChannel, Worker as Thread } from 'node:worker_threads';
import { err, type Result } from '@/lib/base/result';
import { hasPdfHeader } from '@/lib/pdf/load/fetch-pdf';
import {
  type PdfBytes,
  type PdfReading,
  type PdfReadProblem,
  type PdfWorker,
  type ReadOptions,
  readPdf,
} from '@/lib/pdf/load/read-pdf';
import { MAX_PAGES } from '@/lib/pdf/open-options';

const PDFJS = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

// A thread of Node.js has no global message port, so the worker of pdf.js gets one. Unhandled rejections in the worker are
// ignored, because in a browser they do not reach the page either.
const buildThreadCode = (workerPath: string): string => `
  const { workerData: port } = require('node:worker_threads');
  process.on('unhandledRejection', () => {});
  import(${JSON.stringify(workerPath)}).then(({ WorkerMessageHandler }) => {
    WorkerMessageHandler.initializeFromPort(port);
    port.start();
  });
`;

/** Reads the bytes of a PDF as the extension does, with pdf.js in a thread in place of its worker. */
export async function readInThread(
  bytes: Uint8Array,
  password: string | null = null,
): Promise<Result<PdfReading, PdfReadProblem>> {
  if (!hasPdfHeader(bytes)) return err('pdf-not-pdf');
  return readSourceInThread({ data: new Uint8Array(bytes) }, { password });
}

/** Creates the options of reading a whole PDF, whose progress is not shown. */
export const createReadOptions = (options: Partial<ReadOptions> = {}): ReadOptions => ({
  url: '',
  httpStatus: null,
  password: null,
  maxPages: MAX_PAGES,
  isStart: false,
  signal: new AbortController().signal,
  onProgress: () => {},
  detectLanguage: async () => null,
  ...options,
});

/** Reads a PDF from bytes or in parts. `workerPath` is the worker of pdf.js. */
export const readSourceInThread = (
  source: PdfBytes,
  options: Partial<ReadOptions> = {},
  workerPath = join(PDFJS, 'legacy/build/pdf.worker.mjs'),
): Promise<Result<PdfReading, PdfReadProblem>> =>
  readPdf(startThread(workerPath), source, createReadOptions(options));

function startThread(workerPath: string): PdfWorker {
  const { port1, port2 } = new MessageChannel();
  const thread = new Thread(buildThreadCode(workerPath), {
    eval: true,
    workerData: port2,
    transferList: [port2],
  });
  port1.start();
  return {
    port: port1 as unknown as Worker,
    close: () => {
      port1.close();
      void thread.terminate();
    },
    cMapUrl: `${join(PDFJS, 'cmaps')}/`,
    standardFontDataUrl: `${join(PDFJS, 'standard_fonts')}/`,
  };
}
