import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Form } from '../support/form.ts';
import { setUpChromium } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();

/** Clicks an entry of the form's menu. */
const clickMenuEntry = async (form: Form, name: string): Promise<void> => {
  await form.page.locator('details.menu > summary').click();
  await form.button(name).click();
};

const selectElements = (page: Page, firstSelector: string, lastSelector: string): Promise<void> =>
  page.evaluate(
    ([start = '', end = '']) => {
      const range = document.createRange();
      range.setStartBefore(document.querySelector(start) ?? document.body);
      range.setEndAfter(document.querySelector(end) ?? document.body);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
    },
    [firstSelector, lastSelector],
  );

/** Reads the texts of the snapshots that are saved for a URL. */
const readSavedTexts = async (url: string): Promise<string[]> => {
  const source = (await chromium.getStorage().readSources()).find((savedSource) => savedSource.url === url);
  const rows = await chromium.getStorage().readRows('snapshots');
  return rows.filter(({ stableId }) => stableId === source?.stableId).map(({ text }) => String(text));
};

describe('Use selection', () => {
  it('captures only the selected text', async () => {
    const url = chromium.createUrl();
    const page = await chromium.getBrowser().open(url);
    await selectElements(page, 'article p:nth-of-type(2)', 'article p:nth-of-type(3)');
    const form = await chromium.openForm(page);
    await form.waitForText();

    await clickMenuEntry(form, 'Use selection');
    expect(await form.waitForStatus(/^Captured · \d\d words$|1\d\d words$/)).toMatch(
      /^Captured · \d+ words$/,
    );
    await form.save();

    const [text = ''] = await readSavedTexts(url);
    expect(text).toContain('paragraph 2.');
    expect(text).toContain('paragraph 3.');
    expect(text).not.toContain('paragraph 1.');
    expect(text).not.toContain('paragraph 4.');
  });

  it('shows that nothing is selected, and keeps the captured text', async () => {
    const url = chromium.createUrl();
    const { form } = await chromium.capture(url);
    await form.waitForText();

    await clickMenuEntry(form, 'Use selection');
    expect(await form.waitForStatus(/selected/)).toBe(
      'No text is selected on the page. Select some text there, then try again.',
    );
    expect(await form.waitForText()).toBe('ready');
    await form.save();

    expect((await readSavedTexts(url))[0]).toContain('paragraph 14.');
  });

  it('saves a second text of a page that is already saved', async () => {
    const url = chromium.createUrl();
    const page = await chromium.getBrowser().open(url);
    const firstForm = await chromium.openForm(page);
    await firstForm.waitForText();
    await firstForm.save();
    await firstForm.page.close();
    await selectElements(page, 'article p:nth-of-type(2)', 'article p:nth-of-type(2)');

    const reopenedForm = await chromium.openForm(page);
    await clickMenuEntry(reopenedForm, 'Use selection');
    expect(await reopenedForm.waitForStatus(/Captured again/)).toMatch(
      /^Captured again · \d+ words\. Save to keep it\.$/,
    );
    await reopenedForm.save();

    const texts = await readSavedTexts(url);
    expect(texts).toHaveLength(2);
    expect(texts.some((text) => text.includes('paragraph 2.') && !text.includes('paragraph 3.'))).toBe(true);
  });
});

describe('Whole page', () => {
  it('captures the article and the text around it', async () => {
    const url = chromium.createUrl();
    const { form } = await chromium.capture(url);
    await form.waitForText();
    const articleStatus = await form.waitForStatus(/^Captured · [\d,]+ words$/);

    await clickMenuEntry(form, 'Whole page');
    // The page has more words than its article.
    await form.waitForStatus(new RegExp(`^(?!${articleStatus}$)Captured · [\\d,]+ words$`));
    await form.waitForText();
    await form.save();

    const [text = ''] = await readSavedTexts(url);
    expect(text.split('\n')[0]).toBe('Home');
    expect(text).toContain('paragraph 14.');
    expect(text).toContain('a paper of our own invention');
  });

  it('is offered together with Use selection if little of the visible text was captured', async () => {
    const url = 'http://little.example/list/harbours';
    const harbours = Array.from({ length: 400 }, (_, index) => `<div>Harbour ${index}</div>`);
    const paragraphs = Array.from(
      { length: 3 },
      (_, index) =>
        `<p>It was read by hand, on every day of the year 19${index + 10}, in ink and then in pencil, by the keeper of the lighthouse and his wife, who wrote the figures into a book.</p>`,
    );
    const body = `<!doctype html><title>The gauge</title><div>${harbours.join('')}</div><article><h1>The gauge</h1>${paragraphs.join('')}</article>`;
    await chromium
      .getBrowser()
      .context.route(url, (route) => route.fulfill({ contentType: 'text/html', body }));
    const { form } = await chromium.capture(url);
    expect(await form.waitForStatus(/Only/)).toMatch(/^Only \d+\u00a0% of the visible text was captured\.$/);

    await form.button('Whole page').click();

    expect(await form.waitForStatus(/Captured/)).toMatch(/^Captured · [\d,]+ words$/);
    await form.save();
    expect((await readSavedTexts(url))[0]).toContain('Harbour 399');
  });
});
