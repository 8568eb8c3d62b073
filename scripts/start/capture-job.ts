import type { Page } from 'playwright-core';
import type { TestBrowser } from '../../tests/support/chromium.ts';
import { type Form, formIn } from '../../tests/support/form.ts';

/** What the reader writes about a page. */
export type Note = {
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
export async function capture(browser: TestBrowser, url: string): Promise<{ page: Page; form: Form }> {
  const page = await browser.open(url);
  const form = formIn(await browser.clickAction(page));
  await form.phase('editing', 'unreadable');
  await form.text();
  return { page, form };
}

/** Fills the form as a reader does; the order is that of the form. */
export async function write(form: Form, note: Note): Promise<void> {
  await form.field('Summary').fill(note.summary);
  for (const [at, point] of note.keyPoints.entries()) {
    if ((await form.field(`Key point ${at + 1}`).count()) === 0) await form.button('Add key point').click();
    await form.field(`Key point ${at + 1}`).fill(point);
  }
  if (note.contextNote) await form.field('Context note').fill(note.contextNote);
  await form.field('Importance').fill(String(note.importance));
  if (note.type) await form.field('Type').selectOption(note.type);
  if (note.rating) {
    await form.field('Credibility').selectOption(note.rating.level);
    await form.field('Reason').fill(note.rating.reason);
  }
  for (const tag of note.tags ?? []) {
    await form.field('Tags').fill(tag);
    await form.field('Tags').press('Enter');
  }
}

/** Waits until nothing in the page moves any more, so that a picture shows its end. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
  });
}

/** A picture of a page of the extension at a width of 1,280 px. */
export async function widePicture(page: Page, path: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  await settled(page);
  await page.screenshot({ path });
}
