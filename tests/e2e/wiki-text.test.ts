import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Form } from '../support/form.ts';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';
import { connectWiki, startTestWiki, type TestWiki } from '../support/test-wiki.ts';

const chromium = setUpChromium();
let wiki: TestWiki;
let urlCount = 0;

beforeAll(async () => {
  wiki = await startTestWiki({ mode: 'base' });
  await connectWiki(chromium.getBrowser(), wiki);
  for (const [host, html] of Object.entries(RESTRICTED_PAGES))
    await chromium
      .getBrowser()
      .context.route(`http://${host}/**`, (route) => route.fulfill({ contentType: 'text/html', body: html }));
});
afterAll(async () => {
  await wiki?.close();
});

const paragraphs = Array.from(
  { length: 30 },
  (_, index) => `<p>Sentence number ${index} of the part for all.</p>`,
).join('');
const RESTRICTED_PAGES = {
  'wall.example': `<!doctype html><title>Sign in</title><h1>Sign in</h1><p>This page is for members.
    Use the address that you joined with.</p><form><input type="email">
    <input type="password"><button>Sign in</button></form>`,
  // A paywalled page as a subscriber sees it, with the whole text visible.
  'member.example': `<!doctype html><title>For members</title><script type="application/ld+json">
    {"@type":"NewsArticle","headline":"For members","isAccessibleForFree":false}</script>
    <article><h1>For members</h1>${paragraphs.repeat(10)}</article>`,
  'paid.example': `<!doctype html><title>For subscribers</title><script type="application/ld+json">
    {"@type":"NewsArticle","headline":"For subscribers","isAccessibleForFree":false}</script>
    <article><h1>For subscribers</h1>${paragraphs}</article><div class="paywall">Subscribe to continue reading.</div>`,
};

/** Creates a URL with a public host. No other test uses the same URL. */
const createPublicUrl = () => {
  urlCount += 1;
  return `http://tides.example:${chromium.getServer().port}/story/text-${urlCount}`;
};

const POLICIES = { 'Ask each time': 'ask', 'If the wiki has none': 'if-missing', Never: 'never' };

/** Chooses in the settings when page text is sent. */
async function chooseTextPolicy(policy: keyof typeof POLICIES): Promise<void> {
  const page = await chromium.getBrowser().openExtensionPage('options.html#/settings');
  const card = page.getByRole('region', { name: 'Test wiki' });
  await card.getByLabel(policy, { exact: true }).click();
  await card.getByLabel(policy, { exact: true }).and(page.locator(':checked')).waitFor();
  // The control shows the new value before it is stored.
  await waitForValue(
    () => chromium.getStorage().readRows('wikis'),
    ([row]) => row?.contentPolicy === POLICIES[policy],
  );
  await page.close();
}

/** Saves a page and opens its record page. Opening the record page closes the popup, so `afterSave` runs before. */
async function savePage(
  url: string,
  beforeSave?: (form: Form) => Promise<void>,
  afterSave?: (form: Form) => Promise<void>,
) {
  const { form } = await chromium.capture(url);
  await form.waitForText();
  await form.field('Summary').fill('Read.');
  await beforeSave?.(form);
  await form.save();
  await afterSave?.(form);
  const source = (await chromium.getStorage().readSources()).find((savedSource) => savedSource.url === url);
  if (!source) throw new Error(`${url} was not saved`);
  const recordPage = await chromium.openRecord(source.stableId);
  const card = recordPage.getByRole('region', { name: 'Test wiki' });
  await card.getByText(/^Last synced with Test wiki/).waitFor();
  return { record: recordPage, card };
}

const storeRemoteText = (url: string, fullText: string) =>
  wiki.server.state.saveContent({
    url,
    fetchedAt: '2026-03-01T00:00:00Z',
    fullText,
    contentLength: fullText.length,
  });
const getRemoteText = (url: string) => wiki.server.state.contents.get(url)?.fullText;
const getTextPrompt = (page: Page) => page.getByRole('group', { name: 'Text of the page' });
const LONG_REMOTE_TEXT = `A longer text of theirs. ${'It goes on. '.repeat(400)}`;

