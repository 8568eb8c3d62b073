import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { startHugePdfServer } from '../support/pdf/huge-pdf-server.ts';
import { openPdfForm } from '../support/pdf/open-pdf-form.ts';
import { makeHugeFile, makeLongPdf } from '../support/pdf/special-pdfs.ts';
import { setUpChromium } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();
const SIZE = 2_000_000_000;
// What the extension reads of a large file, and what is on its way when it ends the transfer.
const MAX_SENT_BYTES = 120_000_000;

describe('a damaged PDF of 2 GB', () => {
  let server: Awaited<ReturnType<typeof startHugePdfServer>>;

  beforeAll(async () => {
    const { bytes: pages } = await makeLongPdf(60);
    const noEnd = Buffer.from('');
    const wrongEnd = Buffer.from('startxref\n1999999000\n%%EOF');
    const noPages = Buffer.from('%PDF-1.7\n');
    server = await startHugePdfServer(
      {
        '/cut-in-parts.pdf': { start: pages, size: SIZE, end: noEnd },
        '/damaged-in-parts.pdf': { start: pages, size: SIZE, end: wrongEnd },
        '/cut.pdf': { start: pages, size: SIZE, end: noEnd },
        '/damaged.pdf': { start: pages, size: SIZE, end: wrongEnd },
        '/empty-in-parts.pdf': { start: noPages, size: SIZE, end: wrongEnd },
        '/empty.pdf': { start: noPages, size: SIZE, end: noEnd },
      },
      ['/cut-in-parts.pdf', '/damaged-in-parts.pdf', '/empty-in-parts.pdf'],
    );
  });
  afterAll(() => server.close());

  const openForm = (path: string) => openPdfForm(chromium, server.origin + path);

  it.each(['/cut-in-parts.pdf', '/damaged-in-parts.pdf', '/cut.pdf', '/damaged.pdf'])(
    'has the text of its first pages, and says so (%s)',
    async (path) => {
      const form = await openForm(path);
      const sentence = /^This PDF is very large\. Only its first 50 pages were read\.$/;
      expect(await form.waitForStatus(sentence)).toMatch(sentence);
      expect(await form.waitForText()).toBe('ready');
      expect(await form.readValue('Title')).toBe('A Long Report on Harbours');
      expect(server.getSentBytes(path)).toBeLessThan(MAX_SENT_BYTES);
      await form.save();
    },
  );

  it.each(['/empty-in-parts.pdf', '/empty.pdf'])(
    'that has no pages at its start is described in a sentence, and can be saved (%s)',
    async (path) => {
      const form = await openForm(path);
      const sentence = /^This PDF is too large to be read\. You can still save its address and title/;
      expect(await form.waitForStatus(sentence)).toMatch(sentence);
      expect(server.getSentBytes(path)).toBeLessThan(MAX_SENT_BYTES);
      await form.field('Title').fill('An empty file');
      await form.save();
    },
  );
});

describe('a large PDF whose site sends a part of it slowly', () => {
  const path = '/slow.pdf';
  let server: Awaited<ReturnType<typeof startHugePdfServer>>;

  beforeAll(async () => {
    server = await startHugePdfServer({ [path]: await makeHugeFile() }, [path]);
  });
  afterAll(() => server.close());

  it('shows which page is read while the reader fills the form, and keeps the pages that were read on Cancel', async () => {
    server.hold();
    const form = await openPdfForm(chromium, server.origin + path);
    expect(await form.waitForStatus(/^Reading page \d+ of 50…$/)).toMatch(/page \d+ of 50/);
    await form.typeInto('Summary', 'Typed while the pages are read.');
    expect(await form.readValue('Title')).toBe('The Harbours of the North');
    expect(await form.statusStrip.textContent()).toMatch(/^Reading page \d+ of 50…$/);
    await form.button('Cancel').click();
    const sentence = /^You stopped reading this PDF\. The text of its first (\d+) pages is kept\.$/;
    const [, pageCount] = sentence.exec(await form.waitForStatus(sentence)) ?? [];
    expect(Number(pageCount)).toBe(11);
    expect(await findAccessibilityViolations(form.page)).toEqual([]);
    await form.button('Text').click();
    await form.page.getByText(`of ${pageCount}`, { exact: true }).waitFor();
    await form.button('Text').click();
    expect(await form.readValue('Summary')).toBe('Typed while the pages are read.');

    server.release();
    await form.button('Read text').click();
    await form.waitForStatus(/^This PDF is very large\. Only its first 50 pages were read\.$/);
    await form.button('Text').click();
    await form.page.getByText('of 50', { exact: true }).waitFor();
    await form.save();
  });

  it('keeps the longer text of the source when it is read again and cancelled, and the form says so', async () => {
    server.hold();
    const form = await openPdfForm(chromium, server.origin + path);
    await form.button('Capture again').click();
    await form.waitForStatus(/^Reading page \d+ of 50…$/);
    await form.button('Cancel').click();
    await form.waitForStatus(/^You stopped reading this PDF\. The text of its first \d+ pages is kept\.$/);
    await form.save();
    expect(await form.statusStrip.textContent()).toContain(
      'The source already has more pages of this PDF, so its text was not replaced.',
    );
    const source = (await chromium.getStorage().readSources()).find(({ url }) => url.endsWith(path));
    const record = await chromium.openRecord(source?.stableId);
    await record.getByText(/ · first 50 of 60 pages · /).waitFor();
    server.release();
  });
});
