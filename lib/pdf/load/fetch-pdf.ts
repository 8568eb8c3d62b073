import { isFileUrl } from '@/lib/address/parse-url';
import { joinChunks } from '@/lib/base/join-chunks';
import { err, ok, type Result } from '@/lib/base/result';

/** Why the bytes of a PDF could not be fetched. */
export type FetchProblem =
  | 'pdf-no-access'
  | 'pdf-sign-in'
  | 'pdf-web-page'
  | 'pdf-not-pdf'
  | 'pdf-http-error'
  | 'pdf-too-large'
  | 'pdf-cancelled'
  | 'local-pdf';

/**
 * The bytes of a PDF: all of them (`whole`), or the first ones of a large file (`start`). For `parts`, the file is large and its server
 * sends the parts that are needed.
 */
export type FetchedPdf = { httpStatus: number | null } & (
  | { kind: 'whole' | 'start'; bytes: Uint8Array }
  | { kind: 'parts' }
);

/** A larger file is read in parts. */
export const MAX_WHOLE_BYTES = 200_000_000;

/** Fetches a PDF with the cookies of the reader. */
export async function fetchPdf(
  url: string,
  signal: AbortSignal,
  maxBytes = MAX_WHOLE_BYTES,
): Promise<Result<FetchedPdf, FetchProblem>> {
  if (isFileUrl(url)) return readLocalPdf(url, signal, maxBytes);
  try {
    const response = await fetch(url, { credentials: 'include', signal });
    const problem = describeStatus(response);
    const isReadInParts = hasParts(response, maxBytes);
    if (problem || isReadInParts) await response.body?.cancel();
    if (problem) return err(problem);
    if (isReadInParts) return ok({ httpStatus: response.status, kind: 'parts' });
    const { bytes, isWhole } = await readBytes(response, maxBytes);
    return hasPdfHeader(bytes)
      ? ok({ httpStatus: response.status, kind: isWhole ? 'whole' : 'start', bytes })
      : err(describeOtherFile(response, bytes));
  } catch {
    return err(signal.aborted ? 'pdf-cancelled' : 'pdf-no-access');
  }
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
    request.onload = () => void readBlob(request.response as Blob, maxBytes).then(resolve);
    request.onerror = () => resolve(err('local-pdf'));
    request.onabort = () => resolve(err('pdf-cancelled'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.open('GET', url);
    request.send();
  });
}

async function readBlob(file: Blob, maxBytes: number): Promise<Result<FetchedPdf, FetchProblem>> {
  const bytes = new Uint8Array(await file.slice(0, maxBytes).arrayBuffer());
  if (!hasPdfHeader(bytes)) return err('pdf-not-pdf');
  return ok({ httpStatus: null, kind: file.size > maxBytes ? 'start' : 'whole', bytes });
}

function describeStatus({ ok, status }: Response): FetchProblem | null {
  if (ok) return null;
  return status === 401 || status === 403 ? 'pdf-sign-in' : 'pdf-http-error';
}

const hasParts = ({ headers }: Response, maxBytes: number): boolean =>
  Number(headers.get('content-length') ?? 0) > maxBytes && headers.get('accept-ranges') === 'bytes';

/** Reads the body of a response, at most about `maxBytes` of it. */
async function readBytes(
  response: Response,
  maxBytes: number,
): Promise<{ bytes: Uint8Array; isWhole: boolean }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  let part = await reader?.read();
  while (part && !part.done && size <= maxBytes) {
    chunks.push(part.value);
    size += part.value.length;
    part = await reader?.read();
  }
  const isWhole = part?.done !== false;
  if (!isWhole) await reader?.cancel();
  return { bytes: joinChunks(chunks, size), isWhole };
}

/** Whether `%PDF-` is in the first 1,024 bytes, where viewers look for it (ISO 32000-1, annex H.3.4.1). */
export const hasPdfHeader = (bytes: Uint8Array): boolean => decodeStart(bytes).includes('%PDF-');

const decodeStart = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes.subarray(0, 1024));

const describeOtherFile = (response: Response, bytes: Uint8Array): FetchProblem =>
  /html/i.test(response.headers.get('content-type') ?? '') ||
  /^\s*<(?:!doctype html|html|head|body)/i.test(decodeStart(bytes))
    ? 'pdf-web-page'
    : 'pdf-not-pdf';
