import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clickToOpen } from '../support/click-to-open.ts';
import type { MadePdf } from '../support/pdf/make-paper.ts';
import { makePaperWithId } from '../support/pdf/papers.ts';
import { startPdfServer } from '../support/pdf/pdf-server.ts';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';
import { createSmallDisk } from '../support/small-disk.ts';

const disk = createSmallDisk(240);
const chromium = setUpChromium(
  disk ? { profile: join(disk.folder, 'profile'), args: ['--disk-cache-size=1'] } : {},
);
let server: Awaited<ReturnType<typeof startPdfServer>>;
let work: MadePdf;
let paper: MadePdf;
let second: MadePdf;

beforeAll(async () => {
  work = await makePaperWithId('junk-info');
  paper = await makePaperWithId('one-column');
  second = await makePaperWithId('two-columns');
  const makePage = (title: string, doi: string | null) => ({
    bytes: Buffer.from(
      `${doi ? `<meta name="citation_doi" content="${doi}">` : ''}<title>${title}</title><h1>${title}</h1>` +
        `<p>${'Words about the paper. '.repeat(60)}`,
    ),
    headers: { 'content-type': 'text/html' },
  });
  server = await startPdfServer({
    '/work.pdf': { bytes: work.bytes },
    '/volume.pdf': { bytes: (await makePaperWithId('volume')).bytes },
    '/work': makePage(work.title, work.doi),
    '/second': makePage(`${second.title}, again`, second.doi),
    '/landing': makePage('A landing page', null),
  });
});
afterAll(async () => {
  await server.close();
  disk?.remove();
});

const findSource = async (url: string) =>
  (await chromium.getStorage().readSources()).find((source) => source.url === url);

const countTexts = async (stableId: string): Promise<number> =>
  (await chromium.getStorage().readRows('snapshots')).filter((row) => row.stableId === stableId).length;

describe('the landing page of a saved PDF', () => {
  it('asks one question, and becomes a text of the same source', async () => {
    const pdf = await chromium.capture(`${server.origin}/work.pdf`);
    await pdf.form.waitForText();
    await pdf.form.save();
    const { form } = await chromium.capture(`${server.origin}/work`);
    await form.waitForText();
    await form.button('Same publication').waitFor();
    expect(await form.button('Same publication').count()).toBe(1);
    await form.button('Same publication').click();
    await form.save();

    const sources = (await chromium.getStorage().readSources()).filter(({ title }) => title === work.title);
    expect(sources.map(({ url }) => url)).toEqual([`${server.origin}/work.pdf`]);
    expect(sources[0]?.aliases).toContain(`${server.origin}/work`);
    expect(await countTexts(sources[0]?.stableId ?? '')).toBe(2);
    for (const path of ['/work', '/work.pdf']) {
      const again = await chromium.capture(server.origin + path);
      expect(await again.form.waitForStatus(/Already saved/)).toMatch(/Already saved/);
      expect(await again.form.button('Same publication').count()).toBe(0);
    }
  });
});

describe('a PDF with labels of its pages', () => {
  it('names the page of a quote as it is printed, and the link opens the page of the file', async () => {
    const url = `${server.origin}/volume.pdf`;
    const { form } = await chromium.capture(url);
    await form.waitForText();
    await form.button('Text').click();
    await form.field('Page').selectOption('114 (2)');
    await form.page.locator('[data-start]').nth(1).click({ clickCount: 3 });
    await form.button('Quote the selection').click();
    await form.waitForStatus(/Quote added/);
    await form.page.getByText('p. 114 (PDF page 2)', { exact: true }).waitFor();
    await form.save();
    const source = await findSource(url);
    expect(source?.keyPoints[0]?.quotes[0]).toMatchObject({ page: 2, pageLabel: '114' });
    const record = await chromium.openRecord(source?.stableId);
    const pageLink = record
      .locator('#quote-1')
      .getByRole('link', { name: 'p. 114 (PDF page 2)', exact: true });
    expect((await clickToOpen(pageLink)).url()).toBe(`${url}#page=2`);
  });
});

/** The bytes of a PDF and line ends after them, which viewers ignore. */
const makeLarge = (pdf: MadePdf, megabytes: number, end: string): Buffer =>
  Buffer.concat([pdf.bytes, Buffer.alloc(megabytes * 1_000_000, end)]);

async function choosePdf(record: Page, button: string, buffer: Buffer): Promise<void> {
  const chooser = record.waitForEvent('filechooser');
  await record.getByRole('button', { name: button, exact: true }).click();
  await (await chooser).setFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer });
}

/** Saves the landing page, adds the PDF, and stores its file. */
async function openRecordWithPdf(path: string): Promise<Page> {
  const url = server.origin + path;
  await chromium.captureAndSave(url);
  const record = await chromium.openRecord((await findSource(url))?.stableId);
  await choosePdf(record, 'Add PDF', paper.bytes);
  await record.getByText('The text of the PDF was added to').waitFor();
  await choosePdf(record, 'Store the PDF file', makeLarge(paper, 40, '\n'));
  await record.getByText('The PDF file was added to “A landing page”.').waitFor();
  return record;
}

const findStateOfFileChange = async (): Promise<unknown> => {
  const changes = (await chromium.getStorage().readRows('changes')) as {
    action: { addedPart?: string };
    state: string;
  }[];
  return changes.find(({ action }) => action.addedPart === 'file')?.state;
};

const undo = (record: Page) => record.getByRole('button', { name: 'Undo', exact: true }).first().click();

describe('the Undo of a stored PDF file', () => {
  it('continues after the worker was stopped, and says what was undone', async () => {
    const record = await openRecordWithPdf('/landing?stop');
    const isRestoring = async () => {
      const rows = await chromium.getStorage().readRows('changeChunks');
      return rows.some(({ idsOfFilesToRestore }) => idsOfFilesToRestore !== undefined);
    };
    await undo(record);
    await waitForValue(isRestoring, (isBegun) => isBegun, 20_000);
    await chromium.getBrowser().stopWorker();
    await record.getByText('The PDF was removed from “A landing page” again.').waitFor();
    await record.getByRole('button', { name: 'Store the PDF file' }).waitFor();
  });

  it.skipIf(!disk)(
    'says that the disk is full, and restores the replaced file once there is space',
    async () => {
      await chromium.captureAndSave(`${server.origin}/second`);
      const settings = await chromium.getBrowser().openExtensionPage('options.html#/settings');
      await settings.getByLabel('Store the file of a PDF with its source').check();
      await settings.getByText('No PDF files are stored').waitFor();
      const library = await chromium.getBrowser().openExtensionPage('options.html#/sources');
      await choosePdf(library, 'Add PDF', makeLarge(second, 20, '\n'));
      await library.getByText(`The text of the PDF was added to “${second.title}, again”.`).waitFor();
      await choosePdf(library, 'Add PDF', makeLarge(second, 30, ' '));
      await library.getByText(`The PDF file was added to “${second.title}, again”.`).waitFor();
      await settings.getByText('1 file is stored (30 MB).').waitFor();

      disk?.fill();
      await undo(library);
      // The files change places, and a few bytes of the database may still fit, so the undo can succeed too.
      await library.getByText(/the disk is full|^The PDF was removed/i).waitFor();
      disk?.free();
      const state = await findStateOfFileChange();
      // If the full disk could not even store that the undo began or failed, the page shows it, or it continues, after a reload.
      if (state !== 'failed' && state !== 'undone') await library.reload();
      if (state !== 'undoing' && state !== 'undone') await undo(library);
      await settings.getByText('1 file is stored (20 MB).').waitFor();
    },
  );
});
