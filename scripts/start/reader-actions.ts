import type { Page } from 'playwright-core';
import type { TestBrowser } from '../../tests/support/chromium.ts';
import { createForm, type Form } from '../../tests/support/form.ts';

/** The texts and values that the reader enters for a page. */
export type ReaderNotes = {
  summary: string;
  keyPoints: string[];
  /** Words of the page for each key point, in order. */
  quotes?: string[];
  importance: number;
  contextNote?: string;
  type?: string;
  tags?: string[];
  /** The reader's own rating with its reason. */
  rating?: { level: string; reason: string };
};

/** Opens `url`, clicks the toolbar button and waits until the form is shown and the text is captured. */
export async function capturePage(browser: TestBrowser, url: string): Promise<{ page: Page; form: Form }> {
  const page = await browser.open(url);
  const form = createForm(await browser.clickAction(page));
  await form.waitForPhase('editing', 'unreadable');
  await form.waitForText();
  return { page, form };
}

/** Fills in the form in the order of its fields, as a reader does. */
export async function fillForm(form: Form, notes: ReaderNotes): Promise<void> {
  await form.field('Summary').fill(notes.summary);
  for (const [index, point] of notes.keyPoints.entries()) {
    if ((await form.field(`Key point ${index + 1}`).count()) === 0)
      await form.button('Add key point').click();
    await form.field(`Key point ${index + 1}`).fill(point);
  }
  await addQuotes(form, notes.quotes ?? []);
  if (notes.contextNote) await form.field('Context note').fill(notes.contextNote);
  await form.field('Importance').fill(String(notes.importance));
  if (notes.type) await form.field('Type').selectOption(notes.type);
  if (notes.rating) {
    await form.field('Credibility').selectOption(notes.rating.level);
    await form.field('Reason').fill(notes.rating.reason);
  }
  for (const tag of notes.tags ?? []) {
    await form.field('Tags').fill(tag);
    await form.field('Tags').press('Enter');
  }
}

/** Quotes words of the captured text, and moves each quote from its new key point to the one that it supports. */
async function addQuotes(form: Form, quotes: string[]): Promise<void> {
  for (const [index, words] of quotes.entries()) {
    await form.button('Text').click();
    const preview = form.page.getByRole('region', { name: 'Captured text' });
    await preview.getByLabel('Search in the text').fill(words);
    await preview.getByRole('button', { name: 'Quote this match' }).click();
    await form.waitForStatus(/Quote added/);
    await preview.getByRole('button', { name: 'Close' }).click();
    const points = form.page.locator('.key-points textarea');
    const lastIndex = (await points.count()) - 1;
    await form.page.locator('.key-point-quote-row').last().focus();
    for (let step = lastIndex; step > index; step -= 1) await form.page.keyboard.press('Alt+ArrowUp');
    await points.nth(lastIndex).press('Backspace');
  }
}

/** Waits until all animations of the page have ended, so that a screenshot shows the final state. */
export async function waitForAnimations(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
  });
}

/** Takes a screenshot of a page of the extension at a width of 1,280 px. */
export async function takeWideScreenshot(page: Page, path: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  await waitForAnimations(page);
  await page.screenshot({ path });
}
