import { PDFDataRangeTransport } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readBytes } from './read-bytes';
import { STALL_LIMITS, startStallWatch } from './stall-watch';

/** Reads the bytes of a file from the offset `begin` to before `end`. Rejects if they cannot be read. */
export type ReadPart = (begin: number, end: number) => Promise<Uint8Array<ArrayBuffer>>;

/** A file of which only the parts that are needed are read. `size` is in bytes. */
export type LargeFile = { size: number; readPart: ReadPart };

/** Returns a file of the reader as one that is read in parts. */
export const openFileInParts = (file: Blob): LargeFile => ({
  size: file.size,
  readPart: async (begin, end) => new Uint8Array(await file.slice(begin, end).arrayBuffer()),
});

// Its server has already responded.
const PART_LIMITS = { ...STALL_LIMITS, responseTimeoutMs: STALL_LIMITS.stallTimeoutMs };

/** Returns the file at a URL as one that is read in parts. Its server must know range requests (RFC 9110, section 14). */
export const openUrlInParts = (
  url: string,
  size: number,
  signal: AbortSignal,
  limits = PART_LIMITS,
): LargeFile => ({
  size,
  readPart: async (begin, end) => {
    const headers = { range: `bytes=${begin}-${end - 1}` };
    const watch = startStallWatch(signal, limits);
    try {
      const response = await fetch(url, { credentials: 'include', headers, signal: watch.signal });
      // A server that sends the whole file sends its first bytes too.
      if (response.status !== 206 && !(response.ok && begin === 0)) {
        await response.body?.cancel();
        throw new Error(`The server sent the status ${response.status} instead of a part.`);
      }
      const { bytes } = await readBytes(response, end - begin, end - begin, watch.restart);
      if (bytes.length !== end - begin) throw new Error('The server sent a part of another length.');
      return bytes;
    } finally {
      watch.stop();
    }
  },
});

/** Why pdf.js gets no more of a file: it asked for too much of it, or a part could not be read. */
export type PartsEnd = 'too-large' | 'lost';

/**
 * Gives pdf.js the parts of a file that it asks for, so that a large file is not read as a whole. If it asks for more than `maxBytes`, or if a part
 * cannot be read, `onEnd` is called and no more is read. pdf.js searches all of a damaged file, and loads the images of a page with its text.
 */
export class PartTransport extends PDFDataRangeTransport {
  private readonly readPart: ReadPart;
  private readonly maxBytes: number;
  private readonly onEnd: (reason: PartsEnd) => void;
  private requestedBytes = 0;

  constructor({ size, readPart }: LargeFile, maxBytes: number, onEnd: (reason: PartsEnd) => void) {
    super(size, null);
    this.readPart = readPart;
    this.maxBytes = maxBytes;
    this.onEnd = onEnd;
  }

  override requestDataRange(begin: number, end: number): void {
    this.requestedBytes += end - begin;
    if (this.requestedBytes > this.maxBytes) {
      this.onEnd('too-large');
      return;
    }
    // With other bytes in their place, pdf.js would leave out pages without a word.
    void this.readPart(begin, end).then(
      (part) => this.onDataRange(begin, part),
      () => this.onEnd('lost'),
    );
  }
}
