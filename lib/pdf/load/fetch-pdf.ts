import { err, ok, type Result } from '@/lib/base/result';

/** Why the bytes of a PDF could not be fetched. */
export type FetchProblem =
  | 'pdf-no-access'
  | 'pdf-web-page'
  | 'pdf-not-pdf'
  | 'pdf-http-error'
  | 'pdf-too-large'
  | 'pdf-cancelled';

/** The bytes of a PDF, or `isHuge` if they are so many that only the needed parts are fetched. */
export type FetchedPdf = { httpStatus: number; bytes: Uint8Array | null; isHuge: boolean };

/** A larger file is read in parts, if its server can send parts. */
export const MAX_WHOLE_BYTES = 200_000_000;

/** Fetches a PDF with the cookies of the reader. */
export async function fetchPdf(url: string, signal: AbortSignal): Promise<Result<FetchedPdf, FetchProblem>> {
  try {
    const response = await fetch(url, { credentials: 'include', signal });
    if (!response.ok) {
      await response.body?.cancel();
      return err('pdf-http-error');
    }
    const length = Number(response.headers.get('content-length') ?? 0);
    if (length > MAX_WHOLE_BYTES) return describeHuge(response);
    const bytes = await readBytes(response);
    if (!bytes) return err('pdf-too-large');
    return hasPdfHeader(bytes)
      ? ok({ httpStatus: response.status, bytes, isHuge: false })
      : err(describeOtherFile(response, bytes));
  } catch {
    return err(signal.aborted ? 'pdf-cancelled' : 'pdf-no-access');
  }
}

async function describeHuge(response: Response): Promise<Result<FetchedPdf, FetchProblem>> {
  await response.body?.cancel();
  return response.headers.get('accept-ranges') === 'bytes'
    ? ok({ httpStatus: response.status, bytes: null, isHuge: true })
    : err('pdf-too-large');
}

/** Reads the body of a response. Returns null if it is larger than the maximum. */
async function readBytes(response: Response): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    chunks.push(part.value);
    size += part.value.length;
    if (size > MAX_WHOLE_BYTES) {
      await reader?.cancel();
      return null;
    }
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

/** Whether `%PDF-` is in the first 1,024 bytes, where viewers look for it (ISO 32000-1, annex H.3.4.1). */
export const hasPdfHeader = (bytes: Uint8Array): boolean => decodeStart(bytes).includes('%PDF-');

const decodeStart = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes.subarray(0, 1024));

const describeOtherFile = (response: Response, bytes: Uint8Array): FetchProblem =>
  /html/i.test(response.headers.get('content-type') ?? '') ||
  /^\s*<(?:!doctype html|html|head|body)/i.test(decodeStart(bytes))
    ? 'pdf-web-page'
    : 'pdf-not-pdf';
