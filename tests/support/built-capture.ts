import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { Article, Extraction } from '../../lib/record/schema/extraction.ts';
import { createIsolatedWorld, type IsolatedWorld } from '../../scripts/bench-extract/saved-page-tab.ts';
import { findBrowser } from '../../scripts/install/browsers.mjs';
import { CHROMIUM_BUILD } from './chromium.ts';

/** Runs the built capture scripts in an isolated world (as a content script runs), in a browser without the extension. */
export type BuiltCapture = {
  getTab: () => Page;
  /** Opens the first of `pages`, whose keys are URLs. Every other URL fails to load. */
  showPages: (pages: Record<string, string>) => Promise<void>;
  /** Replaces the content of the current page, which is much faster than a navigation. */
  writeHtml: (html: string) => Promise<void>;
  /** Evaluates an expression in an isolated world. The world is reused until the next navigation. */
  evaluate: <T>(expression: string) => Promise<T>;
  captureText: (scope?: Article['scope']) => Promise<Article>;
  capturePage: () => Promise<Extraction>;
  /** Runs both scripts. Returns their results before validation, and whether they changed the markup of the page. */
  captureBoth: (
    scope: Article['scope'],
  ) => Promise<{ extraction: unknown; article: unknown; isPageChanged: boolean }>;
};

// A built script begins with the declaration of the variable for its result.
const getResultVariable = (script: string): string => /^var (\w+)\s*=/.exec(script)?.[1] ?? 'undefined';

/** Starts the browser before the tests of the file and closes it after them. */
export function setUpBuiltCapture(): BuiltCapture {
  let closeBrowser = async (): Promise<void> => undefined;
  let tab: Page;
  let servedPages: Record<string, string> = {};
  let session: CDPSession;
  let cachedWorld: IsolatedWorld | null = null;
  const readBuiltScript = (file: string): string => readFileSync(join(CHROMIUM_BUILD, file), 'utf8');
  const runBuiltScript = async (world: IsolatedWorld, file: string): Promise<unknown> =>
    (await world.runScript(readBuiltScript(file))).value;
  const createScopedWorld = async (scope: Article['scope']): Promise<IsolatedWorld> => {
    const world = await createIsolatedWorld(session, tab);
    await world.evaluate(`globalThis.__provenoteScope = '${scope}'; null`);
    return world;
  };

  const getCachedWorld = async (): Promise<IsolatedWorld> => {
    cachedWorld ??= await createIsolatedWorld(session, tab);
    return cachedWorld;
  };

  beforeAll(async () => {
    const executablePath = findBrowser('chromium');
    if (!executablePath) throw new Error('No Chromium was found.');
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    closeBrowser = () => browser.close();
    const context = await browser.newContext();
    await context.route('**/*', async (route) => {
      const body = servedPages[route.request().url()];
      await (body === undefined
        ? route.abort()
        : route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
    });
    tab = await context.newPage();
    session = await context.newCDPSession(tab);
  });
  afterAll(() => closeBrowser());

  return {
    getTab: () => tab,
    showPages: async (pages) => {
      servedPages = pages;
      cachedWorld = null;
      await tab.goto(Object.keys(pages)[0] ?? 'about:blank');
    },
    writeHtml: async (html) => {
      const world = await getCachedWorld();
      await world.evaluate(
        `document.open(); document.write(${JSON.stringify(html)}); document.close(); null`,
      );
    },
    evaluate: async (expression) => (await getCachedWorld()).evaluate(expression),
    captureText: async (scope = 'article') =>
      Article.parse(await runBuiltScript(await createScopedWorld(scope), 'capture-text.js')),
    capturePage: async () =>
      Extraction.parse(await runBuiltScript(await createScopedWorld('article'), 'capture-page.js')),
    captureBoth: async (scope) => {
      const world = await createScopedWorld(scope);
      if (scope === 'selection')
        await world.evaluate('getSelection()?.selectAllChildren(document.documentElement)');
      // Both scripts run in one task, so that no other script changes the page in between.
      const [pageScript, textScript] = [
        readBuiltScript('capture-page.js'),
        readBuiltScript('capture-text.js'),
      ];
      return world.evaluate(`(() => {
        const markup = document.documentElement.outerHTML;
        ${pageScript}
        ${textScript}
        const isPageChanged = document.documentElement.outerHTML !== markup;
        return Promise.all([${getResultVariable(pageScript)}, ${getResultVariable(textScript)}]).then(([extraction, article]) => ({ extraction, article, isPageChanged }));
      })()`);
    },
  };
}
