import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clickToOpen } from '../support/click-to-open.ts';
import { takeScreenshots } from '../support/color-schemes.ts';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { generateArticle } from '../support/generate-pages.ts';
import { setUpChromium } from '../support/set-up-chromium.ts';
import { connectWiki, startTestWiki, type TestWiki } from '../support/test-wiki.ts';

const chromium = setUpChromium();
let wiki: TestWiki;
let stableId: string;
let url: string;
let title: string;

const VERDICTS = ['accurate', 'unsupported', 'inaccurate', 'minor_issues', null];
const PATH = '/story/claims';
const firstParagraph = /<p>([^<]+)<\/p>/.exec(generateArticle(PATH))?.[1] ?? '';
const capturedWords = firstParagraph.slice(0, firstParagraph.indexOf(' ', 60));

beforeAll(async () => {
  wiki = await startTestWiki({ mode: 'base' });
  await connectWiki(chromium.getBrowser(), wiki);
  url = `http://tides.example:${chromium.getServer().port}${PATH}`;
  const { state } = wiki.server;
  for (let index = 0; index < 12; index += 1) {
    const id = `page-${index}`;
    state.pages.set(id, { id, numericId: `E${index}`, title: `Page ${index}`, quality: 50 });
    state.quotes.push({
      url,
      pageId: id,
      footnote: index,
      claimText: index === 3 ? '<img src=x onerror="document.title=1">' : `The gauge says ${index}.`,
      sourceQuote: index === 1 ? capturedWords : `These words of number ${index} are on no page at all.`,
      accuracyVerdict: VERDICTS[index % VERDICTS.length],
      accuracyIssues: index % 2 === 0 ? 'Too strong.' : null,
    });
  }
  const { form } = await chromium.captureAndSave(url);
  await form.page.getByText(/Last synced with Test wiki/).waitFor();
  const [source] = await chromium.getStorage().readSources();
  stableId = source?.stableId ?? '';
  title = source?.title ?? '';
  state.pages.set('linked-later', { id: 'linked-later', numericId: 'E99', title: 'Linked later' });
  state.citedBy.set(
    [...state.rows.keys()][0] ?? '',
    [...state.pages.keys()].filter((id) => id.startsWith('page-')),
  );
});
afterAll(async () => {
  await wiki?.close();
});

describe('claims in the form', () => {
  it('claims say whether their quote is on the page, and are linked and adopted beside it', async () => {
    const { form } = await chromium.capture(url);
    const { page } = form;
    const summary = page.getByText(/^12 claims rest on this page: /);
    await summary.click();
    const supported = page.locator('.claims li').filter({ hasText: 'The gauge says 1.' });
    await supported.getByText('The quote is on the page.').waitFor();
    expect(await page.getByText('The quote is not on the page.').count()).toBe(11);
    await supported.getByRole('button', { name: 'Show on page' }).click();
    await summary.scrollIntoViewIfNeeded();
    await takeScreenshots(page, 'form-claims');
    expect(await findAccessibilityViolations(page)).toEqual([]);
    await supported.getByRole('button', { name: 'Adopt the quote' }).click();
    await page.getByText('Key point added.').waitFor();
    await page.locator('.undo-line').getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: /^Link to a page/ }).click();
    await page.getByLabel('Search the pages of Test wiki').fill('Linked');
    await page.getByRole('button', { name: /^Linked later/ }).click();
    await page.getByText('Linked in Test wiki', { exact: true }).waitFor();
    const [citingIds] = wiki.server.state.citedBy.values();
    expect(citingIds).toContain('linked-later');
    await takeScreenshots(page, 'form-page-links');
  });
});

