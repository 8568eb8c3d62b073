import { randomBytes } from 'node:crypto';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, it } from 'vitest';
import { FileTransport } from '@/lib/pdf/load/file-transport';
import { OPEN_OPTIONS } from '@/lib/pdf/open-options';
import { BODY, createPageWriter } from '../../../support/pdf/page-writer';

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
    range: new FileTransport(file),
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
