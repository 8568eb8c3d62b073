import { getDocument, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { err, ok, type Result } from '@/lib/base/result';
import { OPEN_OPTIONS } from '../open-options';

/** An open PDF. `close` ends its worker, also while the worker is busy. */
export type OpenPdf = { pdf: PDFDocumentProxy; close: () => void };

type OpenProblem = 'pdf-encrypted' | 'pdf-wrong-password' | 'pdf-damaged';

// A document that takes longer to open is damaged in a way that makes pdf.js search it again and again.
const OPEN_TIMEOUT_MS = 9_000;

/** Opens a PDF in a worker of its own. With `url`, only the parts that are needed are fetched. */
export async function openPdf(
  source: { data: Uint8Array } | { url: string },
  password: string | null,
): Promise<Result<OpenPdf, OpenProblem>> {
  const port = new Worker(workerUrl, { type: 'module' });
  const task = getDocument({
    ...OPEN_OPTIONS,
    ...source,
    ...(password === null ? {} : { password }),
    withCredentials: true,
    disableAutoFetch: true,
    disableStream: true,
    cMapUrl: '/pdf-cmaps/',
    worker: PDFWorker.create({ port }),
  });
  const close = () => port.terminate();
  try {
    const pdf = await Promise.race([task.promise, rejectAfter(OPEN_TIMEOUT_MS)]);
    return ok({ pdf, close });
  } catch (error) {
    close();
    return err(describeProblem(error, password));
  }
}

function describeProblem(error: unknown, password: string | null): OpenProblem {
  if (!(error instanceof Error) || error.name !== 'PasswordException') return 'pdf-damaged';
  return password === null ? 'pdf-encrypted' : 'pdf-wrong-password';
}

/** Rejects after `durationMs` milliseconds. */
export const rejectAfter = (durationMs: number): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(() => reject(new Error('timeout')), durationMs);
  });
