import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createForm } from '../support/form.ts';
import { clickIntoPage, setUpChromium, waitForValue } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();

describe('draft', () => {
  it('keeps pasted text when the worker is stopped and the popup closes in the same task', async () => {
    for (let round = 0; round < 6; round += 1) {
      const url = chromium.createUrl();
      const { page, form } = await chromium.capture(url);
      await chromium.getBrowser().stopWorker();
      const closePromise = form.page.waitForEvent('close');
      await form.field('Summary').focus();
      await form.page
        .evaluate((words) => {
          document.execCommand('insertText', false, words);
          window.close();
        }, `Pasted in round ${round}.`)
        .catch(() => undefined);
      await closePromise;

      const reopenedForm = await chromium.openForm(page);
      expect(await reopenedForm.readValue('Summary')).toBe(`Pasted in round ${round}.`);
      await page.close();
    }
  });

  it('keeps every keystroke in one of 2,500 key points when the popup closes and the source is saved', async () => {
    const url = chromium.createUrl();
    const { page, form } = await chromium.capture(url);
    await form.waitForText();
    const points = Array.from(
      { length: 2_500 },
      (_, index) => `Claim ${index + 1} of a list that was pasted.`,
    );
    await form.field('Key point 1').evaluate((field, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, points.join('\n'));
    await form.typeInto('Key point 1200', 'Typed before it: ');
    await clickIntoPage(page);

    const reopenedForm = await chromium.openForm(page);
    expect(await reopenedForm.readValue('Key point 1200')).toBe(
      'Typed before it: Claim 1200 of a list that was pasted.',
    );
    await reopenedForm.typeInto('Key point 2500', 'And here: ');
    await reopenedForm.save();

    const savedSource = (await chromium.getStorage().readSources()).find((source) => source.url === url);
    const expectedPoints = points
      .with(1_199, `Typed before it: ${points[1_199]}`)
      .with(2_499, `And here: ${points[2_499]}`);
    expect(savedSource?.keyPoints.map(({ text }) => text)).toEqual(expectedPoints);
    // Restoring the caret also scrolls it into view.
    const bottom = await waitForValue(
      () => reopenedForm.field('Key point 2500').evaluate((field) => field.getBoundingClientRect().bottom),
      (position) => position < 600,
    );
    expect(bottom).toBeLessThan(600);
  });

  it('keeps what is typed before the page has answered', async () => {
    const url = chromium.createUrl();
    const page = await chromium.getBrowser().open(url);
    // The page cannot answer while its script waits for this server.
    const heldResponses: ServerResponse[] = [];
    const server = createServer((_request, response) => heldResponses.push(response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await page.evaluate((heldUrl) => {
      setTimeout(() => {
        const request = new XMLHttpRequest();
        request.open('GET', heldUrl, false);
        try {
          request.send();
        } catch {
          // The answer comes from another origin.
        }
      });
    }, `http://127.0.0.1:${port}/`);
    await waitForValue(
      async () => heldResponses.length,
      (count) => count > 0,
    );
    const form = createForm(await chromium.getBrowser().clickAction(page));
    await form.typeInto('Summary', 'Typed early.');
    await form.field('Title').fill('My own title');
    expect(await form.readValue('Authors')).toBe('');
    for (const response of heldResponses) response.end();
    server.close();
    expect(await form.waitForText()).toBe('ready');
    expect(await form.readValue('Authors')).toContain('Ines Halvorsen');
    expect(await form.readValue('Summary')).toBe('Typed early.');
    await form.save();

    const savedSource = (await chromium.getStorage().readSources()).find((source) => source.url === url);
    expect(savedSource).toMatchObject({ title: 'My own title', summary: 'Typed early.' });
    expect(savedSource?.authors).toContain('Ines Halvorsen');
  });

  it('restores focus and caret, and shows when the draft was saved', async () => {
    const url = chromium.createUrl();
    const { page, form } = await chromium.capture(url);
    await form.typeInto('Context note', 'because of the silt');
    for (let step = 0; step < 4; step += 1) await form.page.keyboard.press('ArrowLeft');
    await waitForValue(
      async () => (await chromium.getStorage().readLocalStorage())[`place:${url}`],
      (viewState) => JSON.stringify(viewState)?.includes('"selectionStart":15') === true,
    );
    await clickIntoPage(page);

    const reopenedForm = await chromium.openForm(page);
    const restored = /Draft from .*\d.* restored/;
    expect(await reopenedForm.waitForStatus(restored)).toMatch(restored);
    expect(await reopenedForm.readValue('Context note')).toBe('because of the silt');
    await reopenedForm.page.keyboard.type('very ');
    expect(await reopenedForm.readValue('Context note')).toBe('because of the very silt');
  });

  it('is discarded by Start over', async () => {
    const { page, form } = await chromium.capture(chromium.createUrl());
    await form.typeInto('Summary', 'to be forgotten');
    await clickIntoPage(page);
    const reopenedForm = await chromium.openForm(page);
    await reopenedForm.button('Start over').click();
    await waitForValue(
      () => reopenedForm.readValue('Summary'),
      (value) => value === '',
    );
    await clickIntoPage(page);

    const formAfterStartOver = await chromium.openForm(page);
    expect(await formAfterStartOver.readValue('Summary')).toBe('');
  });

  it('belongs to one page, so that another page starts with empty fields', async () => {
    const first = await chromium.capture(chromium.createUrl());
    await first.form.typeInto('Summary', 'only here');
    const second = await chromium.capture(chromium.createUrl());
    expect(await second.form.readValue('Summary')).toBe('');
  });

  it('keeps incomplete dates and URLs as typed', async () => {
    const { page, form } = await chromium.capture(chromium.createUrl());
    await form.field('Published').fill('202');
    await clickIntoPage(page);
    const reopenedForm = await chromium.openForm(page);
    expect(await reopenedForm.readValue('Published')).toBe('202');
  });

  it('writes only the edits at each keystroke, not the captured text', async () => {
    const url = chromium.createUrl();
    const { form } = await chromium.capture(url);
    await form.waitForText();
    await form.typeInto('Summary', 'a few words');
    const items = await waitForValue(
      () => chromium.getStorage().readLocalStorage(),
      (items) => JSON.stringify(items).includes('a few words'),
    );
    const matchingItems = Object.values(items).filter((value) =>
      JSON.stringify(value).includes('a few words'),
    );
    expect(matchingItems).toHaveLength(1);
    expect(JSON.stringify(matchingItems[0]).length).toBeLessThan(2_000);
  });
});
