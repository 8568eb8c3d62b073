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
  | '/detect-selection.js'
  | '/read-selection.js'
  | '/highlight-quotes.js';

/** The page can't be read: the browser denies access, or the tab was closed. `reason` is the browser's error message, or empty. */
export type InjectionProblem = { kind: 'not-allowed'; reason: string };

/**
 * Runs scripts in the top frame of a tab after the document is parsed, one directly after the other. Resolves to the result of the
 * last script, which is not validated. Needs access to the tab: a host permission, or `activeTab` after the reader invoked the extension.
 */
export async function injectScripts(
  tabId: number,
  ...scripts: [PageScript, ...PageScript[]]
): Promise<Result<unknown, InjectionProblem>> {
  // A test of the build checks these names.
  const files = scripts as unknown as []; // WXT generates the type of public paths only at build time.
  return runInjection(() => browser.scripting.executeScript({ target: { tabId }, files }));
}

/**
 * Loads `highlight-quotes.js` in a tab and calls its function with a request. `css` is the style of the highlights; it is inserted without
 * adding an element to the page. It is not inserted as a user style sheet (`origin: 'USER'`), because Chromium does not paint highlights
 * that a user style sheet styles.
 */
export async function highlightQuotesInTab(
  tabId: number,
  request: object,
  css: string,
): Promise<Result<unknown, InjectionProblem>> {
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

// The time in ms for which the selection has the colour of the confirmation.
const CONFIRMATION_MS = 1_200;
const CONFIRMATION_CSS = '::selection { background-color: #1b6638 !important; color: #ffffff !important; }';

/**
 * Shows the selection of the page in another colour for 1.2 s. Inserts a style sheet for this time and does not change the document.
 * Ignores errors, because the tab may have been closed.
 */
export async function flashTabSelection(tabId: number): Promise<void> {
  // Without a unique comment, the end of an earlier confirmation would also remove this style sheet.
  const injection = { target: { tabId }, css: `${CONFIRMATION_CSS}/* ${crypto.randomUUID()} */` };
  await browser.scripting.insertCSS(injection).catch(() => undefined);
  setTimeout(() => void browser.scripting.removeCSS(injection).catch(() => undefined), CONFIRMATION_MS);
}

/** Resolves to whether a tab has selected text that `read-selection.js` can read. Resolves to false if the tab cannot be read. */
export async function hasTabSelection(tabId: number): Promise<boolean> {
  const response = await injectScripts(tabId, '/detect-selection.js');
  return response.ok && response.value === true;
}

async function runInjection(
  inject: () => Promise<{ result?: unknown; error?: unknown }[]>,
): Promise<Result<unknown, InjectionProblem>> {
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
