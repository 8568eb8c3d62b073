import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';

/**
 * A file of `size` bytes: `start`, spaces that need no memory, and `end`. The server can hold back the bytes from `heldFrom` to
 * `heldTo`.
 */
export type HugeFile = { start: Buffer; size: number; end: Buffer; heldFrom?: number; heldTo?: number };

const CHUNK = Buffer.alloc(65_536, ' ');

/**
 * Starts a server that sends huge files by their path. It accepts range requests for the paths in `rangePaths`. Returns:
 * - `origin`
 * - `getSentBytes`: the number of bytes that were sent of a path, except to the viewer of the browser
 * - `hold` and `release`: between these calls, the server sends the held part of a file so slowly that it does not arrive
 * - `close`
 */
export async function startHugePdfServer(files: Record<string, HugeFile>, rangePaths: readonly string[]) {
  const sentBytesByPath = new Map<string, number>();
  let releasePromise: Promise<void> | null = null;
  let release = () => {};
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const file = files[path];
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    const [begin, end] = parseRange(rangePaths.includes(path) ? request.headers.range : undefined, file.size);
    const isPart = end - begin < file.size;
    response.writeHead(isPart ? 206 : 200, {
      'content-type': 'application/pdf',
      'content-length': end - begin,
      // With a cache, the requests of the viewer and of the form would wait for each other.
      'cache-control': 'no-store',
      ...(rangePaths.includes(path) && { 'accept-ranges': 'bytes' }),
      ...(isPart && { 'content-range': `bytes ${begin}-${end - 1}/${file.size}` }),
    });
    // The viewer of the browser also loads the file. Its requests are not counted.
    const isForViewer = request.headers['sec-fetch-dest'] !== 'empty';
    const countSentBytes = (bytes: number) =>
      sentBytesByPath.set(path, (sentBytesByPath.get(path) ?? 0) + bytes);
    const { heldFrom = 0, heldTo = 0 } = file;
    const heldUntil = isPart && !isForViewer && begin < heldTo && end > heldFrom ? releasePromise : null;
    send(response, listChunks(file, begin, end, isForViewer ? () => {} : countSentBytes), heldUntil);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hold: () => {
      releasePromise = new Promise((resolve) => {
        release = resolve;
      });
    },
    release: () => {
      release();
      releasePromise = null;
    },
    getSentBytes: (path: string) => sentBytesByPath.get(path) ?? 0,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function parseRange(range: string | undefined, size: number): [number, number] {
  const [, begin, end] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
  return begin && end ? [Number(begin), Math.min(Number(end) + 1, size)] : [0, size];
}

/**
 * Sends bytes as fast as the browser accepts them, until the browser ends the transfer. With `heldUntil`, sends only one byte per
 * second until that promise resolves.
 */
function send(response: ServerResponse, chunks: Generator<Buffer>, heldUntil: Promise<void> | null): void {
  const slowChunks = heldUntil === null ? chunks : sendSlowly(chunks, heldUntil);
  const body = Readable.from(slowChunks, { objectMode: false, highWaterMark: 1 });
  body.on('error', () => response.destroy());
  response.on('close', () => body.destroy());
  body.pipe(response);
}

/** Sends one byte per second until `heldUntil` resolves, because the extension gives up if no byte arrives for some seconds. */
async function* sendSlowly(chunks: Generator<Buffer>, heldUntil: Promise<void>): AsyncGenerator<Buffer> {
  let isReleased = false;
  void heldUntil.then(() => {
    isReleased = true;
  });
  for (const chunk of chunks) {
    let position = 0;
    while (!isReleased && position < chunk.length - 1) {
      yield chunk.subarray(position, position + 1);
      position += 1;
      await Promise.race([heldUntil, new Promise((resolve) => setTimeout(resolve, 1_000))]);
    }
    yield chunk.subarray(position);
  }
}

function* listChunks(
  { start, size, end: ending }: HugeFile,
  begin: number,
  end: number,
  onSent: (bytes: number) => void,
): Generator<Buffer> {
  const endingBegin = size - ending.length;
  let position = begin;
  while (position < end) {
    const chunk =
      position < start.length
        ? start.subarray(position, Math.min(end, position + CHUNK.length))
        : position < endingBegin
          ? CHUNK.subarray(0, Math.min(end, endingBegin) - position)
          : ending.subarray(position - endingBegin, end - endingBegin);
    position += chunk.length;
    onSent(chunk.length);
    yield chunk;
  }
}
