import { randomUUID } from 'node:crypto';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../install/browsers.mjs';

/**
 * A tab that shows saved pages and runs built scripts in an isolated world, which is how the browser runs
 * injected scripts.
 */
export type SavedPageTab = {
  /** Shows the page. Rejects if it cannot be loaded. */
  showPage: (url: string, bytes: Buffer) => Promise<void>;
  /** Creates a new isolated world in the current page. */
  createWorld: () => Promise<IsolatedWorld>;
  close: () => Promise<void>;
};

export type IsolatedWorld = {
  /** Evaluates an expression and returns its value, transferred as JSON. */
  evaluate: <T>(expression: string) => Promise<T>;
  /** Runs a built script and returns its result and duration in ms. */
  runScript: <T>(script: string) => Promise<{ value: T; ms: number }>;
};

// This policy loads only the document and runs none of its scripts. Scripts in isolated worlds are exempt
// from it.
const DOCUMENT_ONLY_CSP = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'";

// While scripting is enabled, Chromium parses the content of `noscript` as text. Some pages contain their
// text there, so it is parsed and inserted.
const UNWRAP_NOSCRIPT_SCRIPT = `for (const hidden of [...document.getElementsByTagName('noscript')]) {
  const parsed = new DOMParser().parseFromString(hidden.textContent, 'text/html').body;
  if (parsed.textContent.trim().length > 600) hidden.replaceWith(...parsed.childNodes);
}`;

/** Starts a browser and opens a tab for saved pages. */
export async function openSavedPageTab(): Promise<SavedPageTab> {
  const executablePath = findBrowser('chromium');
  if (!executablePath) throw new Error('No Chromium was found.');
  const browser = await chromium.launch({
    executablePath,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  return createTab(browser);
}

async function createTab(browser: Browser): Promise<SavedPageTab> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  let pendingPage: { url: string; bytes: Buffer } | null = null;
  await page.route('**/*', async (route) => {
    const request = route.request();
    const pageToServe = pendingPage;
    if (!pageToServe || !request.isNavigationRequest() || request.frame() !== page.mainFrame())
      return route.abort();
    pendingPage = null;
    return route.fulfill({
      status: 200,
      headers: { 'content-type': 'text/html', 'content-security-policy': DOCUMENT_ONLY_CSP },
      body: pageToServe.bytes,
    });
  });
  return {
    showPage: async (url, bytes) => {
      await page.goto('about:blank');
      pendingPage = { url, bytes };
      await page.goto(url, { waitUntil: 'domcontentloaded', timeout: 30_000 });
      const world = await createIsolatedWorld(cdp, page);
      await world.evaluate(`${UNWRAP_NOSCRIPT_SCRIPT}; null`);
    },
    createWorld: () => createIsolatedWorld(cdp, page),
    close: () => browser.close(),
  };
}

/**
 * Creates a new isolated world in the page that the tab shows. Its name is unique, because an existing name
 * returns the existing world.
 */
export async function createIsolatedWorld(cdp: CDPSession, page: Page): Promise<IsolatedWorld> {
  const { frameTree } = await cdp.send('Page.getFrameTree');
  const { executionContextId } = await cdp.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: `capture-${randomUUID()}`,
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
  return { evaluate, runScript: (script) => evaluate(wrapWithTimer(script)) };
}

/**
 * Wraps a built script so that it returns its result and duration. A built script assigns its result to the
 * variable that it declares first.
 */
function wrapWithTimer(script: string): string {
  const variableName = /^var (\w+)\s*=/.exec(script)?.[1];
  if (!variableName) throw new Error('The built file does not begin with `var NAME =`.');
  return `var __started = performance.now();
${script};
Promise.resolve(${variableName}).then((value) => ({ value, ms: performance.now() - __started }));`;
}
