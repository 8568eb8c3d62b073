import { isFileUrl } from '@/lib/address/parse-url';
import { err, ok, type Result } from '@/lib/base/result';
import { startSha256 } from '@/lib/base/sha256-in-parts';
import { computeSha256OfBlob } from '@/lib/base/sha256-of-blob';
import { type LargeFile, openFileInParts, openUrlInParts } from './part-transport';
import { readBytes } from './read-bytes';
import { STALL_LIMITS, startStallWatch } from './stall-watch';

/** Why the bytes of a PDF could not be fetched. */
export type FetchProblem =
  | 'pdf-no-access'
  | 'pdf-sign-in'
  | 'pdf-web-page'
  | 'pdf-not-pdf'
  | 'pdf-http-error'
  | 'pdf-incomplete'
  | 'pdf-too-large'
  | 'pdf-cancelled'
  | 'local-pdf';

/**
 * The bytes of a PDF: all of them (`whole`) with their SHA-256, which is null if it could not be computed, or the first ones of a large file
 * (`start`). For `parts`, the file is large, and only the parts that are needed are read.
 */
export type FetchedPdf = { httpStatus: number | null } & (
  | { kind: 'whole'; bytes: Uint8Array<ArrayBuffer>; hash: Promise<string | null> }
  | { kind: 'start'; bytes: Uint8Array<ArrayBuffer> }
  | ({ kind: 'parts' } & LargeFile)
);

/** A larger file is read in parts. */
const MAX_WHOLE_BYTES = 200_000_000;
/** The maximum number of bytes that are read of a larger file. */
export const MAX_BYTES_OF_LARGE_FILE = 50_000_000;

/** Fetches a PDF with the cookies of the reader. Gives up a server that reaches one of the `limits`. */
export async function fetchPdf(
  url: string,
  signal: AbortSignal,
  maxBytes = MAX_WHOLE_BYTES,
  limits = STALL_LIMITS,
): Promise<Result<FetchedPdf, FetchProblem>> {
  if (isFileUrl(url)) return readLocalPdf(url, signal, maxBytes);
  const watch = startStallWatch(signal, limits);
  const describeEnd = (problem: FetchProblem): FetchProblem => {
    if (signal.aborted) return 'pdf-cancelled';
    return watch.signal.aborted ? 'pdf-incomplete' : problem;
  };
  try {
    const response = await fetch(url, { credentials: 'include', signal: watch.signal }).catch(() => null);
    if (!response) return err(describeEnd('pdf-no-access'));
    const problem = describeStatus(response);
    if (problem) {
      await response.body?.cancel();
      return err(problem);
    }
    return await readResponse(url, response, { signal, maxBytes, onBytes: watch.restart });
  } catch {
    // The connection was lost.
    return err(describeEnd('pdf-incomplete'));
  } finally {
    watch.stop();
  }
}

type ReadOptions = { signal: AbortSignal; maxBytes: number; onBytes: () => void };

async function readResponse(
  url: string,
  response: Response,
  { signal, maxBytes, onBytes }: ReadOptions,
): Promise<Result<FetchedPdf, FetchProblem>> {
  onBytes();
  const { status: httpStatus } = response;
  const size = getSize(response);
  const isLarge = size > maxBytes;
  const isReadInParts = isLarge && hasParts(response);
  const startBytes = isReadInParts ? HEADER_LENGTH : Math.min(MAX_BYTES_OF_LARGE_FILE, maxBytes);
  // pdf.js gets all bytes at their end, so the hash is computed while they arrive.
  const sha256 = startSha256();
  const { bytes, isWhole } = await readBytes(
    response,
    isLarge ? startBytes : maxBytes,
    startBytes,
    (chunk) => {
      onBytes();
      sha256.addPart(chunk);
    },
  );
  if (!hasPdfHeader(bytes)) return err(describeOtherFile(response, bytes));
  if (isReadInParts) return ok({ httpStatus, kind: 'parts', ...openUrlInParts(url, size, signal) });
  if (!isWhole) return ok({ httpStatus, kind: 'start', bytes });
  return ok({ httpStatus, kind: 'whole', bytes, hash: Promise.resolve(sha256.finish()) });
}

/**
 * Reads a PDF of this computer. Chromium allows it if the reader switched on "Allow access to file URLs", and only with `XMLHttpRequest`.
 */
function readLocalPdf(
  url: string,
  signal: AbortSignal,
  maxBytes: number,
): Promise<Result<FetchedPdf, FetchProblem>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.responseType = 'blob';
    const fail = () => resolve(err('local-pdf'));
    request.onload = () => void openPdfFile(request.response as Blob, maxBytes).then(resolve, fail);
    request.onerror = fail;
    request.onabort = () => resolve(err('pdf-cancelled'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.open('GET', url);
    request.send();
  });
}

/** Reads a PDF file, or opens it in parts if it is large. */
export async function openPdfFile(
  file: Blob,
  maxBytes = MAX_WHOLE_BYTES,
): Promise<Result<FetchedPdf, FetchProblem>> {
  if (!hasPdfHeader(new Uint8Array(await file.slice(0, HEADER_LENGTH).arrayBuffer())))
    return err('pdf-not-pdf');
  if (file.size > maxBytes) return ok({ httpStatus: null, kind: 'parts', ...openFileInParts(file) });
  const hash = computeSha256OfBlob(file).catch(() => null);
  return ok({ httpStatus: null, kind: 'whole', bytes: new Uint8Array(await file.arrayBuffer()), hash });
}

function describeStatus({ ok, status }: Response): FetchProblem | null {
  if (ok) return null;
  return status === 401 || status === 403 ? 'pdf-sign-in' : 'pdf-http-error';
}

/** Returns the number of bytes of a response that its server announces, or 0. */
const getSize = ({ headers }: Response): number => Number(headers.get('content-length') ?? 0);

// The length of a compressed response is not the one of the file.
const hasParts = ({ headers }: Response): boolean =>
  headers.get('accept-ranges') === 'bytes' && !headers.has('content-encoding');

const HEADER_LENGTH = 1024;

/** Whether `%PDF-` is in the first 1,024 bytes, where viewers look for it (ISO 32000-1, annex H.3.4.1). */
export const hasPdfHeader = (bytes: Uint8Array): boolean => decodeStart(bytes).includes('%PDF-');

const decodeStart = (bytes: Uint8Array): string =>
  new TextDecoder('latin1').decode(bytes.subarray(0, HEADER_LENGTH));

const describeOtherFile = (response: Response, bytes: Uint8Array): FetchProblem =>
  /html/i.test(response.headers.get('content-type') ?? '') ||
  /^\s*<(?:!doctype html|html|head|body)/i.test(decodeStart(bytes))
    ? 'pdf-web-page'
    : 'pdf-not-pdf';
