import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';
import { grantHost, revokeHost } from '../support/test-wiki.ts';

const chromium = setUpChromium();
const PAGE_MARK = 'Show a check mark on the toolbar button of saved pages';
const LINK_MARK = 'Mark links to saved sources on every page';
const WIKI_HOST = ['http://127.0.0.1/*'];
const ALL_SITES = ['https://*/*', 'http://*/*'];

/** Waits until the toolbar button of a page has this badge. */
async function expectBadge(page: Page, expected: string): Promise<void> {
  const readBadge = () =>
    chromium.getStorage().page.evaluate(async (url) => {
      const tabs = await chrome.tabs.query({});
      const tab = tabs.find((openTab) => openTab.url === url || openTab.pendingUrl === url);
      return tab?.id === undefined ? 'no tab' : chrome.action.getBadgeText({ tabId: tab.id });
    }, page.url());
  expect(await waitForValue(readBadge, (badge) => badge === expected)).toBe(expected);
}

type DomNode = { attributes?: string[]; shadowRoots?: DomNode[]; children?: DomNode[] };

/** Counts the marks in closed shadow roots, which only the debugger can read. */
async function countMarks(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  await session.detach();
  const count = ({ attributes, shadowRoots, children }: DomNode): number =>
    (attributes?.includes('data-saved') ? 1 : 0) +
    [...(shadowRoots ?? []), ...(children ?? [])].reduce((sum, child) => sum + count(child), 0);
  return count(root);
}

const waitForMarks = async (page: Page, expected: number): Promise<void> =>
  expect(
    await waitForValue(
      () => countMarks(page),
      (count) => count === expected,
    ),
  ).toBe(expected);

/**
 * What a script of the page can see of the links: elements, shadow roots, highlights, scroll sizes, what lies at the middle of each link,
 * and whether something covers it or the place below it.
 */
const readPageView = (page: Page) =>
  page.evaluate(async () => ({
    scrollSize: [document.documentElement.scrollWidth, document.documentElement.scrollHeight],
    covered: await new Promise<boolean[]>((resolve) => {
      const options = { trackVisibility: true, delay: 100 } as IntersectionObserverInit;
      const observer = new IntersectionObserver((entries) => {
        observer.disconnect();
        resolve(entries.map((entry) => (entry as { isVisible?: boolean }).isVisible !== true));
      }, options);
      for (const element of document.querySelectorAll('a, p')) observer.observe(element);
    }),
    elements: document.querySelectorAll('*').length,
    openRoots: [...document.querySelectorAll('*')].filter(({ shadowRoot }) => shadowRoot).length,
    highlights: [...CSS.highlights.keys()],
    links: [...document.links].map((link) => {
      const { left, top, width, height } = link.getBoundingClientRect();
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      return [link.outerHTML.replace(/\d+/g, ''), hit === link, getComputedStyle(link).textDecorationLine];
    }),
  }));

async function openLinkPage(savedUrl: string, name: string): Promise<Page> {
  const url = `http://links.example/${name}`;
  await chromium.getBrowser().context.route(url, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>Links</title><p><a href="${savedUrl}?utm_source=list">The wind</a>
        <p><a href="http://other.example/9">Another</a> <p><a href="#part">Part</a>
        <div style="height:60px;overflow:auto"><p style="height:300px">Notes<p><a href="${savedUrl}">Below</a></div>
        <a href="${savedUrl}" style="position:absolute;bottom:0;right:0">Corner</a>`,
    }),
  );
  return chromium.getBrowser().open(url);
}

async function switchOn(names: readonly string[]): Promise<Page> {
  // A headless browser cannot show the prompt, so the permission is granted before the click asks for it.
  for (const pattern of ALL_SITES) await grantHost(chromium.getBrowser(), pattern);
  const settings = await chromium.getBrowser().openExtensionPage('options.html#/settings');
  for (const name of names) await settings.getByLabel(name).check();
  return settings;
}

const listScripts = () =>
  chromium.getStorage().page.evaluate(() => chrome.scripting.getRegisteredContentScripts());
const hasAccess = (hosts: string[]) =>
  chromium.getStorage().page.evaluate((origins) => chrome.permissions.contains({ origins }), hosts);

describe('visited pages', () => {
  it('marks appear only after the reader switched them on, cannot be seen by the page, and disappear when switched off', async () => {
    const savedUrl = chromium.createUrl();
    const { page, form } = await chromium.capture(savedUrl);
    await form.save();
    await page.bringToFront();
    await expectBadge(page, '');
    expect(await listScripts()).toEqual([]);
    // The permission for a wiki must survive that the access to all sites is revoked.
    await grantHost(chromium.getBrowser());
    await chromium
      .getStorage()
      .page.evaluate((origins) => chrome.permissions.request({ origins }), WIKI_HOST);
    expect(await hasAccess(WIKI_HOST)).toBe(true);
    const links = await openLinkPage(savedUrl, 'open-before');

    const settings = await switchOn([PAGE_MARK, LINK_MARK]);
    expect(await findAccessibilityViolations(settings)).toEqual([]);
    await expectBadge(page, '\u2713');
    await expectBadge(links, '');
    await links.bringToFront();
    await waitForMarks(links, 2);
    await links.locator('body div').evaluate((element) => element.scrollTo(0, 1_000));
    await waitForMarks(links, 3);

    const unsavedLinks = await openLinkPage('http://other.example/7', 'unsaved');
    await waitForMarks(unsavedLinks, 0);
    await unsavedLinks.locator('body div').evaluate((element) => element.scrollTo(0, 1_000));
    await expect
      .poll(() => readPageView(unsavedLinks).then(({ elements }) => elements))
      .toBe((await readPageView(links)).elements);
    const withoutUrls = async (linkPage: Page) => {
      const { links: views, ...rest } = await readPageView(linkPage);
      return { ...rest, links: views.map(([, ...view]) => view) };
    };
    expect(await withoutUrls(links)).toEqual(await withoutUrls(unsavedLinks));

    await settings.bringToFront();
    await settings.getByLabel(LINK_MARK).uncheck();
    await waitForMarks(links, 0);
    await expectBadge(page, '\u2713');
    await settings.getByLabel(PAGE_MARK).uncheck();
    await expectBadge(page, '');
    await expect.poll(listScripts).toEqual([]);
    await expect.poll(() => hasAccess(ALL_SITES)).toBe(false);
    await expect.poll(() => hasAccess(WIKI_HOST)).toBe(true);
  });

  it('marks disappear when the reader revokes the access in the browser', async () => {
    const savedUrl = chromium.createUrl();
    const { page, form } = await chromium.capture(savedUrl);
    await form.save();
    const links = await openLinkPage(savedUrl, 'revoked');
    const settings = await switchOn([LINK_MARK, PAGE_MARK]);
    await waitForMarks(links, 2);
    await expectBadge(page, '\u2713');
    for (const pattern of ALL_SITES) await revokeHost(chromium.getBrowser(), pattern);
    await waitForMarks(links, 0);
    await expectBadge(page, '');
    await expect.poll(() => settings.getByLabel(LINK_MARK).isChecked()).toBe(false);
  });
});
