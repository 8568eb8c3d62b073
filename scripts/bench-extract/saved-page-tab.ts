import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../install/browsers.mjs';

/** A tab that shows saved pages from their bytes, and runs files in an isolated world as the browser runs an injected file. */
export type SavedPageTab = {
  /** Shows the page; rejects when it cannot be shown. */
  show: (url: string, bytes: Buffer) => Promise<void>;
  /** Makes a fresh isolated world in the page shown. */
  freshWorld: () => Promise<World>;
  close: () => Promise<void>;
};

export type World = {
  /** Evaluates an expression and gives its value as JSON. */
  evaluate: <T>(expression: string) => Promise<T>;
  /** Runs a built file and gives what it returns and how long it took, in ms. */
  run: <T>(file: string) => Promise<{ value: T; ms: number }>;
};

// Nothing but the document itself is loaded, and no script of the page runs. An isolated world is not bound by this.
const NOTHING_ELSE = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'";

// A page that shows its text only where scripts are off has it in a `noscript`, which this browser reads as plain text.
const UNWRAP_NOSCRIPT = `for (const hidden of [...document.getElementsByTagName('noscript')]) {
  const parsed = new DOMParser().parseFromString(hidden.textContent, 'text/html').body;
  if (parsed.textContent.trim().length > 600) hidden.replaceWith(...parsed.childNodes);
}`;

/** Starts a browser with one such tab. */
export async function openSavedPageTab(): Promise<SavedPageTab> {
  const executablePath = findBrowser('chromium');
  if (!executablePath) throw new Error('No Chromium was found.');
  const browser = await chromium.launch({
    executablePath,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  return tabOf(browser);
}

async function tabOf(browser: Browser): Promise<SavedPageTab> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  let waiting: { url: string; bytes: Buffer } | null = null;
  await page.route('**/*', async (route) => {
    const request = route.request();
    const body = waiting;
    if (!body || !request.isNavigationRequest() || request.frame() !== page.mainFrame()) return route.abort();
    waiting = null;
    return route.fulfill({
      status: 200,
      headers: { 'content-type': 'text/html', 'content-security-policy': NOTHING_ELSE },
      body: body.bytes,
    });
  });
  return {
    show: async (url, bytes) => {
      await page.goto('about:blank');
      waiting = { url, bytes };
      await page.goto(url, { waitUntil: 'domcontentloaded', timeout: 30_000 });
      const world = await worldOf(cdp, page);
      await world.evaluate(`${UNWRAP_NOSCRIPT}; null`);
    },
    freshWorld: () => worldOf(cdp, page),
    close: () => browser.close(),
  };
}

let worlds = 0;

/** Makes a fresh isolated world in the page that the tab shows. */
export async function worldOf(cdp: CDPSession, page: Page): Promise<World> {
  const { frameTree } = await cdp.send('Page.getFrameTree');
  worlds += 1;
  const { executionContextId } = await cdp.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: `capture-${worlds}`,
  });
  const evaluate = async <T>(expression: string): Promise<T> => {
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
      expression,
      contextId: executionContextId,
      returnByValue: true,
      awaitPromise: true,
      timeout: 60_000,
    });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? `${exceptionDetails.text} on ${page.url()}`);
    }
    return result.value as T;
  };
  return { evaluate, run: (file) => evaluate(timed(file)) };
}

/** A built file ends with the name of the variable that holds what it returns. */
function timed(file: string): string {
  const name = /^var (\w+)\s*=/.exec(file)?.[1];
  if (!name) throw new Error('The built file does not begin with `var NAME =`.');
  return `var __started = performance.now();
${file};
Promise.resolve(${name}).then((value) => ({ value, ms: performance.now() - __started }));`;
}
