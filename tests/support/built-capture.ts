import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { Article, Extraction } from '../../lib/model/extraction.ts';
import { worldOf } from '../../scripts/bench-extract/saved-page-tab.ts';
import { findBrowser } from '../../scripts/install/browsers.mjs';
import { CHROMIUM_BUILD } from './chromium.ts';

/** The capture scripts as built, run in the isolated world of a tab of a browser without the extension. */
export type BuiltCapture = {
  tab: () => Page;
  /** Shows a page; every address that is not in `pages` fails to load. The first one is the page itself. */
  show: (pages: Record<string, string>) => Promise<void>;
  text: (scope?: Article['scope']) => Promise<Article>;
  page: () => Promise<Extraction>;
};

/** Starts the browser before the tests of the file and ends it after them. */
export function withBuiltCapture(): BuiltCapture {
  let end = async (): Promise<void> => undefined;
  let tab: Page;
  let served: Record<string, string> = {};
  const run = async (file: string, before = ''): Promise<unknown> => {
    const world = await worldOf(await tab.context().newCDPSession(tab), tab);
    if (before !== '') await world.evaluate(`${before}; null`);
    return (await world.run(readFileSync(join(CHROMIUM_BUILD, file), 'utf8'))).value;
  };

  beforeAll(async () => {
    const executablePath = findBrowser('chromium');
    if (!executablePath) throw new Error('No Chromium was found.');
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    end = () => browser.close();
    const context = await browser.newContext();
    await context.route('**/*', async (route) => {
      const body = served[route.request().url()];
      await (body === undefined
        ? route.abort()
        : route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
    });
    tab = await context.newPage();
  });
  afterAll(() => end());

  return {
    tab: () => tab,
    show: async (pages) => {
      served = pages;
      await tab.goto(Object.keys(pages)[0] ?? 'about:blank');
    },
    text: async (scope = 'article') =>
      Article.parse(await run('capture-text.js', `globalThis.__provenoteScope = '${scope}'`)),
    page: async () => Extraction.parse(await run('capture-page.js')),
  };
}
