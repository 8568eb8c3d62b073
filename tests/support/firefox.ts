import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findBrowser } from '../../scripts/install/browsers.mjs';
import { BUILDS } from './chromium.ts';

const ADDON_ID = 'provenote@provenote.example';
// Firefox chooses a random host for every installation. With a fixed host, tests can open the pages of the extension.
const EXTENSION_HOST = '7d1c5a52-3b60-4f0e-9c11-5a0e8f2b4c77';
const FIREFOX_BUILD = join(BUILDS, 'firefox-mv3');

/** Firefox with the extension. */
export type TestFirefox = {
  browser: Browser;
  /** The folder into which the browser saves downloads without asking. */
  downloadFolder: string;
  /** Opens a web page in a tab and brings it to the front. */
  open: (url: string) => Promise<Page>;
  /** Clicks the toolbar button as a user does. Throws if no popup opens after several clicks. */
  clickAction: () => Promise<void>;
  /** Runs the shortcut of the extension with this letter for the front tab. Throws if the extension has no such shortcut. */
  pressShortcut: (letter: string) => Promise<void>;
  /**
   * Runs a function in the open popup. Returns null if there is no popup or it does not respond. The function is sent as text, so
   * it cannot use variables of the test.
   */
  evaluateInPopup: <A, R>(callback: (doc: Document, argument: A) => R, argument: A) => Promise<R | null>;
  /** Runs a function in the sidebar, in the same way as `evaluateInPopup`. */
  evaluateInSidebar: <A, R>(callback: (doc: Document, argument: A) => R, argument: A) => Promise<R | null>;
  /** Lists the URLs of all tabs, including the tabs that WebDriver does not list. */
  listTabUrls: () => Promise<string[]>;
  /** Opens a page of the extension in a tab. */
  openExtensionPage: (path: string) => Promise<Page>;
  /** Stops the background page, as Firefox does when it is idle. */
  stopBackground: () => Promise<void>;
  close: () => Promise<void>;
};

/**
 * Clicks the first button whose text begins with `labelStart`, and returns whether there is one. Pass it to `evaluateInPopup` or
 * `evaluateInSidebar`.
 */
export function clickButton(doc: Document, labelStart: string): boolean {
  const button = [...doc.querySelectorAll('button')].find((element) =>
    element.textContent?.trim().startsWith(labelStart),
  );
  button?.click();
  return button !== undefined;
}

/** The selector of the button whose name is exactly *Undo*. The menu of the last changes has hidden buttons that begin with that word. */
export const UNDO_BUTTON = '::-p-aria([name="Undo"][role="button"])';

const RESPONSE_TIMEOUT_MS = 5_000;
const WINDOW_TIMEOUT_MS = 60_000;
const POPUP_TIMEOUT_MS = 10_000;
const MAX_CLICKS = 3;

type Connection = { send: (method: string, params: object) => Promise<{ result: unknown }> };
type EvaluateResult = { type: string; result?: { value?: unknown }; exceptionDetails?: { text: string } };

/** Starts Firefox and installs the build as a temporary add-on. Firefox resolves `localDomain` to this computer. */
export async function launchFirefox({ localDomain = '' } = {}): Promise<TestFirefox> {
  if (!existsSync(join(FIREFOX_BUILD, 'manifest.json')))
    throw new Error(`There is no build in ${FIREFOX_BUILD}.`);
  const executablePath = findBrowser('firefox');
  if (!executablePath) throw new Error('No Firefox was found.');
  const downloadFolder = mkdtempSync(join(tmpdir(), 'provenote-downloads-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    // Without this argument, Firefox does not open pages of extensions.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [ADDON_ID]: EXTENSION_HOST }),
      'network.dns.localDomains': localDomain,
      'browser.download.folderList': 2,
      'browser.download.dir': downloadFolder,
      // Grants permission requests during a click without a prompt. Other requests are rejected as usual.
      'extensions.webextOptionalPermissionPrompts': false,
    },
  });
  await browser.installExtension(FIREFOX_BUILD);
  const evaluateInWindow = await createWindowEvaluator(browser);
  const createEvaluator =
    (elementExpression: string): TestFirefox['evaluateInPopup'] =>
    async (callback, argument) => {
      const response = await evaluateInWindow(
        buildEvaluationScript(
          elementExpression,
          `(${callback})(content.document, ${JSON.stringify(argument)})`,
        ),
      );
      return response === null ? null : JSON.parse(String(response));
    };
  return {
    browser,
    downloadFolder,
    open: async (url) => {
      const page = await browser.newPage();
      // `goto` never resolves on internal pages of Firefox, so it has a timeout.
      const timeout = url.startsWith('about:') ? 2_000 : 10_000;
      await page.goto(url, { timeout, waitUntil: 'load' }).catch(() => undefined);
      await page.bringToFront();
      return page;
    },
    clickAction: async () => {
      // Under load, Firefox sometimes ignores a click. A user would click again.
      for (let clickCount = 0; clickCount < MAX_CLICKS; clickCount += 1) {
        if ((await evaluateInWindow(CLICK_SCRIPT)) === true) return;
      }
      throw new Error(`No popup opened after ${MAX_CLICKS} clicks.`);
    },
    pressShortcut: async (letter) => {
      const isPressed = await evaluateInWindow(`(() => {
        const key = document.querySelector('keyset[id^="ext-keyset-id-"] key[key="${letter}"]');
        key?.doCommand();
        return key !== null;
      })()`);
      if (isPressed !== true) throw new Error(`There is no shortcut with ${letter}.`);
    },
    evaluateInPopup: createEvaluator("document.querySelector('browser.webextension-popup-browser')"),
    evaluateInSidebar: createEvaluator(
      "document.querySelector('#sidebar')?.contentDocument?.querySelector('#webext-panels-browser')",
    ),
    listTabUrls: async () =>
      JSON.parse(
        String(
          await evaluateInWindow(
            'JSON.stringify(gBrowser.tabs.map(({ linkedBrowser }) => linkedBrowser.currentURI.spec))',
          ),
        ),
      ),
    openExtensionPage: (path) => openExtensionPage(browser, `moz-extension://${EXTENSION_HOST}/${path}`),
    stopBackground: async () => {
      await evaluateInWindow(
        `WebExtensionPolicy.getByID('${ADDON_ID}').extension.terminateBackground({ ignoreDevToolsAttached: true })`,
      );
    },
    close: async () => {
      await browser.close();
      rmSync(downloadFolder, { recursive: true, force: true });
    },
  };
}

