import { describe, expect, it } from 'vitest';
import type { Form } from '../support/form.ts';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();

async function readKeyPoints(form: Form): Promise<string[]> {
  const fields = form.page.getByLabel(/^Key point \d+$/);
  return fields.evaluateAll((elements) => elements.map((field) => (field as HTMLTextAreaElement).value));
}
const getFocusedLabel = (form: Form) =>
  form.page.evaluate(() => {
    const field = document.activeElement as HTMLInputElement | null;
    return field?.labels?.[0]?.textContent?.trim() ?? field?.getAttribute('aria-label') ?? '';
  });

describe('keyboard in the form', () => {
  it('adds a key point on Enter, and removes an empty one on Backspace', async () => {
    const { form } = await chromium.capture(chromium.createUrl());
    const { keyboard } = form.page;
    await form.typeInto('Key point 1', 'one');
    await keyboard.press('Enter');
    expect(
      await waitForValue(
        () => getFocusedLabel(form),
        (label) => label === 'Key point 2',
      ),
    ).toBe('Key point 2');
    await keyboard.type('two');
    await keyboard.press('Enter');
    expect(await readKeyPoints(form)).toEqual(['one', 'two', '']);
    await keyboard.press('Backspace');
    expect(await readKeyPoints(form)).toEqual(['one', 'two']);
  });

  it('moves a key point on Alt with an arrow key', async () => {
    const { form } = await chromium.capture(chromium.createUrl());
    const { keyboard } = form.page;
    await form.typeInto('Key point 1', 'one');
    await keyboard.press('Enter');
    await keyboard.type('two');
    await keyboard.press('Alt+ArrowUp');
    expect((await readKeyPoints(form)).filter(Boolean)).toEqual(['two', 'one']);
    await keyboard.press('Alt+ArrowDown');
    expect((await readKeyPoints(form)).filter(Boolean)).toEqual(['one', 'two']);
  });

  it('makes one key point of each line of a pasted list', async () => {
    const { form } = await chromium.capture(chromium.createUrl());
    await form.field('Key point 1').focus();
    await form.field('Key point 1').evaluate((field) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', '- the first\n- the second\n\n3. the third\n');
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    expect((await readKeyPoints(form)).filter(Boolean)).toEqual(['the first', 'the second', 'the third']);
  });

  it('saves on Ctrl+Enter in any field', async () => {
    const { form } = await chromium.capture(chromium.createUrl());
    await form.waitForText();
    await form.typeInto('Key point 1', 'saved from here');
    await form.page.keyboard.press('Control+Enter');
    await form.waitForPhase('saved');
  });

  it('adds a tag on a comma and on Enter, and saves it', async () => {
    const url = chromium.createUrl();
    const { form } = await chromium.capture(url);
    await form.waitForText();
    await form.field('Tags').focus();
    await form.page.keyboard.type('tides,Long Series');
    await form.page.keyboard.press('Enter');
    await form.save();
    const row = (await chromium.getStorage().readRows('sources')).find(
      ({ source }) => (source as { url: string }).url === url,
    );
    expect(row?.tags).toEqual(['tides', 'long-series']);
  });

  it('expands a collapsed field that gets the focus', async () => {
    const { form } = await chromium.capture(chromium.createUrl());
    await form.field('Review').focus();
    expect(await form.field('Review').isVisible()).toBe(true);
    await form.page.keyboard.type('A longer thought.');
    expect(await form.readValue('Review')).toBe('A longer thought.');
  });

  it('saves an empty importance as null, not as 0', async () => {
    const url = chromium.createUrl();
    await chromium.captureAndSave(url);
    const urlWithZero = chromium.createUrl();
    const secondCapture = await chromium.capture(urlWithZero);
    await secondCapture.form.waitForText();
    await secondCapture.form.field('Importance').fill('0');
    await secondCapture.form.save();
    const sources = await chromium.getStorage().readSources();
    expect(sources.find((source) => source.url === url)?.importance).toBeNull();
    expect(sources.find((source) => source.url === urlWithZero)?.importance).toBe(0);
  });

  it('keeps the focus in the form when Rate venue or Leave unrated removes the focused button', async () => {
    const { form } = await chromium.capture(chromium.createUrl());
    await form.button('Rate venue').press('Enter');
    await form.page.locator('.venue-rating-form').waitFor();
    const getFocusedName = () => form.page.evaluate(() => document.activeElement?.getAttribute('name') ?? '');
    expect(await waitForValue(getFocusedName, (name) => name === 'venue-level')).toBe('venue-level');
    await form.button('Leave unrated').press('Enter');
    await form.page.locator('.venue-rating-form').waitFor({ state: 'detached' });
    const getFocusedTagName = () => form.page.evaluate(() => document.activeElement?.tagName ?? 'BODY');
    expect(await waitForValue(getFocusedTagName, (tag) => tag !== 'BODY')).not.toBe('BODY');
  });
});
