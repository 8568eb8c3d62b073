import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page, type Worker } from 'playwright-core';
import { findBrowser } from '../../scripts/install/browsers.mjs';

// Chromium reports a new popup as a target of type "other". Playwright attaches to such targets only with this variable.
process.env.PW_CHROMIUM_ATTACH_TO_OTHER = '1';

const ROOT = join(import.meta.dirname, '../..');

/** The folder that contains the builds for both browsers. */
export const BUILDS = resolve(ROOT, process.env.PROVENOTE_OUT ?? '.output');

/** The production build for Chromium. */
export const CHROMIUM_BUILD = join(BUILDS, 'chrome-mv3');

export type LaunchOptions = {
  /** The folder of the unpacked extension. */
  extension?: string;
  /** An existing profile folder. By default, a new one is created, and removed at the end. */
  profile?: string;
  /** The port of the article server. The browser resolves every host under `.example` to it. */
  articlePort?: number;
  executable?: string;
  headless?: boolean;
  /** Off by default, because it does not work for root and in most containers. */
  sandbox?: boolean;
  colorScheme?: 'light' | 'dark';
  args?: string[];
  /** The maximum wait for the worker of the extension, in ms. */
  loadTimeoutMs?: number;
};

/** Chromium with the extension, and the actions of a user or the browser that a test can perform. */
export type TestBrowser = {
  context: BrowserContext;
  extensionId: string;
  profile: string;
  /** A CDP session of the whole browser. */
  cdp: CDPSession;
  /** Opens `url` in a new tab. `clickAction` finds the tab even if another tab has the same URL. */
  open: (url: string, options?: { wait?: 'load' | 'commit' }) => Promise<Page>;
  /** Brings `page` to the front, clicks the toolbar button as a user does, and returns the popup. */
  clickAction: (page: Page) => Promise<Page>;
  /** Returns the running worker; starts it if it is stopped. */
  wakeWorker: () => Promise<Worker>;
  /** Opens a page of the extension in a tab, for example `options.html#/sources`. */
  openExtensionPage: (path: string) => Promise<Page>;
  /** Stops the worker, as the browser does with an idle worker. Resolves to true if a worker was running. */
  stopWorker: () => Promise<boolean>;
  /** Kills the browser with SIGKILL; the profile stays. */
  kill: () => Promise<void>;
  close: () => Promise<void>;
};

const COMMON_FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--disable-gpu',
  // A popup of full height needs a screen of this size. The default of headless Chromium is 800 by 600.
  '--screen-info={1600x1200}',
  '--window-size=1280,900',
];