// Clicks the toolbar button and returns whether the popup is open. It first closes an open popup, because the click would close
// it instead of opening one.
const CLICK_SCRIPT = `(async () => {
  const findPanel = () => document.querySelector('browser.webextension-popup-browser')?.closest('panel');
  const oldPanel = findPanel();
  if (oldPanel && oldPanel.state !== 'closed') {
    const hidden = new Promise((resolve) => oldPanel.addEventListener('popuphidden', resolve, { once: true }));
    oldPanel.hidePopup();
    await hidden;
  }
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const { extension } = WebExtensionPolicy.getByID('${ADDON_ID}');
  await ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
  const deadlineMs = Date.now() + ${POPUP_TIMEOUT_MS};
  while (findPanel()?.state !== 'open' && Date.now() < deadlineMs)
    await new Promise((resolve) => setTimeout(resolve, 50));
  return findPanel()?.state === 'open';
})()`;

// Puppeteer does not list the popup and the sidebar as pages. This script runs in the browser window and sends the code to the
// content of their element, where it runs with user activation, as in a click.
// While Firefox opens a popup, it moves the content to another element, and a message that is sent meanwhile gets no response.
// The timeout then gives null, as if there were no popup, and the test tries again.
const buildEvaluationScript = (elementExpression: string, code: string): string => `new Promise((resolve) => {
  const browserElement = ${elementExpression};
  if (!browserElement || !browserElement.messageManager) return resolve(null);
  const messageName = 'provenote:' + Math.random();
  const { messageManager } = browserElement;
  const finish = (data) => {
    clearTimeout(timeout);
    messageManager.removeMessageListener(messageName, onMessage);
    resolve(data);
  };
  const onMessage = ({ data }) => finish(data);
  const timeout = setTimeout(() => finish(null), ${RESPONSE_TIMEOUT_MS});
  messageManager.addMessageListener(messageName, onMessage);
  const script = 'sendAsyncMessage(' + JSON.stringify(messageName) + ', JSON.stringify((() => { ' +
    'const userInput = content.windowUtils.setHandlingUserInput(true); try { return ' +
    ${JSON.stringify(code)} + ' ?? null } catch { return null } finally { userInput.destruct() } })()))';
  messageManager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(script), false);
})`;

async function createWindowEvaluator(browser: Browser): Promise<(expression: string) => Promise<unknown>> {
  // Puppeteer has no public API for raw WebDriver BiDi commands, so they are sent through its internal connection.
  const { connection, _connection } = browser as unknown as {
    connection?: Connection;
    _connection?: Connection;
  };
  const driverConnection = connection ?? _connection;
  if (!driverConnection) throw new Error('Puppeteer has no connection property.');
  const { result } = await driverConnection.send('browsingContext.getTree', {
    'moz:scope': 'chrome',
    maxDepth: 0,
  });
  const { contexts } = result as { contexts: { context: string; url: string }[] };
  const context = contexts.find(({ url }) => url.includes('browser.xhtml'))?.context;
  return async (expression) => {
    const response = (await withTimeout(
      driverConnection.send('script.evaluate', { expression, awaitPromise: true, target: { context } }),
      `The browser window did not respond: ${expression.slice(0, 200)}`,
    ).then(({ result }) => result)) as EvaluateResult;
    if (response.type === 'exception')
      throw new Error(response.exceptionDetails?.text ?? 'failed in the window');
    return response.result?.value ?? null;
  };
}

// `goto` never resolves, because the page moves to another process. Instead, this waits until the page has content.
async function openExtensionPage(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(url, { timeout: 1_500, waitUntil: 'domcontentloaded' }).catch(() => undefined);
  await page.waitForFunction(() => document.querySelector('#root')?.firstChild, { timeout: 60_000 });
  return page;
}

// Rejects with `timeoutMessage` if a command gets no response. The timeout of the test would not name the command.
async function withTimeout<T>(promise: Promise<T>, timeoutMessage: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(timeoutMessage)), WINDOW_TIMEOUT_MS);
  });
  return Promise.race([promise, timeout]).finally(() => clearTimeout(timer));
}
