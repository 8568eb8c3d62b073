import type { Page } from 'playwright-core';
import type { TestBrowser } from '../../tests/support/chromium.ts';
import { createForm, type Form } from '../../tests/support/form.ts';

/** What the reader writes about a page. */
export type ReaderNotes = {
  summary: string;
  keyPoints: string[];
  importance: number;
  contextNote?: string;
  type?: string;
  tags?: string[];
  /** A rating of the reader's own, with its reason. */
  rating?: { level: string; reason: string };
};

/** Opens `url`, clicks the toolbar button and waits until the form and the captured text are there. */
export async function capturePage(browser: TestBrowser, url: string): Promise<{ page: Page; form: Form }> {
  const page = await browser.open(url);
  const form = createForm(await browser.clickAction(page));
  await form.waitForPhase('editing', 'unreadable');
  await form.waitForText();
  return { page, form };
}

/** Fills the form as a reader does; the order is that of the form. */
export async function fillForm(form: Form, notes: ReaderNotes): Promise<void> {
  await form.field('Summary').fill(notes.summary);
  for (const [index, point] of notes.keyPoints.entries()) {
    if ((await form.field(`Key point ${index + 1}`).count()) === 0)
      await form.button('Add key point').click();
    await form.field(`Key point ${index + 1}`).fill(point);
  }
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

/** Waits until nothing in the page moves any more, so that a picture shows its end. */
export async function waitForAnimations(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
  });
}

/** A picture of a page of the extension at a width of 1,280 px. */
export async function takeWideScreenshot(page: Page, path: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  await waitForAnimations(page);
  await page.screenshot({ path });
}
