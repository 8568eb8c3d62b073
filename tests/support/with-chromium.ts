import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type ArticleServer, startArticleServer } from './article-server.ts';
import { type LaunchOptions, launchChromium, type TestBrowser } from './chromium.ts';
import { type Form, formIn } from './form.ts';
import { type Stored, storageOf } from './stored.ts';

/** One browser for a file of tests, with the article server and what its tests do most. */
export type Bench = {
  browser: () => TestBrowser;
  server: () => ArticleServer;
  stored: () => Stored;
  /** An address that no other test of this run uses. */
  freshUrl: (path?: string) => string;
  /** Opens `url`, clicks the toolbar button and waits until the form can be filled. */
  capture: (url: string) => Promise<{ page: Page; form: Form }>;
  /** Clicks the button on a page that is open already. */
  click: (page: Page) => Promise<Form>;
};

/** Starts the browser before the tests of the file and ends it after them; tabs are closed after each test. */
export function withChromium(options: LaunchOptions = {}): Bench {
  let browser: TestBrowser;
  let server: ArticleServer;
  let stored: Stored;
  let count = 0;

  beforeAll(async () => {
    server = await startArticleServer();
    browser = await launchChromium({ articlePort: server.port, ...options });
    stored = await storageOf(browser);
  });
  afterEach(async () => {
    for (const page of browser.context.pages()) {
      if (page !== stored.page) await page.close().catch(() => undefined);
    }
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const click = async (page: Page): Promise<Form> => {
    const form = formIn(await browser.clickAction(page));
    await form.phase('editing', 'unreadable');
    return form;
  };
  return {
    browser: () => browser,
    server: () => server,
    stored: () => stored,
    freshUrl: (path = 'story') => {
      count += 1;
      return `${server.origin}/${path}/${count}`;
    },
    click,
    capture: async (url) => {
      const page = await browser.open(url);
      return { page, form: await click(page) };
    },
  };
}

/** Clicks into the page, as a reader does to go on reading: a popup closes by it. */
export async function clickInto(page: Page): Promise<void> {
  await page.bringToFront();
  await page.mouse.click(8, 8);
}

/** Waits until `ask` gives something that `holds` accepts; gives the last answer after five seconds. */
export async function eventually<T>(
  ask: () => Promise<T>,
  holds: (answer: T) => boolean,
  withinMs = 5_000,
): Promise<T> {
  const end = Date.now() + withinMs;
  let answer = await ask();
  while (!holds(answer) && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    answer = await ask();
  }
  return answer;
}
