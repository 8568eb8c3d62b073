import { randomBytes } from 'node:crypto';
import { getEventListeners } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { openFileInParts, PartTransport } from '@/lib/pdf/load/part-transport';
import { readPdf } from '@/lib/pdf/load/read-pdf';
import { changePdfWorker } from '../../../../scripts/add-pdf-worker';
import { BODY, createPageWriter } from '../../../support/pdf/page-writer';
import { createReadOptions, readSourceInThread } from '../../../support/pdf/read-in-thread';
import { makeLongPdf, makeOffprintPdf, makeScannedPdf } from '../../../support/pdf/special-pdfs';

/** Makes a scan of 12 pages: each has an image of 300 kB, which pdf.js loads with the text. */
async function makeScan(): Promise<Blob> {
  const writer = createPageWriter({ info: { Title: 'The Harbours of the North' } });
  for (let page = 1; page <= 12; page += 1) {
    writer.addPage();
    for (let line = 0; line < 12; line += 1)
      writer.writeLine(
        `Page ${page} tells of the harbours of the north and of tide ${line}.`,
        80,
        100 + line * 12,
        BODY,
      );
    const size = { Width: 500, Height: 600 };
    const image = writer.doc.ref({
      Type: 'XObject',
      Subtype: 'Image',
      ColorSpace: 'DeviceGray',
      BitsPerComponent: 8,
      ...size,
    });
    image.end(randomBytes(size.Width * size.Height));
    Object.assign(writer.doc.page.xobjects, { Scan: image });
    writer.doc.addContent('/Scan Do');
  }
  return new Blob([new Uint8Array(await writer.finish())]);
}

/** Reads a scan of which pdf.js gets at most `maxBytes`. */
async function readScan(maxBytes: number) {
  const limitController = new AbortController();
  const range = new PartTransport(openFileInParts(await makeScan()), maxBytes, () => limitController.abort());
  return readSourceInThread({ range }, { byteLimit: limitController.signal });
}

it('keeps the pages that were read when the limit of bytes is reached, and marks the text as cut', async () => {
  const reading = await readScan(2_700_000);
  expect(reading.ok && reading.value.metadata.title[0]?.value).toBe('The Harbours of the North');
  const text = reading.ok ? await reading.value.text : null;
  expect(text).toMatchObject({ ok: true, value: { cut: true } });
  const pageCount = text?.ok ? (text.value.pageStarts?.length ?? 0) : 0;
  expect(pageCount).toBeGreaterThanOrEqual(6);
  expect(pageCount).toBeLessThan(12);
});

it('keeps the metadata if the limit is reached on the pages that may have an ISBN', async () => {
  const reading = await readScan(1_500_000);
  const text = reading.ok ? await reading.value.text : null;
  expect(text).toMatchObject({
    ok: true,
    value: { cut: true, text: expect.stringContaining('Page 2 tells') },
  });
});

it('says that a file is too large if the limit is reached before its metadata are read', async () => {
  expect(await readScan(200_000)).toEqual({ ok: false, problem: 'pdf-too-large' });
});

/** Reads a scan whose server sends no part after the first `sentBytes`. */
async function readLostScan(sentBytes: number) {
  const endController = new AbortController();
  const file = openFileInParts(await makeScan());
  let requestedBytes = 0;
  const readPart = async (begin: number, end: number) => {
    requestedBytes += end - begin;
    if (requestedBytes > sentBytes) throw new Error('The server sent the status 503 instead of a part.');
    return file.readPart(begin, end);
  };
  const range = new PartTransport({ ...file, readPart }, file.size, (reason) => endController.abort(reason));
  return readSourceInThread({ range }, { byteLimit: endController.signal });
}

it('keeps the pages before a part that the server did not send, and marks the text as cut', async () => {
  const reading = await readLostScan(2_700_000);
  const text = reading.ok ? await reading.value.text : null;
  expect(text).toMatchObject({ ok: true, value: { cut: true } });
  const pageCount = text?.ok ? (text.value.pageStarts?.length ?? 0) : 0;
  expect(pageCount).toBeGreaterThanOrEqual(6);
  expect(pageCount).toBeLessThan(12);
});

it('says that the connection was lost if the server does not send the metadata', async () => {
  expect(await readLostScan(200_000)).toEqual({ ok: false, problem: 'pdf-incomplete' });
});

it('opens a PDF whose third page never arrives', async () => {
  const reader = new AbortController();
  const range = new PartTransport(openFileInParts(await makeScan()), 1_500_000, () => {});
  const reading = await readSourceInThread({ range }, { signal: reader.signal });
  expect(reading.ok && reading.value.metadata.title[0]?.value).toBe('The Harbours of the North');
  reader.abort();
  // The text has the two pages that were read.
  expect(reading.ok && (await reading.value.text)).toMatchObject({
    ok: true,
    value: { cut: true, isStopped: true, pageStarts: [0, expect.any(Number)] },
  });
});

