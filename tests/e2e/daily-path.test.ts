import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { openSidePanel } from '../support/open-side-panel.ts';
import { setUpChromium, waitForValue, waitUntilSettled } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();

/** Reads the text and the title of the toolbar button of the tab with this URL. */
async function readBadge(url: string): Promise<{ text: string; title: string }> {
  return chromium.getStorage().page.evaluate(async (pageUrl) => {
    const [tab] = await chrome.tabs.query({ url: pageUrl });
    const tabId = tab?.id;
    if (tabId === undefined) throw new Error(`No tab shows ${pageUrl}.`);
    return {
      text: await chrome.action.getBadgeText({ tabId }),
      title: await chrome.action.getTitle({ tabId }),
    };
  }, url);
}

describe('shortcuts', () => {
  it('shortcuts are assigned by the browser, and listed on the welcome page', async () => {
    const page = await chromium.getBrowser().openExtensionPage('options.html#/welcome');
    for (const shortcut of ['Alt+Shift+S', 'Alt+Shift+E', 'Alt+Shift+Q'])
      await page.getByText(shortcut, { exact: true }).waitFor();
    expect(await page.getByText('No shortcut').count()).toBe(0);
  });
});

describe('Authors field', () => {
  it('authors become one chip for each name that was pasted or typed on one line', async () => {
    const { page, form } = await chromium.capture(chromium.createUrl());
    await form.field('Authors').focus();
    await form.page.keyboard.press('Control+A');
    await form.page.keyboard.insertText('Ada Lovelace, Charles Babbage and Lovelace, Augusta');
    await form.page.keyboard.press('Control+A');
    await form.page.keyboard.insertText('Ada Lovelace; Babbage, Charles; {Lines and Sons}');
    await form.field('Published').focus();
    await form.field('Authors').focus();
    expect(await form.readValue('Authors')).toBe('Ada Lovelace\nBabbage, Charles\n{Lines and Sons}');
    expect(await findAccessibilityViolations(form.page)).toEqual([]);

    await form.page.locator('.author-chip-name').nth(1).focus();
    await form.page.keyboard.press('Alt+ArrowLeft');
    await form.page.keyboard.press('Delete');
    await form.button('Undo').click();
    await form.save();
    const sources = await chromium.getStorage().readSources();
    expect(sources.find(({ url }) => url === page.url())?.authors).toEqual([
      'Babbage, Charles',
      'Ada Lovelace',
      '{Lines and Sons}',
    ]);
  });
});

describe('Published field', () => {
  it('dates are read in common notations, and shown in one format', async () => {
    const { page, form } = await chromium.capture(chromium.createUrl());
    await form.field('Published').fill('11 July 2019');
    await form.page.getByText('Understood as 11 Jul 2019').waitFor();
    await form.page.keyboard.press('Control+Enter');
    await form.waitForPhase('saved');
    const sources = await chromium.getStorage().readSources();
    expect(sources.find(({ url }) => url === page.url())?.publishedDate).toBe('2019-07-11');
  });
});

describe('a rejected save', () => {
  it('is explained at the field and in the strip, moves the focus there, and stays on the badge', async () => {
    const { page, form } = await chromium.capture(chromium.createUrl());
    await form.field('Published').fill('last summer');
    await form.field('Summary').focus();
    await form.button('Save').click();
    await waitForValue(
      () => form.page.evaluate(() => document.activeElement?.id ?? ''),
      (id) => id === 'field-publishedDate',
    );
    const complaint = form.page.locator('#field-publishedDate-problem');
    expect(await complaint.textContent()).toContain('“last summer” is not a date');
    expect(await complaint.isVisible()).toBe(true);
    expect(await form.statusStrip.textContent()).toMatch(/^Not saved\..*Your draft is safe\.$/);
    expect(await findAccessibilityViolations(form.page)).toEqual([]);

    await form.page.close();
    const badge = await readBadge(page.url());
    expect(badge).toEqual({ text: '!', title: 'Provenote: not saved yet. Your draft is kept.' });

    const reopenedForm = await chromium.openForm(page);
    await reopenedForm.field('Published').fill('July 2019');
    await reopenedForm.save();
    expect((await readBadge(page.url())).text).toBe('');
  });
});

/** Sets the text size in the settings of the browser, in px. The usual size is 16. */
async function setTextSize(sizePx: number): Promise<void> {
  const settings = await chromium.getBrowser().open('chrome://settings/appearance');
  await settings.evaluate((size) => {
    const { settingsPrivate } = chrome as unknown as {
      settingsPrivate: {
        setPref: (name: string, value: number, pageId: string, done: () => void) => void;
      };
    };
    return new Promise<void>((done) =>
      settingsPrivate.setPref('webkit.webprefs.default_font_size', size, '', done),
    );
  }, sizePx);
  await settings.close();
}

