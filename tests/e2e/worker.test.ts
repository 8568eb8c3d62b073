import { describe, expect, it } from 'vitest';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();
const findRecords = async (url: string) =>
  (await chromium.getStorage().readSources()).filter((source) => source.url === url);

describe('concurrent requests to the worker', () => {
  it('are all applied if they edit four fields and delete the source', async () => {
    const url = chromium.createUrl();
    const { form } = await chromium.capture(url);
    await form.save();
    const [record] = await findRecords(url);
    const extensionPage = await chromium.getBrowser().openExtensionPage('options.html#/settings');
    const replies = await extensionPage.evaluate(async (stableId) => {
      const sendEdit = (edits: object) =>
        chrome.runtime.sendMessage({ name: 'source/edit', request: { stableId, edits } });
      return Promise.all([
        sendEdit({ summary: 'S' }),
        sendEdit({ review: 'R' }),
        sendEdit({ contextNote: 'C' }),
        sendEdit({ importance: 7 }),
        chrome.runtime.sendMessage({
          name: 'change/start',
          request: {
            id: 'a',
            at: new Date().toISOString(),
            action: { kind: 'delete' },
            stableIds: [stableId],
          },
        }),
      ]);
    }, record?.stableId);
    expect(replies.map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
    const [row] = (await chromium.getStorage().readRows('sources')).filter(
      (savedSource) => savedSource.stableId === record?.stableId,
    );
    expect(row).toMatchObject({
      shelf: 'bin',
      source: { summary: 'S', review: 'R', contextNote: 'C', importance: 7 },
    });
  });
});

describe('stopping the worker', () => {
  it('before a save makes the save start it again', async () => {
    const url = chromium.createUrl();
    const { form } = await chromium.capture(url);
    await form.waitForText();
    await form.field('Summary').fill('Stopped before.');
    await chromium.getBrowser().stopWorker();
    await form.save();
    expect((await findRecords(url)).map(({ summary }) => summary)).toEqual(['Stopped before.']);
  });

  it.each([0, 2, 5, 10, 20, 40, 80])(
    '%i ms after the start of a save leads to one record, or to an error and one record after another save',
    async (ms) => {
      const url = chromium.createUrl();
      const { form } = await chromium.capture(url);
      await form.waitForText();
      await form.field('Summary').fill(`Stopped after ${ms} ms.`);
      const stopPromise = form.page.waitForTimeout(ms).then(() => chromium.getBrowser().stopWorker());
      await form.button('Save').click();
      await stopPromise;

      await form.waitForPhase('saved', 'editing');
      if ((await form.page.locator('html').getAttribute('data-phase')) === 'editing') {
        expect(await form.page.getByRole('alert').count()).toBeGreaterThan(0);
        expect(await form.readValue('Summary')).toBe(`Stopped after ${ms} ms.`);
        await form.save();
      }
      expect((await findRecords(url)).map(({ summary }) => summary)).toEqual([`Stopped after ${ms} ms.`]);
    },
  );

  it('after a save does not lose the record', async () => {
    const url = chromium.createUrl();
    const { page, form } = await chromium.capture(url);
    await form.waitForText();
    await form.field('Summary').fill('Stopped after.');
    await form.save();
    await chromium.getBrowser().stopWorker();
    expect((await findRecords(url)).map(({ summary }) => summary)).toEqual(['Stopped after.']);
    const reopenedForm = await chromium.openForm(page);
    expect(await reopenedForm.waitForStatus(/You are editing that record/)).toMatch(
      /You are editing that record/,
    );
  });
});

describe('saving twice', () => {
  it('creates one record from two clicks in a row', async () => {
    const url = chromium.createUrl();
    const { form } = await chromium.capture(url);
    await form.waitForText();
    await form.field('Summary').fill('Pressed twice.');
    await form.page.evaluate(() => {
      const saveButton = [...document.querySelectorAll('button')].find((button) =>
        button.textContent?.trim().startsWith('Save'),
      );
      saveButton?.click();
      saveButton?.click();
    });
    await form.waitForPhase('saved');
    expect(await findRecords(url)).toHaveLength(1);
  });

  it('creates one record if the same URL is open in two tabs', async () => {
    const url = chromium.createUrl();
    const firstCapture = await chromium.capture(url);
    await firstCapture.form.waitForText();
    await firstCapture.form.typeInto('Summary', 'From the first tab.');

    const secondCapture = await chromium.capture(url);
    await secondCapture.form.waitForText();
    const restoredSummary = await waitForValue(
      () => secondCapture.form.readValue('Summary'),
      (value) => value !== '',
    );
    expect(restoredSummary).toBe('From the first tab.');
    await secondCapture.form.field('Importance').fill('60');
    await secondCapture.form.save();

    const reopenedForm = await chromium.openForm(firstCapture.page);
    expect(await reopenedForm.waitForStatus(/You are editing that record/)).toMatch(
      /You are editing that record/,
    );
    await reopenedForm.field('Importance').fill('61');
    await reopenedForm.save();
    expect((await findRecords(url)).map(({ summary, importance }) => [summary, importance])).toEqual([
      ['From the first tab.', 61],
    ]);
  });
});
