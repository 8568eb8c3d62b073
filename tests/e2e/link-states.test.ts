import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { computeResourceId } from '@/lib/address/resource-id';
import type { Replacement } from '../support/article-server.ts';
import { takeScreenshots } from '../support/color-schemes.ts';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';
import { grantHost } from '../support/test-wiki.ts';

const chromium = setUpChromium();

const page = (title: string, body: string, status = 200): Replacement => ({
  status,
  html: `<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1>${body}`,
});
const LOGIN_FORM = '<form><input type="email"><input type="password"><button>Sign in</button></form>';
const SUBSCRIPTION = '<div class="paywall"><p>Subscribe to continue reading.</p></div>';

type LinkStateCase = {
  name: string;
  replacement: Replacement;
  /** The sentence on the record page. */
  sentence: string;
  /** The link state that the record page shows with its date, or null if it does not change. */
  linkState: string | null;
};

const CASES: LinkStateCase[] = [
  {
    name: 'a page that was not found',
    replacement: page('Not here', '<p>There is nothing at this address.</p>', 404),
    sentence: 'The page no longer exists (404).',
    linkState: 'Dead',
  },
  {
    name: 'a removed page',
    replacement: page('Gone', '<p>Its author removed it.</p>', 410),
    sentence: 'The page was removed (410).',
    linkState: 'Dead',
  },
  {
    name: 'a page with status 200 that says it does not exist',
    replacement: page('Page not found', '<p>Sorry, we looked everywhere. Try the search.</p>'),
    sentence: 'The address no longer shows this source',
    linkState: 'Dead',
  },
  {
    name: 'a redirect to the front page',
    replacement: { location: '/' },
    sentence: 'The address no longer shows this source',
    linkState: 'Dead',
  },
  {
    name: 'a domain that is for sale',
    replacement: page('tides.example', '<p>This domain is for sale. Make an offer today.</p>'),
    sentence: 'The domain seems to be for sale.',
    linkState: 'Dead',
  },
  {
    name: 'a login page at the address of the source',
    replacement: page('Sign in', LOGIN_FORM),
    sentence: 'The page now asks readers to log in.',
    linkState: 'Behind a login or paywall',
  },
  {
    name: 'a redirect to a login page',
    replacement: { location: '/login' },
    sentence: 'The page now asks readers to log in.',
    linkState: 'Behind a login or paywall',
  },
  {
    name: 'a page for subscribers',
    replacement: page('The gauge on the pier', `<p>The gauge at the end of the pier</p>${SUBSCRIPTION}`),
    sentence: 'The page now asks readers to subscribe.',
    linkState: 'Behind a login or paywall',
  },
  {
    name: 'an error of the server',
    replacement: page('Service unavailable', '<p>Please try again later.</p>', 503),
    sentence: 'The site responded with an error (503).',
    linkState: 'Error',
  },
  {
    name: 'a server that does not respond',
    replacement: 'no-response',
    sentence: 'The site could not be reached.',
    linkState: 'Error',
  },
  {
    name: 'a refusal, which says nothing about the page',
    replacement: page('Forbidden', '<p>Not for you.</p>', 403),
    sentence: 'The site refused to show the page (403).',
    linkState: null,
  },
];

/** Saves a page, replaces it on the server, and opens its record page. */
async function saveAndReplace(
  replacement: Replacement,
  url = chromium.createUrl(),
): Promise<{ url: string; record: Page }> {
  const { page: savedPage } = await chromium.captureAndSave(url);
  await savedPage.close();
  chromium.getServer().replacePage(new URL(url).pathname, replacement);
  const source = (await chromium.getStorage().readSources()).find((saved) => saved.url === url);
  const record = await chromium.openRecord(source?.stableId);
  return { url, record };
}

async function checkAgain(record: Page): Promise<void> {
  await record.getByRole('button', { name: /^Check (?:again|now)$/ }).click();
  const dialog = record.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Open and check 1 page' }).click();
  await dialog.getByText(/^1 page checked\./).waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
}

