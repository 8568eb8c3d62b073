import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type ArticleServer, startArticleServer } from './article-server.ts';
import { type LaunchOptions, launchChromium, type TestBrowser } from './chromium.ts';
import { type ExtensionStorage, openExtensionStorage } from './extension-storage.ts';
import { createForm, type Form, waitForMatchingText } from './form.ts';

/** The browser and the article server that the tests of a file share, and the most common actions. */
export type ChromiumSetup = {
  getBrowser: () => TestBrowser;
  getServer: () => ArticleServer;
  getStorage: () => ExtensionStorage;
  /** Returns a URL that no other test of the file uses. */
  createUrl: (path?: string) => string;
  /** Opens `url`, clicks the toolbar button and waits until the form can be edited. */
  capture: (url: string) => Promise<{ page: Page; form: Form }>;
  /** Captures the page at `url` with its text, and saves it. The form stays open. */
  captureAndSave: (url: string) => Promise<{ page: Page; form: Form }>;
  /** Opens the record page of a source. Throws without an id, which means that the source was not saved. */
  openRecord: (stableId: string | undefined) => Promise<Page>;
  /** Clicks the toolbar button on an open page and waits until the form can be edited. */
  openForm: (page: Page) => Promise<Form>;
};

/** Starts the browser before the tests of the file and closes it after them. It closes all tabs after each test. */
export function setUpChromium(options: LaunchOptions = {}): ChromiumSetup {
  let browser: TestBrowser;
  let server: ArticleServer;
  let storage: ExtensionStorage;
  let urlCount = 0;

  beforeAll(async () => {
    server = await startArticleServer();
    browser = await launchChromium({ articlePort: server.port, ...options });
    storage = await openExtensionStorage(browser);
  });
  afterEach(async () => {
    for (const page of browser.context.pages()) {
      if (page !== storage.page) await page.close().catch(() => undefined);
    }
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const openForm = async (page: Page): Promise<Form> => {
    const form = createForm(await browser.clickAction(page));
    await form.waitForPhase('editing', 'unreadable');
    return form;
  };
  const capture = async (url: string): Promise<{ page: Page; form: Form }> => {
    const page = await browser.open(url);
    return { page, form: await openForm(page) };
  };
  return {
    getBrowser: () => browser,
    getServer: () => server,
    getStorage: () => storage,
    createUrl: (path = 'story') => {
      urlCount += 1;
      return `${server.origin}/${path}/${urlCount}`;
    },
    openForm,
    capture,
    captureAndSave: async (url) => {
      const { page, form } = await capture(url);
      await form.waitForText();
      await form.save();
      return { page, form };
    },
    openRecord: (stableId) => {
      if (stableId === undefined) throw new Error('The source was not saved.');
      return browser.openExtensionPage(`options.html#/sources/${stableId}`);
    },
  };
}

/** Clicks into the page, as a reader does to continue reading. The click closes an open popup. */
export async function clickIntoPage(page: Page): Promise<void> {
  await page.bringToFront();
  await page.mouse.click(8, 8);
}

/** Reads a value repeatedly until `isAccepted` returns true. After `timeoutMs`, returns the last value even if it is not accepted. */
export async function waitForValue<T>(
  readValue: () => Promise<T>,
  isAccepted: (value: T) => boolean,
  timeoutMs = 60_000,
): Promise<T> {
  const deadlineMs = Date.now() + timeoutMs;
  let value = await readValue();
  while (!isAccepted(value) && Date.now() < deadlineMs) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    value = await readValue();
  }
  return value;
}

/**
 * Waits in the page until a notification of the library matches, and returns its text. A notification closes by itself, so call this before
 * the action that can cause it, and await the result after it.
 */
export const waitForNotification = (page: Page, pattern: RegExp): Promise<string> =>
  waitForMatchingText(page, '.notification-bar', pattern);

/**
 * Waits until `storage.local` contains `text`. A test can then close the page in which the text was typed. Throws after a minute.
 */
export async function waitForStoredText(storage: ExtensionStorage, text: string): Promise<void> {
  const readAll = async () => JSON.stringify(await storage.readLocalStorage());
  const storedJson = await waitForValue(readAll, (json) => json.includes(text));
  if (!storedJson.includes(text)) throw new Error(`“${text}” was not written to storage.local.`);
}

/**
 * Waits until the page has rendered all pending updates and received the responses of the database. Call this before you assert
 * that something does not appear.
 */
export async function waitUntilSettled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const waitForFrame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    // The browser handles the requests of a database in order, so this request completes after all earlier requests.
    const readSources = () =>
      new Promise((resolve, reject) => {
        const openRequest = indexedDB.open('provenote');
        openRequest.onerror = () => reject(openRequest.error);
        openRequest.onsuccess = () => {
          const readRequest = openRequest.result.transaction('sources').objectStore('sources').getAll();
          readRequest.onerror = () => reject(readRequest.error);
          readRequest.onsuccess = () => {
            openRequest.result.close();
            resolve(undefined);
          };
        };
      });
    // A rendered update can read the database, and its result can cause one more read and render, so the steps are awaited twice.
    await waitForFrame();
    await waitForFrame();
    await readSources();
    await readSources();
    await waitForFrame();
  });
}
