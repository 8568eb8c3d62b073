import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { Article, Extraction } from '../../lib/model/extraction.ts';
import { type World, worldOf } from '../../scripts/bench-extract/saved-page-tab.ts';
import { findBrowser } from '../../scripts/install/browsers.mjs';
import { CHROMIUM_BUILD } from './chromium.ts';

/** The capture scripts as built, run in the isolated world of a tab of a browser without the extension. */
export type BuiltCapture = {
  tab: () => Page;
  /** Shows a page; every address that is not in `pages` fails to load. The first one is the page itself. */
  show: (pages: Record<string, string>) => Promise<void>;
  /** Writes another page over the one shown, which is much quicker than to show it. */
  write: (html: string) => Promise<void>;
  /** Evaluates an expression in a world that the page cannot reach; the same one until a page is shown. */
  evaluate: <T>(expression: string) => Promise<T>;
  text: (scope?: Article['scope']) => Promise<Article>;
  page: () => Promise<Extraction>;
  /** Both scripts one after the other, unparsed, and whether the page's markup is another one after them. */
  both: (scope: Article['scope']) => Promise<{ told: unknown; text: unknown; changed: boolean }>;
};

// A built file begins with the variable that holds what it returns.
const nameOf = (file: string): string => /^var (\w+)\s*=/.exec(file)?.[1] ?? 'undefined';

/** Starts the browser before the tests of the file and ends it after them. */
export function withBuiltCapture(): BuiltCapture {
  let end = async (): Promise<void> => undefined;
  let tab: Page;
  let served: Record<string, string> = {};
  let session: CDPSession;
  let kept: World | null = null;
  const built = (file: string): string => readFileSync(join(CHROMIUM_BUILD, file), 'utf8');
  const run = async (world: World, file: string): Promise<unknown> => (await world.run(built(file))).value;
  const worldFor = async (scope: Article['scope']): Promise<World> => {
    const world = await worldOf(session, tab);
    await world.evaluate(`globalThis.__provenoteScope = '${scope}'; null`);
    return world;
  };

  const keptWorld = async (): Promise<World> => {
    kept ??= await worldOf(session, tab);
    return kept;
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
    session = await context.newCDPSession(tab);
  });
  afterAll(() => end());

  return {
    tab: () => tab,
    show: async (pages) => {
      served = pages;
      kept = null;
      await tab.goto(Object.keys(pages)[0] ?? 'about:blank');
    },
    write: async (html) => {
      const world = await keptWorld();
      await world.evaluate(
        `document.open(); document.write(${JSON.stringify(html)}); document.close(); null`,
      );
    },
    evaluate: async (expression) => (await keptWorld()).evaluate(expression),
    text: async (scope = 'article') => Article.parse(await run(await worldFor(scope), 'capture-text.js')),
    page: async () => Extraction.parse(await run(await worldFor('article'), 'capture-page.js')),
    both: async (scope) => {
      const world = await worldFor(scope);
      if (scope === 'selection')
        await world.evaluate('getSelection()?.selectAllChildren(document.documentElement)');
      // In one go, so that nothing the page does itself comes between.
      const [page, text] = [built('capture-page.js'), built('capture-text.js')];
      return world.evaluate(`(() => {
        const markup = document.documentElement.outerHTML;
        ${page}
        ${text}
        const changed = document.documentElement.outerHTML !== markup;
        return Promise.all([${nameOf(page)}, ${nameOf(text)}]).then(([told, text]) => ({ told, text, changed }));
      })()`);
    },
  };
}
