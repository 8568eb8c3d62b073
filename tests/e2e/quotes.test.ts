import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { takeScreenshots } from '../support/color-schemes.ts';
import { openSidePanel } from '../support/open-side-panel.ts';
import { addSelection } from '../support/select-text.ts';
import { clickIntoPage, setUpChromium, waitForValue } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();
const SELECTED_TEXT = 'Nobody planned the series to last';
/** The colour of the selection that confirms a new quote. */
const CONFIRMED = 'rgb(27, 102, 56)';

/** Records the colours of the selection and the texts of the badge from now on, because a confirmation is short. */
async function recordConfirmations(page: Page) {
  await page.evaluate(() => {
    const colors = new Set<string>();
    setInterval(() => colors.add(getComputedStyle(document.body, '::selection').backgroundColor), 20);
    Object.assign(globalThis, { selectionColors: colors });
  });
  const storagePage = chromium.getStorage().page;
  await storagePage.evaluate(async (url) => {
    const [tab] = await chrome.tabs.query({ url });
    const texts = new Set<string>();
    setInterval(async () => texts.add(await chrome.action.getBadgeText({ tabId: tab?.id ?? 0 })), 50);
    Object.assign(globalThis, { badgeTexts: texts });
  }, page.url());
  return {
    readColors: () =>
      page.evaluate(() => [...(globalThis as unknown as { selectionColors: Set<string> }).selectionColors]),
    readBadges: () =>
      storagePage.evaluate(() => [...(globalThis as unknown as { badgeTexts: Set<string> }).badgeTexts]),
  };
}

describe('selection added from the context menu', () => {
  it('becomes a quote of a new key point in the draft, with its position in the text', async () => {
    const url = chromium.createUrl();
    const { page, form } = await chromium.capture(url);
    await form.waitForText();
    await form.field('Key point 1').fill('Mine first.');
    await clickIntoPage(page);
    await addSelection(chromium, page, SELECTED_TEXT);

    const storedItems = await waitForValue(
      () => chromium.getStorage().readLocalStorage(),
      (items) => JSON.stringify(items).includes(SELECTED_TEXT),
    );
    expect(JSON.stringify(storedItems)).toContain(SELECTED_TEXT);
    const reopenedForm = await chromium.openForm(page);
    await reopenedForm.waitForText();
    await waitForValue(
      () => reopenedForm.page.getByText(SELECTED_TEXT).count(),
      (count) => count > 0,
    );
    await reopenedForm.save();

    const savedSource = (await chromium.getStorage().readSources()).find((source) => source.url === url);
    expect(savedSource?.keyPoints[0]?.text).toBe('Mine first.');
    const [quote] = savedSource?.keyPoints.flatMap(({ quotes }) => quotes) ?? [];
    expect(quote).toMatchObject({ exact: SELECTED_TEXT, prefix: expect.stringContaining('easterly gale.') });
    const [snapshot] = (await chromium.getStorage().readRows('snapshots')).filter(
      ({ stableId }) => stableId === savedSource?.stableId,
    );
    const { start, end } = quote as unknown as { start: number; end: number };
    expect(String(snapshot?.text).slice(start, end)).toBe(SELECTED_TEXT);
  });

  it('is confirmed on the page and on the badge for a moment, and leads to its place from the form', async () => {
    const url = chromium.createUrl();
    const { page, form } = await chromium.capture(url);
    await form.waitForText();
    await clickIntoPage(page);
    // In a low window, the quote can be scrolled to.
    await page.setViewportSize({ width: 800, height: 300 });
    const html = await page.evaluate(() => document.documentElement.outerHTML);
    const { readColors, readBadges } = await recordConfirmations(page);
    await addSelection(chromium, page, SELECTED_TEXT);

    expect(await waitForValue(readColors, (colors) => colors.includes(CONFIRMED))).toContain(CONFIRMED);
    expect(await waitForValue(readBadges, (texts) => texts.includes('1'))).toContain('1');
    const readColor = () =>
      page.evaluate(() => getComputedStyle(document.body, '::selection').backgroundColor);
    expect(await waitForValue(readColor, (color) => color !== CONFIRMED)).not.toBe(CONFIRMED);
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(html);

    const reopenedForm = await chromium.openForm(page);
    await reopenedForm.waitForText();
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    const before = await page.evaluate(() => scrollY);
    await reopenedForm.button('Show a quote of key point 1 on the page').click();
    const readScroll = () => page.evaluate(() => scrollY);
    expect(await waitForValue(readScroll, (scrollTop) => scrollTop !== before)).not.toBe(before);
  });

  it.each([
    ['not saved', false],
    ['saved', true],
  ])(
    'of a page that is %s is announced again after it was deleted: in the open panel, on the page and on the badge',
    async (_, isSaved) => {
      const url = chromium.createUrl();
      const { page, form: firstForm } = await chromium.capture(url);
      await firstForm.waitForText();
      if (isSaved) {
        await firstForm.save();
        await clickIntoPage(page);
      }
      const form = isSaved ? await chromium.openForm(page) : firstForm;
      const panel = await openSidePanel(form);
      const quote = panel.page.getByRole('group', { name: 'Quote of key point 1', exact: true });
      const announcement = panel.statusStrip.getByText(/Quote added to key point \d/);
      const addAndSeeConfirmation = async (): Promise<void> => {
        const { readColors, readBadges } = await recordConfirmations(page);
        await addSelection(chromium, page, SELECTED_TEXT);
        await announcement.waitFor();
        await quote.getByText(SELECTED_TEXT).waitFor();
        expect(await waitForValue(readColors, (colors) => colors.includes(CONFIRMED))).toContain(CONFIRMED);
        expect(await waitForValue(readBadges, (texts) => texts.includes('1'))).toContain('1');
      };
      await addAndSeeConfirmation();
      await quote.focus();
      await panel.page.keyboard.press('Delete');
      await panel.page.getByText(/Quote of key point \d deleted\./).waitFor();
      expect(await quote.count()).toBe(0);
      await announcement.waitFor({ state: 'detached' });
      await addAndSeeConfirmation();
      await takeScreenshots(panel.page, `quote-added-again-${isSaved}`);
    },
  );

  it('is added to the source of a page that is already saved', async () => {
    const url = chromium.createUrl();
    const { page } = await chromium.captureAndSave(url);
    await clickIntoPage(page);
    await addSelection(chromium, page, SELECTED_TEXT);
    const reopenedForm = await chromium.openForm(page);
    await waitForValue(
      () => reopenedForm.page.getByText(SELECTED_TEXT).count(),
      (count) => count > 0,
    );
    if ((await reopenedForm.page.locator('html').getAttribute('data-phase')) === 'editing')
      await reopenedForm.save();
    const savedSource = await waitForValue(
      async () => (await chromium.getStorage().readSources()).find((source) => source.url === url),
      (source) => (source?.keyPoints.length ?? 0) > 0,
    );
    expect(savedSource?.keyPoints.flatMap(({ quotes }) => quotes.map(({ exact }) => exact))).toEqual([
      SELECTED_TEXT,
    ]);
  });

  it('is listed in Drafts until the form of its route opens, and is not added to other routes', async () => {
    const url = `${chromium.createUrl()}#/route`;
    const { page, form } = await chromium.capture(url);
    await form.waitForText();
    await clickIntoPage(page);
    await addSelection(chromium, page, SELECTED_TEXT);

    const drafts = await chromium.getBrowser().openExtensionPage('options.html#/drafts');
    await drafts.getByRole('link', { name: `Open ${url}` }).waitFor();
    await drafts.close();
    const otherRoute = await chromium.capture(url.replace('#/route', ''));
    await otherRoute.form.waitForText();
    expect(await otherRoute.form.page.getByText(SELECTED_TEXT).count()).toBe(0);
    await otherRoute.form.save();
    await clickIntoPage(otherRoute.page);

    await page.bringToFront();
    const reopenedForm = await chromium.openForm(page);
    await waitForValue(
      () => reopenedForm.page.getByText(SELECTED_TEXT).count(),
      (count) => count > 0,
    );
  });
});

