import { randomBytes } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { GlobalWorkerOptions, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterEach, expect, it, vi } from 'vitest';
import { openFileInParts, openUrlInParts, PartTransport } from '@/lib/pdf/load/part-transport';
import { OPEN_OPTIONS } from '@/lib/pdf/open-options';
import { writePdfWorker } from '../../../../scripts/add-pdf-worker';
import { BODY, createPageWriter } from '../../../support/pdf/page-writer';

// A process loads the worker of pdf.js only once, and the tests of other files need the one of the build.
GlobalWorkerOptions.workerSrc = pathToFileURL(writePdfWorker()).href;

/** Makes a PDF whose pages have a line of text and 300 kB that no page needs. */
async function makeHeavyPdf(): Promise<Buffer> {
  const writer = createPageWriter();
  for (let page = 1; page <= 4; page += 1) {
    writer.addPage();
    writer.writeLine(`Page ${page} of the harbour`, 80, 100, BODY);
    writer.doc.ref({}).end(randomBytes(300_000));
  }
  return writer.finish();
}

it('reads no more than the limit of a file that pdf.js would search to its end', async () => {
  const MAX_BYTES = 1_000_000;
  let readBytes = 0;
  // Slices of a file of 2 GB without any content.
  const file = {
    size: 2_000_000_000,
    readPart: async (begin: number, end: number) => {
      readBytes += end - begin;
      return new Uint8Array(end - begin);
    },
  };
  let stop = () => {};
  const tooLarge = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const task = getDocument({
    ...OPEN_OPTIONS,
    range: new PartTransport(file, MAX_BYTES, () => stop()),
    disableAutoFetch: true,
    disableStream: true,
  });
  task.promise.catch(() => undefined);
  await tooLarge;
  await task.destroy();
  expect(readBytes).toBeLessThanOrEqual(MAX_BYTES);
});

it('gives pdf.js only the parts of a file that it needs', async () => {
  const bytes = await makeHeavyPdf();
  const slices: number[] = [];
  const file = new File([new Uint8Array(bytes)], 'long.pdf');
  const readFile = file.slice.bind(file);
  file.slice = (start = 0, end = file.size) => {
    slices.push(end - start);
    return readFile(start, end);
  };
  const task = getDocument({
    ...OPEN_OPTIONS,
    range: new PartTransport(openFileInParts(file), file.size, () => {}),
    disableAutoFetch: true,
    disableStream: true,
    rangeChunkSize: 4_096,
  });
  const pdf = await task.promise;
  const content = await (await pdf.getPage(2)).getTextContent();
  await task.destroy();
  expect(pdf.numPages).toBe(4);
  expect(JSON.stringify(content.items)).toContain('Page 2 of the harbour');
  expect(slices.reduce((sum, size) => sum + size, 0)).toBeLessThan(file.size / 2);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Reads the first 10 bytes from a server that sends `chunks` and then nothing, or does not answer (null). It is given up after 50 ms. */
function readFromServer(chunks: readonly string[] | null): Promise<Uint8Array> {
  vi.stubGlobal('fetch', (_: string, { signal }: { signal: AbortSignal }) => {
    const aborted = new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    if (!chunks) return aborted;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
        if (chunks.join('').length === 10) controller.close();
        aborted.catch((reason) => controller.error(reason));
      },
    });
    return Promise.resolve(new Response(body, { status: 206 }));
  });
  const { signal } = new AbortController();
  return openUrlInParts('https://journal.example/tides.pdf', 100, signal, {
    responseTimeoutMs: 50,
    stallTimeoutMs: 50,
  }).readPart(0, 10);
}

it.each([
  ['does not answer', null],
  ['stops in the middle of a part', ['123', '45']],
])('gives up a server that %s', async (_, chunks) => {
  await expect(readFromServer(chunks)).rejects.toThrow('aborted');
});

it('reads a part that arrives in time', async () => {
  expect(await readFromServer(['12345', '67890'])).toHaveLength(10);
});
