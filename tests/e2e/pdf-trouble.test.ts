import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import type { Form } from '../support/form.ts';
import { openPdfForm } from '../support/pdf/open-pdf-form.ts';
import { makePaperWithId } from '../support/pdf/papers.ts';
import { startPdfServer } from '../support/pdf/pdf-server.ts';
import { setUpChromium } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();
let server: Awaited<ReturnType<typeof startPdfServer>>;
let title: string;

beforeAll(async () => {
  const paper = await makePaperWithId('two-columns');
  title = paper.title;
  const { bytes } = paper;
  const page = Buffer.from(
    '<!doctype html><title>Sign in</title><h1>Sign in</h1><form><input type="password"></form>',
  );
  const html = { 'content-type': 'text/html' };
  server = await startPdfServer({
    '/text.pdf': { bytes, headers: { 'content-type': 'text/plain' } },
    '/html.pdf': { bytes: page, headers: html },
    '/private.pdf': { bytes: page, headers: html, status: 403 },
    '/unauthorised.pdf': { bytes: page, headers: html, status: 401 },
    '/mislabelled.pdf': { bytes: page },
    '/stalled.pdf': { bytes, stallsAt: 1_000 },
  });
});
afterAll(() => server.close());

async function saveWithTitle(form: Form, url: string): Promise<void> {
  await form.field('Title').fill(`Saved from ${url}`);
  await form.save();
  const sources = await chromium.getStorage().readSources();
  expect(sources.find((source) => source.url === url)?.title).toBe(`Saved from ${url}`);
}

describe('a PDF that its site sends with a wrong content type', () => {
  it('is read like any other', async () => {
    const { form } = await chromium.capture(`${server.origin}/text.pdf`);
    expect(await form.waitForText()).toBe('ready');
    expect(await form.readValue('Title')).toBe(title);
    await form.save();
  });
});

describe('an address of a PDF at which there is none', () => {
  it.each([
    ['html', /^This looks like a sign-in page/],
    ['private', /\(403\)\. Perhaps you have to sign in\. You can still save its address and title\.$/],
    ['unauthorised', /\(401\)\. Perhaps you have to sign in\./],
    ['mislabelled', /sent a web page instead of the PDF/],
  ])('is described in a sentence, and can be saved (%s)', async (name, sentence) => {
    const url = `${server.origin}/${name}.pdf`;
    const { form } = await chromium.capture(url);
    expect(await form.waitForStatus(sentence)).toMatch(sentence);
    expect(await findAccessibilityViolations(form.page)).toEqual([]);
    await saveWithTitle(form, url);
  });
});

describe('a PDF of which its site sends only the start', () => {
  it('is given up with a sentence, and can be saved', async () => {
    const url = `${server.origin}/stalled.pdf`;
    const form = await openPdfForm(chromium, url);
    const sentence = /^The site did not send the whole PDF\./;
    expect(await form.waitForStatus(sentence)).toMatch(sentence);
    expect(await form.button('Read text').count()).toBe(1);
    expect(await findAccessibilityViolations(form.page)).toEqual([]);

    // The tab still waits for the rest, and the browser may let a second request wait for the first one.
    await form.button('Read text').click();
    await form.waitForStatus(/^Opening the PDF…$/);
    await form.button('Cancel').click();
    const stopped = /^You stopped reading this PDF, so its text is missing\./;
    expect(await form.waitForStatus(stopped)).toMatch(stopped);
    await form.button('Read text').click();
    await form.waitForStatus(/^Opening the PDF…$/);
    expect(await form.waitForStatus(sentence)).toMatch(sentence);
    await saveWithTitle(form, url);
  });
});