it('keeps the pages that were read when the reader stops it', async () => {
  const reader = new AbortController();
  const { bytes } = await makeLongPdf(40);
  const reading = await readSourceInThread(
    { data: new Uint8Array(bytes) },
    { signal: reader.signal, onProgress: (done) => done === 12 && reader.abort() },
  );
  const text = reading.ok ? await reading.value.text : null;
  expect(text).toMatchObject({ ok: true, value: { cut: true, isStopped: true } });
  expect(text?.ok && text.value.pageStarts).toHaveLength(12);
});

it('names the pages of a stopped text as its PDF does', async () => {
  const reader = new AbortController();
  const reading = await readSourceInThread(
    { data: new Uint8Array(await makeLabelledPdf({ S: 'D', St: 20 })) },
    { signal: reader.signal, onProgress: () => reader.abort() },
  );
  expect(reading.ok && (await reading.value.text)).toMatchObject({
    ok: true,
    value: { isStopped: true, pageLabels: ['7', '20'] },
  });
});

it('leaves no listener on the signal when the text is read', async () => {
  const { signal } = new AbortController();
  const { signal: byteLimit } = new AbortController();
  const { bytes } = await makeLongPdf(8);
  const reading = await readSourceInThread({ data: new Uint8Array(bytes) }, { signal, byteLimit });
  expect(reading.ok && (await reading.value.text)).toMatchObject({ ok: true });
  expect([signal, byteLimit].flatMap((source) => getEventListeners(source, 'abort'))).toEqual([]);
});

it('keeps no text if the pages before the reader stopped it have none', async () => {
  const reader = new AbortController();
  const reading = await readSourceInThread(
    { data: new Uint8Array(await makeScannedPdf()) },
    { signal: reader.signal, onProgress: () => reader.abort() },
  );
  expect(reading.ok && (await reading.value.text)).toEqual({ ok: false, problem: 'cancelled' });
});

const PACKAGE = createRequire(import.meta.url).resolve('pdfjs-dist/package.json');

/** Reads the page labels of a PDF with the worker as it is built. */
async function readLabels(bytes: Uint8Array, maxPages = 20) {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-worker-'));
  const workerPath = join(folder, 'pdf.worker.mjs');
  const code = readFileSync(join(PACKAGE, '../legacy/build/pdf.worker.min.mjs'), 'utf8');
  writeFileSync(workerPath, changePdfWorker(code));
  try {
    const reading = await readSourceInThread({ data: new Uint8Array(bytes) }, { maxPages }, workerPath);
    const text = reading.ok ? await reading.value.text : null;
    return text?.ok ? (text.value.pageLabels ?? null) : 'no text';
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function makeLabelledPdf(label: object): Promise<Buffer> {
  const writer = createPageWriter();
  for (const text of ['The harbour office measures the tide.', 'It has measured it for a hundred years.']) {
    writer.addPage();
    writer.writeLine(text, 80, 100, BODY);
  }
  writer.setPageLabels({ Nums: [0, { S: 'D', St: 7 }, 1, label] });
  return writer.finish();
}

it.each([
  [{ S: 'A', St: 100_000 }, ['7', '']],
  [{ S: 'A', St: 100_001 }, null],
  [{ S: 'r', St: 2_000_000_000 }, null],
  [{ S: 'D', P: 'x'.repeat(101) }, null],
])('makes no labels of which one is as long as a book (%o)', async (label, labels) => {
  expect(await readLabels(await makeLabelledPdf(label))).toEqual(labels);
});

it('reads the labels of a document only if all of its pages are read', async () => {
  const { bytes } = await makeOffprintPdf();
  expect(await readLabels(bytes)).toEqual(['i', '113', '114']);
  expect(await readLabels(bytes, 2)).toBeNull();
});

it('rejects a worker of pdf.js whose checks of page labels are not known', () => {
  expect(() => changePdfWorker('export {};')).toThrow('no `e>=1');
});

it('does not wait for a worker that cannot load', async () => {
  const { port1: port } = new MessageChannel();
  const reading = readPdf(
    { port: port as unknown as Worker, close: () => port.close(), cMapUrl: '/' },
    { data: new Uint8Array(await makeScannedPdf()) },
    createReadOptions(),
  );
  port.dispatchEvent(new Event('error'));
  expect(await reading).toEqual({ ok: false, problem: 'pdf-too-slow' });
});