/** Starts Chromium with the extension. Throws if the browser is missing or does not load the extension. */
export async function launchChromium(options: LaunchOptions = {}): Promise<TestBrowser> {
  const extension = options.extension ?? CHROMIUM_BUILD;
  if (!existsSync(join(extension, 'manifest.json'))) throw new Error(`There is no build in ${extension}.`);
  const executablePath = options.executable ?? findBrowser('chromium');
  if (!executablePath) throw new Error('No Chromium was found.');
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'provenote-profile-'));
  const isNewProfile = !existsSync(join(profile, 'Default'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: options.headless ?? true,
    chromiumSandbox: options.sandbox ?? false,
    viewport: null,
    acceptDownloads: true,
    ...(options.colorScheme ? { colorScheme: options.colorScheme } : {}),
    args: [
      ...COMMON_FLAGS,
      ...(options.sandbox ? [] : ['--no-sandbox']),
      '--enable-unsafe-extension-debugging',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      ...buildHostRules(options.articlePort),
      ...(options.args ?? []),
    ],
  });
  context.setDefaultTimeout(60_000);
  const worker =
    context.serviceWorkers()[0] ??
    (await context
      .waitForEvent('serviceworker', { timeout: options.loadTimeoutMs ?? 60_000 })
      .catch(() => null));
  if (!worker) {
    await context.close();
    throw new Error(`${executablePath} did not load the unpacked extension.`);
  }
  if (isNewProfile) await closeWelcomePage(context, options.headless === false);
  const controls = await createControls(context, new URL(worker.url()).host, profile);
  const close = async () => {
    await context.close().catch(() => undefined);
    if (!options.profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return { ...controls, close };
}

// After its installation, the extension opens the welcome page in a background tab. The tests begin after this tab was opened and
// closed.
async function closeWelcomePage(context: BrowserContext, shouldStayOpen: boolean): Promise<void> {
  const isWelcome = (page: Page) => page.url().includes('#/welcome');
  const welcomePage =
    context.pages().find(isWelcome) ??
    (await context.waitForEvent('page', { predicate: isWelcome, timeout: 30_000 }).catch(() => null));
  if (!shouldStayOpen) await welcomePage?.close();
}

const buildHostRules = (port: number | undefined): string[] =>
  port === undefined ? [] : [`--host-resolver-rules=MAP *.example 127.0.0.1:${port}`, '--no-proxy-server'];

async function createControls(
  context: BrowserContext,
  extensionId: string,
  profile: string,
): Promise<Omit<TestBrowser, 'close'>> {
  const cdp = await context.browser()?.newBrowserCDPSession();
  if (!cdp) throw new Error('The browser has no CDP session.');
  const targetIdByPage = new WeakMap<Page, string>();

  const openTab = async (): Promise<Page> => {
    const knownTargetIds = new Set((await listTabTargets(cdp)).map(({ targetId }) => targetId));
    const page = await context.newPage();
    const newTargets = (await listTabTargets(cdp)).filter(({ targetId }) => !knownTargetIds.has(targetId));
    if (newTargets[0] && newTargets.length === 1) targetIdByPage.set(page, newTargets[0].targetId);
    return page;
  };
  const open: TestBrowser['open'] = async (url, { wait = 'load' } = {}) => {
    const page = await openTab();
    await page.goto(url, { waitUntil: wait });
    return page;
  };
  const clickAction: TestBrowser['clickAction'] = async (page) => {
    const targetId =
      targetIdByPage.get(page) ?? (await listTabTargets(cdp)).find(({ url }) => url === page.url())?.targetId;
    if (!targetId) throw new Error(`No tab shows ${page.url()}.`);
    await page.bringToFront();
    await waitUntilPopupsClosed(context);
    const popupPromise = context.waitForEvent('page', {
      predicate: (candidate) => candidate.url().includes('/popup.html'),
    });
    await Promise.all([popupPromise, cdp.send('Extensions.triggerAction', { id: extensionId, targetId })]);
    return popupPromise;
  };
  return {
    context,
    extensionId,
    profile,
    cdp,
    open,
    clickAction,
    wakeWorker: () => wakeWorker(context, `chrome-extension://${extensionId}`),
    openExtensionPage: (path) => open(`chrome-extension://${extensionId}/${path}`),
    stopWorker: () => stopWorker(cdp, extensionId),
    kill: () => killBrowser(cdp, context),
  };
}

// A popup closes soon after the focus moves. A click on the toolbar button of an open popup would close it.
async function waitUntilPopupsClosed(context: BrowserContext): Promise<void> {
  const popups = context.pages().filter((page) => page.url().endsWith('/popup.html'));
  await Promise.all(
    popups.map((popup) =>
      popup.isClosed() ? null : popup.waitForEvent('close', { timeout: 10_000 }).catch(() => null),
    ),
  );
}

async function wakeWorker(context: BrowserContext, origin: string): Promise<Worker> {
  // A new tab would be active for a moment, and an open side panel would show its form.
  const openPage = context
    .pages()
    .find((page) => page.url().startsWith(origin) && !page.url().includes('/popup.html'));
  const page = openPage ?? (await context.newPage());
  if (!openPage) await page.goto(`${origin}/manifest.json`);
  // Any message starts a stopped worker, and its response shows that it runs.
  await page.evaluate(() => chrome.runtime.sendMessage({}).catch(() => undefined));
  if (!openPage) await page.close();
  const deadlineMs = Date.now() + 60_000;
  for (;;) {
    const worker = context.serviceWorkers().at(-1);
    // A worker that was stopped meanwhile stays listed for a moment.
    const isRunning = await worker?.evaluate(() => true).catch(() => false);
    if (worker && isRunning) return worker;
    if (Date.now() > deadlineMs) throw new Error('The worker did not start.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

// The default filter of `Target.getTargets` excludes tab targets.
const listTabTargets = async (cdp: CDPSession): Promise<{ targetId: string; url: string }[]> =>
  (await cdp.send('Target.getTargets', { filter: [{ type: 'tab' }] })).targetInfos;

async function stopWorker(cdp: CDPSession, extensionId: string): Promise<boolean> {
  const { targetInfos } = await cdp.send('Target.getTargets');
  const workers = targetInfos.filter(
    ({ type, url }) => type === 'service_worker' && url.includes(extensionId),
  );
  await Promise.all(
    workers.map(({ targetId }) => cdp.send('Target.closeTarget', { targetId }).catch(() => undefined)),
  );
  return workers.length > 0;
}

async function killBrowser(cdp: CDPSession, context: BrowserContext): Promise<void> {
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  const mainProcess = processInfo.find(({ type }) => type === 'browser');
  if (!mainProcess) throw new Error('The browser does not report its process id.');
  const closePromise = context.waitForEvent('close', { timeout: 60_000 }).catch(() => undefined);
  process.kill(mainProcess.id, 'SIGKILL');
  await closePromise;
}