describe('claims on the record page', () => {
  it('claims say whether their quote is in the captured text, and become a key point with the quote', async () => {
    const recordPage = await chromium.openRecord(stableId);
    await recordPage.getByText(/^12 claims rest on this page: /).waitFor();
    const claims = recordPage.locator('.claims li');
    const supported = claims.filter({ hasText: 'The quote is in the captured text.' });
    expect(await supported.count()).toBe(1);
    expect(await claims.filter({ hasText: 'The quote is not in the captured text.' }).count()).toBe(11);
    expect(await recordPage.locator('.claims img').count()).toBe(0);
    await recordPage.locator('.claims').scrollIntoViewIfNeeded();
    await takeScreenshots(recordPage, 'record-claims');
    expect(await findAccessibilityViolations(recordPage)).toEqual([]);
    await supported.getByRole('button', { name: 'Adopt the quote' }).click();
    await recordPage.getByRole('button', { name: /^Save/ }).first().click();
    await recordPage.locator('.record-key-points').getByText('The gauge says 1.').waitFor();
    const [source] = await chromium.getStorage().readSources();
    const [keyPoint] = (source?.keyPoints ?? []) as {
      text: string;
      quotes: { exact: string; start: number }[];
    }[];
    expect(keyPoint?.quotes[0]?.exact).toBe(capturedWords);
    expect(keyPoint?.quotes[0]?.start).not.toBeNull();

    const settings = await chromium.getBrowser().openExtensionPage('options.html#/settings');
    const option = settings.getByLabel('Set verdicts on the claims of this wiki');
    expect(await option.isChecked()).toBe(false);
    expect(await recordPage.getByRole('button', { name: 'Set a verdict' }).count()).toBe(0);
    await option.check();
    await supported.getByRole('button', { name: 'Set a verdict' }).click();
    await supported.getByLabel('Your verdict', { exact: true }).selectOption('accurate');
    await supported.getByLabel('What is wrong with the claim (optional)').fill('Nothing, in fact.');
    await supported.getByLabel('Also report that the quote of the claim is on the page').check();
    await recordPage.reload();
    await supported.getByText('What is wrong: Nothing, in fact.').waitFor();
    await supported.getByText('The quote of the claim is on the page', { exact: true }).waitFor();
    await supported.getByLabel('What is wrong with the claim (optional)').fill('');
    await supported.getByText('This is sent to Test wiki, where others can read it:').waitFor();
    await takeScreenshots(recordPage, 'record-verdict');
    expect(await findAccessibilityViolations(recordPage)).toEqual([]);
    const isJudged = (quote: { pageId: string }) => quote.pageId === 'page-1';
    expect(wiki.server.state.quotes.find(isJudged)?.accuracyVerdict).toBe('unsupported');
    await supported.getByRole('button', { name: 'Send to Test wiki' }).click();
    await supported.getByText('Your verdict “accurate” will be sent to Test wiki.').waitFor();
    await recordPage.getByText('Test wiki has your verdict “accurate”.').waitFor();
    expect(wiki.server.state.quotes.find(isJudged)).toMatchObject({
      accuracyVerdict: 'accurate',
      accuracySupportingQuotes: capturedWords,
      quoteVerified: true,
      verificationMethod: 'exact',
    });

    const library = await chromium.getBrowser().openExtensionPage('options.html#/sources');
    await library.getByLabel('Search sources', { exact: true }).fill('claims:unsupported');
    await library.waitForFunction(() => location.hash.includes('unsupported'));
    await library.getByRole('link', { name: title }).waitFor();
    await library.getByLabel('Search sources', { exact: true }).fill('missing:claims');
    await library.getByRole('link', { name: title }).waitFor({ state: 'detached' });
  });
});

describe('verdict that is set from the form', () => {
  it('is set on the record page, to which the form leads', async () => {
    const { form } = await chromium.capture(url);
    await form.page.getByText(/^12 claims rest on this page: /).click();
    const openButton = form.page.getByRole('button', { name: 'Set a verdict in the record' }).first();
    const recordPage = await clickToOpen(openButton, (page) => page.url().includes(stableId));
    await recordPage.getByRole('button', { name: 'Set a verdict' }).first().waitFor();
  });
});