/** Lists the visible elements whose content is clipped or outside the window, with the start of their text. */
const listClippedElements = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isShown = (element: Element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      element.clientWidth > 1 &&
      !element.closest(
        '.visually-hidden, [data-open="false"] .more-fields, .source-rating[data-open="false"]',
      );
    // The browser scrolls the text of a line that is edited.
    const isClipped = (element: Element) =>
      element.scrollWidth > element.clientWidth + 1 &&
      !element.matches('input') &&
      getComputedStyle(element).overflowX !== 'visible';
    return [...document.querySelectorAll('body, body *')]
      .filter((element) => isShown(element))
      .filter((element) => isClipped(element) || element.getBoundingClientRect().right > innerWidth + 1)
      .map(
        ({ tagName, id, className, textContent }) =>
          `${tagName}#${id}.${className} ${textContent.slice(0, 40)}`,
      );
  });

describe('the text size of the browser', () => {
  afterEach(() => setTextSize(16));

  it.each([32, 64])('is followed by the form at %i px, without clipped content', async (sizePx) => {
    await setTextSize(sizePx);
    const { form } = await chromium.capture('http://harbour-light.example/tide-gauge.html');
    await form.waitForText();
    const readFontSize = () =>
      form.field('Summary').evaluate((field) => Number.parseFloat(getComputedStyle(field).fontSize));
    expect(await readFontSize()).toBe((13 / 16) * sizePx);
    expect(await listClippedElements(form.page)).toEqual([]);
    await form.field('Published').focus();
    expect(await listClippedElements(form.page)).toEqual([]);
    // The title, its byline and the label of the summary begin at one edge.
    const lefts = await form.page.evaluate(() => {
      const title = document.querySelector('#field-title');
      const titleInset = title ? Number.parseFloat(getComputedStyle(title).paddingInlineStart) + 1 : 0;
      return [
        (title?.getBoundingClientRect().left ?? 0) + titleInset,
        document.querySelector('.display-text')?.getBoundingClientRect().left,
        document.querySelector('label[for="field-summary"]')?.getBoundingClientRect().left,
      ];
    });
    expect(new Set(lefts).size).toBe(1);
  });

  it('leaves the links to the views on one line in a window of 600 px', async () => {
    const page = await chromium.getBrowser().openExtensionPage('options.html');
    await page.setViewportSize({ width: 600, height: 800 });
    for (const view of ['', 'settings']) {
      await page.goto(`${page.url().split('#')[0]}#/${view}`);
      await page.locator('main h1').first().waitFor();
      const tops = await page
        .locator('.wordmark, .top-bar .view')
        .evaluateAll((links) =>
          links.map((link) => link.getBoundingClientRect()).map(({ top, height }) => top + height / 2),
        );
      expect(tops.length).toBe(7);
      expect(Math.max(...tops) - Math.min(...tops), view).toBeLessThan(2);
    }
  });

  it('is followed by the library at 64 px in a window of 600 px, without a horizontal scroll bar', async () => {
    await chromium.captureAndSave('http://harbour-light.example/tide-gauge.html');
    const { stableId } = (await chromium.getStorage().readSources())[0] ?? {};
    await setTextSize(64);
    const page = await chromium.getBrowser().openExtensionPage('options.html');
    await page.setViewportSize({ width: 600, height: 800 });
    const views = [
      '',
      `sources/${stableId}`,
      'review',
      'tags',
      'insights',
      'settings',
      'venues',
      'welcome',
      'duplicates',
    ];
    for (const view of views) {
      await page.goto(`${page.url().split('#')[0]}#/${view}`);
      await page.locator('main:not([aria-busy="true"]) h1').first().waitFor();
      await waitUntilSettled(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), view).toBeLessThanOrEqual(600);
    }
  });
});

describe('the panel', () => {
  afterEach(() => setTextSize(16));

  it('shows everything at 320 px, and follows the text size', async () => {
    const { form } = await chromium.capture(chromium.createUrl());
    const panel = await openSidePanel(form, { width: 320, height: 600 });
    expect(await listClippedElements(panel.page)).toEqual([]);
    const readFontSize = () =>
      panel.field('Summary').evaluate((field) => Number.parseFloat(getComputedStyle(field).fontSize));
    const fontSize = await readFontSize();
    for (const factor of [2, 4]) {
      await setTextSize(16 * factor);
      expect(await waitForValue(readFontSize, (size) => size === fontSize * factor)).toBe(fontSize * factor);
      expect(await listClippedElements(panel.page)).toEqual([]);
    }
  });
});