describe('link state after Check again', () => {
  /** The requests to the archive, which only a click may cause. */
  const archiveRequests: string[] = [];
  beforeAll(async () => {
    await grantHost(chromium.getBrowser());
    await grantHost(chromium.getBrowser(), 'https://127.0.0.1/*');
    const { replacePage } = chromium.getServer();
    replacePage('/', page('Tide notes', '<p>Everything about tides.</p>'));
    replacePage('/login', page('Log in', LOGIN_FORM));
    await chromium.getBrowser().context.route('https://web.archive.org/**', (route) => {
      archiveRequests.push(route.request().url());
      return route.fulfill({ contentType: 'text/html', body: '<p>The archived copy</p>' });
    });
  });

  it.each(CASES)('is determined for $name', async ({ name, replacement, sentence, linkState }) => {
    const { url, record } = await saveAndReplace(replacement);
    await checkAgain(record);
    const card = record.getByRole('region', { name: 'Changes on the page' });
    await card.getByText(sentence).waitFor();
    const findState = async () =>
      (await chromium.getStorage().readSources()).find((saved) => saved.url === url)?.linkState ?? null;
    const copy = card.getByRole('link', { name: 'Archived copy' });
    if (linkState === null) {
      expect((await findState())?.state ?? 'ok').toBe('ok');
      expect(await copy.count()).toBe(0);
      return;
    }
    const today = await record.evaluate(() => new Date().toISOString().slice(0, 10));
    const state = await waitForValue(findState, (stored) => stored !== null && stored.state !== 'ok');
    expect(state?.checkedAt.slice(0, 10)).toBe(today);
    // The link state is shown with the day of the check.
    await record.getByText(new RegExp(`^${linkState} · .*\\d{4}`)).waitFor();
    expect(await copy.getAttribute('href')).toBe(
      `https://web.archive.org/web/${today.replaceAll('-', '')}/${url}`,
    );
    expect(await findAccessibilityViolations(record)).toEqual([]);
    expect(archiveRequests).toEqual([]);
    const opened = chromium.getBrowser().context.waitForEvent('page');
    await copy.click();
    await (await opened).getByText('The archived copy').waitFor();
    expect(archiveRequests.splice(0)).toEqual([await copy.getAttribute('href')]);
    await (await opened).close();
    await card.scrollIntoViewIfNeeded();
    await takeScreenshots(record, `link-state-${name.replaceAll(' ', '-')}`, [1000]);
  });
});