describe('page text with “Ask each time”', () => {
  it('is not sent before the reader confirms, and the form says so', async () => {
    await chooseTextPolicy('Ask each time');
    const url = createPublicUrl();
    const { record: recordPage, card } = await savePage(url, undefined, async (form) => {
      await form.page.getByText('Its text is not sent until you confirm.').waitFor();
      await form.button('Decide about text').waitFor();
    });
    await getTextPrompt(recordPage)
      .getByText(/It may become public there\./)
      .waitFor();
    expect(getRemoteText(url)).toBeUndefined();
    await card.getByRole('button', { name: 'Send the text' }).click();
    await card.getByText(/^The text was sent on/).waitFor();
    expect(getRemoteText(url)).toContain('pier');
  });

  it('is shown beside the wiki’s text, which does not change if the reader keeps it', async () => {
    const url = createPublicUrl();
    storeRemoteText(url, LONG_REMOTE_TEXT);
    const { record: recordPage, card } = await savePage(url);
    const textPrompt = getTextPrompt(recordPage);
    await textPrompt
      .getByRole('region', { name: 'From Test wiki' })
      .getByText(/A longer text of theirs/)
      .waitFor();
    await textPrompt.getByRole('region', { name: 'Yours' }).getByText(/pier/).first().waitFor();
    await card.getByRole('button', { name: 'Keep wiki’s text' }).click();
    await card.getByText('The wiki keeps its text.').waitFor();
    expect(getRemoteText(url)).toBe(LONG_REMOTE_TEXT);
  });

  it('replaces the wiki’s text only if the reader has seen its current version', async () => {
    const url = createPublicUrl();
    storeRemoteText(url, LONG_REMOTE_TEXT);
    const { record: recordPage, card } = await savePage(url);
    await getTextPrompt(recordPage)
      .getByText(/A longer text of theirs/)
      .waitFor();
    storeRemoteText(url, `Newer. ${LONG_REMOTE_TEXT}`);
    await card.getByRole('button', { name: 'Replace text' }).click();
    await getTextPrompt(recordPage)
      .getByText(/Newer\. A longer text/)
      .waitFor();
    expect(getRemoteText(url)).toBe(`Newer. ${LONG_REMOTE_TEXT}`);
    await card.getByRole('button', { name: 'Replace text' }).click();
    await card.getByText(/^The text was sent on/).waitFor();
    expect(getRemoteText(url)).toContain('pier');
  });
});

describe('page text with “If the wiki has none”', () => {
  it('is sent automatically', async () => {
    await chooseTextPolicy('If the wiki has none');
    const url = createPublicUrl();
    const { card } = await savePage(url);
    await card.getByText(/^The text was sent on/).waitFor();
    expect(getRemoteText(url)).toContain('pier');
  });

  it('leaves a longer text of the wiki unchanged and shows both', async () => {
    const url = createPublicUrl();
    storeRemoteText(url, LONG_REMOTE_TEXT);
    const { record: recordPage } = await savePage(url);
    await getTextPrompt(recordPage)
      .getByText(/A longer text of theirs/)
      .waitFor();
    expect(getRemoteText(url)).toBe(LONG_REMOTE_TEXT);
  });

  it('is not sent when the reader marks the page as private before saving', async () => {
    const url = createPublicUrl();
    const { record: recordPage, card } = await savePage(url, async (form) => {
      await form.field('Access').selectOption('private');
    });
    await card.getByText('The text is not sent: the page is private.').waitFor();
    await recordPage.getByText('Private', { exact: true }).first().waitFor();
    expect(getRemoteText(url)).toBeUndefined();
  });

  it.each([
    ['http://wall.example/login', 'The text is not sent: the page is behind a login.'],
    ['http://member.example/story', 'The text is not sent: the page is behind a paywall.'],
    ['http://paid.example/story', 'The text is not sent: the page is behind a paywall.'],
  ])('is not sent from %s', async (url, message) => {
    const { card } = await savePage(url);
    await card.getByText(message).waitFor();
    expect(getRemoteText(url)).toBeUndefined();
  });

  it('is not sent from a local host', async () => {
    const url = chromium.createUrl();
    const { card } = await savePage(url);
    await card.getByText('The text is not sent: the page is a file or on a local host.').waitFor();
    expect(getRemoteText(url)).toBeUndefined();
  });
});

it('page text with “Never” causes no request to the content route', async () => {
  await chooseTextPolicy('Never');
  wiki.requests.length = 0;
  const { card } = await savePage(createPublicUrl());
  await waitForValue(
    async () => wiki.requests.length,
    (requestCount) => requestCount > 2,
  );
  expect(wiki.requests.filter((request) => request.includes('content'))).toEqual([]);
  expect(await card.getByText(/text/i).count()).toBe(0);
});
