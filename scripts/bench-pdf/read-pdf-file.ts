import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { GlobalWorkerOptions, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfMetadata } from '../../lib/pdf/metadata/read-metadata.ts';
import { MAX_PAGES, OPEN_OPTIONS } from '../../lib/pdf/open-options.ts';
import { addCopyrightPage, type PdfText, readPdfStart, readPdfText } from '../../lib/pdf/read-pdf.ts';
import { writePdfWorker } from '../add-pdf-worker.ts';

// The same changed worker as in a build.
GlobalWorkerOptions.workerSrc = pathToFileURL(writePdfWorker()).href;
const PDFJS = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** The values that were read from one PDF, the times in ms, and the peak memory in MB. */
export type PdfReading = {
  metadata: PdfMetadata;
  text: PdfText;
  pages: number;
  metadataMs: number;
  ms: number;
  peakMB: number;
};

/** Reads a PDF file as the extension does, in this process. Rejects if it cannot be opened. */
export async function readPdfFile(file: string, url: string): Promise<PdfReading> {
  return readPdfBytes(new Uint8Array(readFileSync(file)), url);
}

/** Reads the bytes of a PDF as the extension does, in this process. */
export async function readPdfBytes(data: Uint8Array, url: string): Promise<PdfReading> {
  const start = performance.now();
  let peak = process.memoryUsage.rss();
  const samplePeak = () => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const task = getDocument({
    ...OPEN_OPTIONS,
    data,
    cMapUrl: `${join(PDFJS, 'cmaps')}/`,
    standardFontDataUrl: `${join(PDFJS, 'standard_fonts')}/`,
  });
  try {
    const pdf = await task.promise;
    const pdfStart = await addCopyrightPage(pdf, await readPdfStart(pdf, url, async () => null), []);
    const metadataMs = performance.now() - start;
    const text = await readPdfText(pdf, pdfStart, {
      signal: new AbortController().signal,
      maxPages: MAX_PAGES,
      onProgress: samplePeak,
    });
    samplePeak();
    const ms = performance.now() - start;
    return { metadata: pdfStart.metadata, text, pages: pdf.numPages, metadataMs, ms, peakMB: peak / 1e6 };
  } finally {
    await task.destroy();
  }
}
