import { browser } from 'wxt/browser';
import { HIGHLIGHT_QUOTES_FUNCTION } from '@/lib/base/injected-functions';
import { err, ok, type Result } from '@/lib/base/result';

/** The scripts that are injected into a page. */
export type PageScript =
  | '/capture-page.js'
  | '/capture-text.js'
  | '/scope-selection.js'
  | '/scope-page.js'
  | '/scope-comments.js'
  | '/find-selection.js'
  | '/read-selection.js'
  | '/highlight-quotes.js';

/** The page can't be read, because the browser denies extensions access to it or because its tab was closed. */
export type InjectProblem = { kind: 'not-allowed'; reason: string };

/**
 * Runs scripts in the top frame of a tab after the document is parsed, one directly after the other, and resolves to the result of the
 * last one, which is not validated. Works only after the reader has invoked the extension on that tab (`activeTab`).
 */
export async function injectScripts(
  tabId: number,
  ...scripts: [PageScript, ...PageScript[]]
): Promise<Result<unknown, InjectProblem>> {
  // WXT generates the type of public paths at build time, so the compiler can't check these names. A test of the build checks them.
  const files = scripts as unknown as [];
  return runInjection(() => browser.scripting.executeScript({ target: { tabId }, files }));
}

/**
 * Loads `highlight-quotes.js` and calls its function with a request. The request is an argument, so that requests at the same time don't get each
 * other's quotes. `css` is the style of the highlights. It adds no element to the page. Chromium paints no highlight that a user style
 * sheet (`origin: 'USER'`) has a rule for.
 */
export async function highlightQuotesInTab(
  tabId: number,
  request: object,
  css: string,
): Promise<Result<unknown, InjectProblem>> {
  const loaded = await injectScripts(tabId, '/highlight-quotes.js');
  if (!loaded.ok) return loaded;
  return runInjection(async () => {
    await browser.scripting.insertCSS({ target: { tabId, allFrames: true }, css });
    return browser.scripting.executeScript({
      target: { tabId },
      func: callInPage,
      args: [HIGHLIGHT_QUOTES_FUNCTION, request],
    });
  });
}

// The time in ms after which the page has its own selection colour again.
const CONFIRMATION_MS = 1_200;
const CONFIRMATION_CSS = '::selection { background-color: #1b6638 !important; color: #ffffff !important; }';

/**
 * Shows the selection of the page in another colour for a moment. The style sheet is removed again, and the document of the page
 * does not change. Ignores errors, because the tab may have been closed.
 */
export async function flashTabSelection(tabId: number): Promise<void> {
  // Without the id, the end of an earlier confirmation would remove this one too.
  const injection = { target: { tabId }, css: `${CONFIRMATION_CSS}/* ${crypto.randomUUID()} */` };
  await browser.scripting.insertCSS(injection).catch(() => undefined);
  setTimeout(() => void browser.scripting.removeCSS(injection).catch(() => undefined), CONFIRMATION_MS);
}

/** Resolves to whether a tab has selected text that `read-selection.js` can read. False if the tab cannot be read. */
export async function hasTabSelection(tabId: number): Promise<boolean> {
  const response = await injectScripts(tabId, '/find-selection.js');
  return response.ok && response.value === true;
}

async function runInjection(
  inject: () => Promise<{ result?: unknown; error?: unknown }[]>,
): Promise<Result<unknown, InjectProblem>> {
  try {
    const [firstResult] = await inject();
    return firstResult && !firstResult.error
      ? ok(firstResult.result)
      : err({ kind: 'not-allowed', reason: String(firstResult?.error ?? '') });
  } catch (error) {
    return err({ kind: 'not-allowed', reason: String(error) });
  }
}

// The browser serialises this function and runs it in the page, so it can't use other declarations of this file.
function callInPage(name: string, request: object): unknown {
  return (globalThis as unknown as Record<string, (request: object) => unknown>)[name]?.(request);
}