describe('Check again for a page that redirects', () => {
  beforeAll(async () => {
    await grantHost(chromium.getBrowser());
    await grantHost(chromium.getBrowser(), 'https://127.0.0.1/*');
  });

  const openCard = (record: Page) => record.getByRole('region', { name: 'Changes on the page' });
  const findSource = async (url: string) =>
    (await chromium.getStorage().readSources()).find((saved) => saved.url === url);

  /** Saves a page that then redirects to `createTarget(path)`, where `buildHtml` makes the page from the saved one. */
  async function saveAndMove(createTarget: (path: string) => string, buildHtml: (html: string) => string) {
    const url = chromium.createUrl();
    const html = await (await fetch(url)).text();
    const target = createTarget(`/moved${new URL(url).pathname}`);
    chromium.getServer().replacePage(new URL(target).pathname, { status: 200, html: buildHtml(html) });
    return { ...(await saveAndReplace({ location: target }, url)), target };
  }

  it('finds the page at its new address, and changes the address by one click', async () => {
    const { origin } = chromium.getServer();
    const { url, record, target } = await saveAndMove(
      (path) => origin + path,
      (html) => html,
    );
    await checkAgain(record);
    const card = openCard(record);
    await card.getByText(`The page has moved to ${target}. The text has not changed since`).waitFor();
    await card.scrollIntoViewIfNeeded();
    await takeScreenshots(record, 'page-moved', [1000, 600]);
    await card.getByRole('button', { name: 'Use the new address' }).click();
    await record.getByText('Address changed. The earlier address still leads to this source.').waitFor();
    await card.getByRole('button', { name: 'Use the new address' }).waitFor({ state: 'detached' });
    expect(await record.locator('.record-url').getAttribute('href')).toBe(target);
    const saved = await findSource(target);
    expect(saved?.aliases).toEqual([url]);
    await record.getByRole('button', { name: 'Undo' }).click();
    await record.getByText('The earlier address is back.').waitFor();
    expect(await findSource(url)).toMatchObject({ id: await computeResourceId(url), aliases: [] });
    await card.getByRole('button', { name: 'Use the new address' }).click();
    await record.getByText('Address changed. The earlier address still leads to this source.').waitFor();
    await card.getByRole('button', { name: 'Use the new address' }).waitFor({ state: 'detached' });
    expect(await findSource(target)).toEqual({ ...saved, updatedAt: expect.any(String) });
    // The button of the toolbar finds the record at both addresses.
    for (const address of [url, target]) {
      const { page: opened, form } = await chromium.capture(address);
      await form.page
        .getByText(/Saved on|Already saved|Saved/)
        .first()
        .waitFor();
      expect(await form.page.evaluate(() => document.documentElement.dataset.phase)).toBe('editing');
      await opened.close();
    }
  });

  it('is said to lead to another site that may not be read, and no access to it is requested', async () => {
    const { otherOrigin } = chromium.getServer();
    const { url, record } = await saveAndMove(
      (path) => otherOrigin + path,
      (html) => html,
    );
    await record.getByRole('button', { name: /^Check (?:again|now)$/ }).click();
    const dialog = record.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Open and check 1 page' }).click();
    await dialog.getByText('1 page checked. 1 on another site').waitFor();
    expect(await dialog.getByRole('heading').allTextContents()).toEqual(['Result of the check']);
    expect(await record.evaluate(() => document.activeElement?.textContent)).toBe('Close');
    await dialog.getByText(/^1 page led to another site or to a download, which the browser/).waitFor();
    expect(await dialog.getByRole('button').allTextContents()).toEqual(['Close']);
    expect(await findAccessibilityViolations(record)).toEqual([]);
    await takeScreenshots(record, 'check-other-site', [1000, 600]);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await openCard(record)
      .getByText('The address leads to another site or to a download, which the browser did not allow')
      .waitFor();
    expect((await findSource(url))?.linkState?.state).toBe('ok');
  });

  describe('to another site that may be read', () => {
    beforeAll(async () => {
      const pattern = `http://${new URL(chromium.getServer().otherOrigin).hostname}/*`;
      await grantHost(chromium.getBrowser(), pattern);
      // What the reader granted becomes active when the extension requests it.
      const library = await chromium.getBrowser().openExtensionPage('options.html#/sources');
      const isAllowed = await library.evaluate(
        (origin) => chrome.permissions.request({ origins: [origin] }),
        pattern,
      );
      expect(isAllowed).toBe(true);
      await library.close();
    });

    it('finds the page there', async () => {
      const { otherOrigin } = chromium.getServer();
      const { record, target } = await saveAndMove(
        (path) => otherOrigin + path,
        (html) => html,
      );
      await checkAgain(record);
      await openCard(record)
        .getByText(`The page has moved to ${target}. The text has not changed since`)
        .waitFor();
    });

    it('keeps its link state if that shows another text, and the record says where it leads', async () => {
      const { otherOrigin } = chromium.getServer();
      const words = Array.from({ length: 40 }, (_, index) => `Win ${index} coins with every turn.`).join(' ');
      const { url, record, target } = await saveAndMove(
        (path) => otherOrigin + path,
        () =>
          `<!doctype html><html lang="en"><title>Casino</title><article><h1>Casino</h1><p>${words}</p></article>`,
      );
      await checkAgain(record);
      await openCard(record)
        .getByText(`The address leads to another site, which does not show this source: ${target}.`)
        .waitFor();
      expect((await findSource(url))?.linkState?.state).toBe('ok');
      await openCard(record).scrollIntoViewIfNeeded();
      await takeScreenshots(record, 'link-leads-elsewhere', [1000, 600]);
    });
  });
});

describe('Check again for a dead link', () => {
  it('keeps the link dead while the server responds with an error', async () => {
    const { url, record } = await saveAndReplace(page('Gone', '<p>Its author removed it.</p>', 410));
    await checkAgain(record);
    await record.getByText(/^Dead · .*\d{4}/).waitFor();
    chromium
      .getServer()
      .replacePage(new URL(url).pathname, page('Service unavailable', '<p>Try again later.</p>', 503));
    await checkAgain(record);
    await record.getByText('The site responded with an error (503).').waitFor();
    await record.getByText(/^Dead · .*\d{4}/).waitFor();
    const source = (await chromium.getStorage().readSources()).find((saved) => saved.url === url);
    expect(source?.linkState?.state).toBe('dead');
  });
});