describe('the layout of the form', () => {
  it('does not move when a captured field opens, and has one right edge', async () => {
    const { form } = await chromium.capture(chromium.createUrl());
    await form.waitForText();
    const readTop = async () => (await form.field('Key point 1').boundingBox())?.y;
    const top = await readTop();
    for (const label of ['Title', 'Authors', 'Published', 'Venue', 'Credibility']) {
      await form.field(label).focus();
      expect(await readTop(), label).toBe(top);
    }
    await form.field('Published').focus();
    expect(await form.page.locator('#field-publishedDate-source').isVisible()).toBe(true);
    const rightEdges = await form.page
      .locator('#field-summary, #field-keyPoint-1, #field-contextNote, .tag-box, .form-footer .button')
      .evaluateAll((elements) => elements.map((element) => element.getBoundingClientRect().right));
    expect(new Set(rightEdges).size).toBe(1);
  });

  it('sets the level of a source by one click on its step', async () => {
    const { form } = await chromium.capture(chromium.createUrl());
    await form.field('Credibility').focus();
    await form.page.locator('.level', { hasText: '2 Mixed' }).click();
    expect(await form.readValue('Credibility')).toBe('2');
    await form.field('Reason').fill('No sources given');
    await form.field('Summary').focus();
    await form.page.getByText('your own rating: No sources given').waitFor();
    await form.button('Change').click();
    await form.button('Remove rating').click();
    expect(await form.readValue('Credibility')).toBe('inherit');
  });
});

describe('a page without a readable URL', () => {
  it('begins with the Address field, which has the focus', async () => {
    const { form } = await chromium.capture('chrome://version');
    await waitForValue(
      () => form.page.evaluate(() => document.activeElement?.id),
      (id) => id === 'field-url',
    );
    const box = await form.field('Address').boundingBox();
    expect(box?.y).toBeLessThan(250);
    expect(await form.field('Address').count()).toBe(1);
  });
});

describe('Undo in the form', () => {
  it('restores a deleted key point and a removed tag', async () => {
    const { form } = await chromium.capture(chromium.createUrl());
    await form.typeInto('Key point 1', 'Ninety years by hand');
    await form.page.keyboard.press('Control+Shift+Backspace');
    expect(await form.readValue('Key point 1')).toBe('');
    await form.button('Undo').click();
    expect(await form.readValue('Key point 1')).toBe('Ninety years by hand');

    await form.field('Tags').fill('tides,');
    await form.page.getByRole('button', { name: 'Remove tag tides' }).click();
    await form.button('Undo').click();
    expect(await form.page.locator('.tag').allTextContents()).toEqual([expect.stringContaining('tides')]);
  });
});

describe('Undo of a chosen candidate', () => {
  it('restores the value and its origin', async () => {
    const url = 'http://candidates.example/two-titles';
    await chromium.getBrowser().context.route(url, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><title>Gauges in the harbour</title><meta property="og:title" content="Two gauges, one tide">
          <h1>Two gauges, one tide</h1><p>${'The wind turned to the north and the gauge was read twice. '.repeat(20)}`,
      }),
    );
    const { form } = await chromium.capture(url);
    const title = form.page.locator('[data-field="field-title"]');
    await form.field('Title').focus();
    const origin = await title.locator('#field-title-source').textContent();
    await title.locator('.candidate', { hasText: 'Gauges in the harbour' }).click();
    expect(await form.readValue('Title')).toBe('Gauges in the harbour');
    await form.button('Undo').click();
    expect(await form.readValue('Title')).toBe('Two gauges, one tide');
    expect(await title.locator('#field-title-source').textContent()).toBe(origin);
  });
});

describe('the context menu of a link', () => {
  it('saves the link for later, and not the page', async () => {
    const page = await chromium.getBrowser().open(chromium.createUrl());
    const linkUrl = `${chromium.getServer().origin}/story/linked`;
    const worker = await chromium.getBrowser().wakeWorker();
    await page.bringToFront();
    await worker.evaluate(
      async ({ pageUrl, url }) => {
        // The URL of the tab is hidden from the extension, because its button was not clicked.
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        const clickEvent = chrome.contextMenus.onClicked as unknown as {
          dispatch: (info: object, tab: unknown) => void;
        };
        clickEvent.dispatch({ menuItemId: 'keep-link', linkUrl: url, pageUrl, editable: false }, tab);
      },
      { pageUrl: page.url(), url: linkUrl },
    );
    const sources = await waitForValue(
      () => chromium.getStorage().readSources(),
      (rows) => rows.some(({ url }) => url === linkUrl),
    );
    expect(sources.find(({ url }) => url === linkUrl)).toMatchObject({ title: linkUrl, status: 'inbox' });
    expect(sources.some(({ url }) => url === page.url())).toBe(false);
  });
});