// The passages and the code in the page are this project's own.
const REPEATED_PAGE = `<!doctype html><html lang="en"><head><title>The sluice | Mill notes</title>
<style>.lead{text-transform:uppercase}</style></head><body><main><article><h1>The sluice</h1>
<p><span class="lead">Nobody had opened the gate</span> since the harvest, and the oak boards had swollen with the long rain of autumn.</p>
<p>The surveyors walked along the stream in the morning and measured every weir with a brass rod that the town had lent to them.</p>
<script>var first = "four hundred by ninety";</script><p class="again">The stream rose again.</p><script>var second = 2;</script>
<p>An engineer offered to cast the broken wheel for the price of the iron, and by autumn the flour was carried up to the old school.</p>
<script>var third = "nine hundred";</script><p class="again">The stream rose again.</p><script>var fourth = 4;</script>
<p>水車小屋の朝、村人は橋の上で長い間川の音を聞いていた。</p>
<table><tr><th>Year</th><th>Sacks</th></tr><tr><td>1921</td><td>four hundred sacks</td></tr><tr><td>1922</td><td>three hundred sacks</td></tr></table>
<p>The villagers still argue about who should hold the key to the sluice room, since whoever has it decides how wet the meadows are.</p>
</article></main></body></html>`;

describe('selection on a page with scripts and repeated words', () => {
  it('gets its context from the visible text, and its position from the selected occurrence', async () => {
    const url = 'http://sluice.example/notes';
    await chromium
      .getBrowser()
      .context.route(url, (route) =>
        route.fulfill({ contentType: 'text/html; charset=utf-8', body: REPEATED_PAGE }),
      );
    const { page } = await chromium.captureAndSave(url);
    await clickIntoPage(page);
    const htmlBefore = await page.content();
    const readQuotes = async () =>
      (await chromium.getStorage().readSources())
        .find((source) => source.url === url)
        ?.keyPoints.flatMap(({ quotes }) => quotes) ?? [];

    await addSelection(chromium, page, 'The stream rose again.', 2);
    await waitForValue(readQuotes, (quotes) => quotes.length === 1);
    await addSelection(chromium, page, 'Nobody had opened the gate');
    await waitForValue(readQuotes, (quotes) => quotes.length === 2);
    await addSelection(chromium, page, 'three hundred sacks');
    const [repeatedQuote, transformedQuote, cellQuote] = await waitForValue(
      readQuotes,
      (quotes) => quotes.length === 3,
    );

    const snapshots = await chromium.getStorage().readRows('snapshots');
    const text = String(snapshots.find((row) => String(row.text).includes('The sluice'))?.text);
    expect(repeatedQuote).toMatchObject({
      exact: 'The stream rose again.',
      prefix: expect.stringMatching(/up to the old school\.\n$/),
      suffix: expect.stringMatching(/^\n水車小屋/),
      start: text.lastIndexOf('The stream rose again.'),
    });
    expect(transformedQuote?.exact).toBe('Nobody had opened the gate');
    expect(cellQuote).toMatchObject({
      exact: 'three hundred sacks',
      start: text.indexOf('three hundred sacks'),
    });
    expect(await page.content()).toBe(htmlBefore);
  });
});
