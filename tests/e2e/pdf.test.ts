import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clickToOpen } from '../support/click-to-open.ts';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { createForm } from '../support/form.ts';
import type { MadePdf } from '../support/pdf/make-paper.ts';
import { makePaperWithId } from '../support/pdf/papers.ts';
import { startPdfServer } from '../support/pdf/pdf-server.ts';
import { makeEncryptedPdf, makeScannedPdf } from '../support/pdf/special-pdfs.ts';
import { setUpChromium } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();
let server: Awaited<ReturnType<typeof startPdfServer>>;
let paper: MadePdf;

type StoredSnapshot = { stableId: string; text: string; pageStarts?: number[]; contentType: string };

const readSnapshot = async (url: string): Promise<StoredSnapshot | undefined> => {
  const source = (await chromium.getStorage().readSources()).find((candidate) => candidate.url === url);
  const rows = (await chromium.getStorage().readRows('snapshots')) as StoredSnapshot[];
  return rows.find(({ stableId }) => stableId === source?.stableId);
};

describe('a PDF tab', () => {
  beforeAll(async () => {
    paper = await makePaperWithId('two-columns');
    server = await startPdfServer({
      '/paper.pdf': { bytes: paper.bytes, needsCookie: true },
      '/locked.pdf': { bytes: await makeEncryptedPdf() },
      '/scan.pdf': { bytes: await makeScannedPdf() },
      '/damaged.pdf': { bytes: Buffer.from(`%PDF-1.4\n${'broken '.repeat(200)}`) },
    });
  });
  afterAll(() => server.close());

  it('is read with the session of the reader, and saved with the pages of its text', async () => {
    await chromium.getBrowser().open(`${server.origin}/sign-in`);
    const url = `${server.origin}/paper.pdf`;
    const { form } = await chromium.capture(url);

    expect(await form.waitForText()).toBe('ready');
    expect(await form.readValue('Title')).toBe(paper.title);
    expect(await form.waitForStatus(/words/)).toMatch(/words/);
    await form.field('Summary').fill('A survey of observers.');
    expect(await findAccessibilityViolations(form.page)).toEqual([]);
    await form.save();

    const source = (await chromium.getStorage().readSources()).find((candidate) => candidate.url === url);
    expect(source).toMatchObject({
      title: paper.title,
      authors: paper.authors,
      summary: 'A survey of observers.',
      identifiers: { doi: paper.doi },
    });
    const snapshot = await readSnapshot(url);
    expect(snapshot?.contentType).toBe('application/pdf');
    expect(snapshot?.pageStarts).toHaveLength(3);
    expect(snapshot?.text.slice(snapshot.pageStarts?.[1]).length).toBeGreaterThan(1000);
  });

  it('is opened with a password that the reader enters', async () => {
    const { form } = await chromium.capture(`${server.origin}/locked.pdf`);
    await form.waitForStatus(/password/);
    await form.field('Password of the PDF').fill('wrong');
    await form.button('Open PDF').click();
    expect(await form.waitForStatus(/not correct/)).toMatch(/not correct/);
    await form.field('Password of the PDF').fill('tides');
    await form.button('Open PDF').click();
    await form.waitForStatus(/words/);
    expect(await form.waitForText()).toBe('ready');
    expect(JSON.stringify(await chromium.getStorage().readLocalStorage())).not.toContain('tides');
  });

  it.each([
    ['damaged', /damaged/],
    ['scan', /pictures/],
  ])('that is a %s file is described in a sentence, and can be saved', async (name, sentence) => {
    const url = `${server.origin}/${name}.pdf`;
    const { form } = await chromium.capture(url);
    expect(await form.waitForStatus(sentence)).toMatch(sentence);
    await form.field('Title').fill(`The ${name} file`);
    await form.save();
    expect((await chromium.getStorage().readSources()).find((source) => source.url === url)?.title).toBe(
      `The ${name} file`,
    );
  });
});

describe('a PDF of this computer in a tab', () => {
  it('is read if the reader allows access to file URLs, with the URL of its DOI', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'local-'));
    const file = join(folder, 'local.pdf');
    const local = await makePaperWithId('junk-info');
    writeFileSync(file, local.bytes);
    const url = pathToFileURL(file).href;
    const { form } = await chromium.capture(url);
    // Chromium allows it to an unpacked extension from the start.
    expect(await form.page.evaluate(() => chrome.extension.isAllowedFileSchemeAccess())).toBe(true);
    expect(await form.waitForText()).toBe('ready');
    expect(await form.readValue('Title')).toBe(local.title);
    expect(await form.readValue('Address')).toBe(`https://doi.org/${local.doi}`);
    rmSync(folder, { recursive: true });
  });
});

describe('a PDF file', () => {
  it('is added in the library, also with a password, and joins the source of the same work', async () => {
    const file = await makePaperWithId('junk-info');
    const library = await chromium.getBrowser().openExtensionPage('options.html#/sources');
    const formPromise = chromium.getBrowser().context.waitForEvent('page');
    await chooseFile(library, file);
    const form = createForm(await formPromise);
    await form.waitForPhase('editing');
    expect(await form.readValue('Title')).toBe(file.title);
    expect(await form.readValue('Address')).toBe(`https://doi.org/${file.doi}`);
    await form.save();
    await form.page.close();

    const count = (await chromium.getStorage().readSources()).length;
    await library.bringToFront();
    await chooseFile(library, file);
    await library.getByText('already has everything that the PDF says.').waitFor();
    expect(await chromium.getStorage().readSources()).toHaveLength(count);

    await chooseFile(library, { id: 'locked', bytes: await makeEncryptedPdf() });
    const dialog = library.getByRole('dialog', { name: 'locked with a password' });
    await dialog.getByLabel('Password of the PDF').fill('wrong');
    await dialog.getByRole('button', { name: 'Open PDF' }).click();
    await dialog.getByText('The password is not correct.').waitFor();
    await dialog.getByLabel('Password of the PDF').fill('tides');
    const lockedForm = createForm(await clickToOpen(dialog.getByRole('button', { name: 'Open PDF' })));
    await lockedForm.waitForPhase('editing');
    expect(await lockedForm.waitForText()).toBe('ready');
  });
});

describe('a file of 2 GB without pages', () => {
  it.each([
    ['', ''],
    ['with an end ', 'startxref\n1000000\n%%EOF'],
  ])('%sis refused with a sentence that says what to do', async (_, ending) => {
    const folder = mkdtempSync(join(tmpdir(), 'huge-'));
    const file = join(folder, 'huge.pdf');
    writeFileSync(file, '%PDF-1.7\n');
    // The file is sparse: it takes no space on the disk.
    truncateSync(file, 2_000_000_000);
    appendFileSync(file, ending);
    const library = await chromium.getBrowser().openExtensionPage('options.html#/sources');
    const chooser = library.waitForEvent('filechooser');
    await library.getByRole('button', { name: 'Add PDF', exact: true }).click();
    await (await chooser).setFiles(file);
    await library.getByText('huge.pdf: This PDF is too large to be read. Print the pages').waitFor();
    rmSync(folder, { recursive: true });
  });
});

async function chooseFile(library: Page, { id, bytes }: Pick<MadePdf, 'id' | 'bytes'>): Promise<void> {
  const chooser = library.waitForEvent('filechooser');
  await library.getByRole('button', { name: 'Add PDF', exact: true }).click();
  await (await chooser).setFiles({ name: `${id}.pdf`, mimeType: 'application/pdf', buffer: bytes });
}
