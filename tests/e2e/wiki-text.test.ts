import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Form } from '../support/form.ts';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';
import { connectWiki, startTestWiki, type TestWiki } from '../support/test-wiki.ts';

const bench = setUpChromium();
let wiki: TestWiki;
let count = 0;

beforeAll(async () => {
  wiki = await startTestWiki({ mode: 'base' });
  await connectWiki(bench.getBrowser(), wiki);
  for (const [host, html] of Object.entries(WALLED))
    await bench
      .getBrowser()
      .context.route(`http://${host}/**`, (route) => route.fulfill({ contentType: 'text/html', body: html }));
});
afterAll(async () => {
  await wiki?.close();
});

const words = Array.from({ length: 30 }, (_, n) => `<p>Sentence number ${n} of the part for all.</p>`).join(
  '',
);
const WALLED = {
  'wall.example': `<!doctype html><title>Sign in</title><h1>Sign in</h1><p>This page is for members.
    Use the address that you joined with.</p><form><input type="email">
    <input type="password"><button>Sign in</button></form>`,
  // As its subscriber sees it: nothing stands before the text.
  'member.example': `<!doctype html><title>For members</title><script type="application/ld+json">
    {"@type":"NewsArticle","headline":"For members","isAccessibleForFree":false}</script>
    <article><h1>For members</h1>${words.repeat(10)}</article>`,
  'paid.example': `<!doctype html><title>For subscribers</title><script type="application/ld+json">
    {"@type":"NewsArticle","headline":"For subscribers","isAccessibleForFree":false}</script>
    <article><h1>For subscribers</h1>${words}</article><div class="paywall">Subscribe to continue reading.</div>`,
};

/** A page that is not on this machine as far as the browser can tell. */
const publicUrl = () => {
  count += 1;
  return `http://tides.example:${bench.getServer().port}/story/text-${count}`;
};

/** Sets what may go by rule, in the settings. */
async function choose(policy: string): Promise<void> {
  const page = await bench.getBrowser().openExtensionPage('options.html#/settings');
  const card = page.getByRole('region', { name: 'Test wiki' });
  await card.getByLabel(policy, { exact: true }).click();
  await card.getByLabel(policy, { exact: true }).and(page.locator(':checked')).waitFor();
  await page.close();
}

/** Saves a page. Gives its record, opened; the popup closes by it. */
async function saved(
  url: string,
  before?: (form: Form) => Promise<void>,
  after?: (form: Form) => Promise<void>,
) {
  const { form } = await bench.capture(url);
  await form.waitForText();
  await form.field('Summary').fill('Read.');
  await before?.(form);
  await form.save();
  await after?.(form);
  const source = (await bench.getStorage().readSources()).find((one) => one.url === url);
  if (!source) throw new Error(`${url} was not saved`);
  const record = await bench.getBrowser().openExtensionPage(`options.html#/sources/${source.stableId}`);
  const card = record.getByRole('region', { name: 'Test wiki' });
  await card.getByText(/^Last synced with Test wiki/).waitFor();
  return { record, card };
}

const theirs = (url: string, fullText: string) =>
  wiki.server.state.storeContent({
    url,
    fetchedAt: '2026-03-01T00:00:00Z',
    fullText,
    contentLength: fullText.length,
  });
const kept = (url: string) => wiki.server.state.contents.get(url)?.fullText;
const asked = (page: Page) => page.getByRole('group', { name: 'Text of the page' });
const LONG = `A longer text of theirs. ${'It goes on. '.repeat(400)}`;

describe('page text with “Ask each time”', () => {
  it('is not sent before the reader confirms, and the form says so', async () => {
    await choose('Ask each time');
    const url = publicUrl();
    const { record, card } = await saved(url, undefined, async (form) => {
      await form.page.getByText('Its text is not sent until you confirm.').waitFor();
      await form.button('Decide about text').waitFor();
    });
    await asked(record)
      .getByText(/It may become public there\./)
      .waitFor();
    expect(kept(url)).toBeUndefined();
    await card.getByRole('button', { name: 'Send the text' }).click();
    await card.getByText(/^The text was sent on/).waitFor();
    expect(kept(url)).toContain('pier');
  });

  it('is shown beside the wiki’s text, which stays when the reader keeps it', async () => {
    const url = publicUrl();
    theirs(url, LONG);
    const { record, card } = await saved(url);
    const question = asked(record);
    await question
      .getByRole('region', { name: 'From Test wiki' })
      .getByText(/A longer text of theirs/)
      .waitFor();
    expect(await question.getByRole('region', { name: 'Yours' }).textContent()).toContain('pier');
    await card.getByRole('button', { name: 'Keep wiki’s text' }).click();
    await card.getByText('The wiki keeps its text.').waitFor();
    expect(kept(url)).toBe(LONG);
  });

  it('replaces the wiki’s text only after both were shown, and not if the wiki’s text changed since', async () => {
    const url = publicUrl();
    theirs(url, LONG);
    const { record, card } = await saved(url);
    await asked(record)
      .getByText(/A longer text of theirs/)
      .waitFor();
    theirs(url, `Newer. ${LONG}`);
    await card.getByRole('button', { name: 'Replace text' }).click();
    await asked(record)
      .getByText(/Newer\. A longer text/)
      .waitFor();
    expect(kept(url)).toBe(`Newer. ${LONG}`);
    await card.getByRole('button', { name: 'Replace text' }).click();
    await card.getByText(/^The text was sent on/).waitFor();
    expect(kept(url)).toContain('pier');
  });
});

describe('page text with “If the wiki has none”', () => {
  it('is sent automatically', async () => {
    await choose('If the wiki has none');
    const url = publicUrl();
    const { card } = await saved(url);
    await card.getByText(/^The text was sent on/).waitFor();
    expect(kept(url)).toContain('pier');
  });

  it('leaves a longer text of the wiki unchanged and shows both', async () => {
    const url = publicUrl();
    theirs(url, LONG);
    const { record } = await saved(url);
    await asked(record)
      .getByText(/A longer text of theirs/)
      .waitFor();
    expect(kept(url)).toBe(LONG);
  });

  it('is not sent when the reader marks the page as private before saving', async () => {
    const url = publicUrl();
    const { record, card } = await saved(url, async (form) => {
      await form.field('Access').selectOption('private');
    });
    await card.getByText('The text is not sent: the page is private.').waitFor();
    await record.getByText('Private', { exact: true }).first().waitFor();
    expect(kept(url)).toBeUndefined();
  });

  it.each([
    ['http://wall.example/login', 'The text is not sent: the page is behind a login.'],
    ['http://member.example/story', 'The text is not sent: the page is behind a paywall.'],
    ['http://paid.example/story', 'The text is not sent: the page is behind a paywall.'],
  ])('is not sent from %s', async (url, words) => {
    const { card } = await saved(url);
    await card.getByText(words).waitFor();
    expect(kept(url)).toBeUndefined();
  });

  it('is not sent from a local host', async () => {
    const url = bench.createUrl();
    const { card } = await saved(url);
    await card.getByText('The text is not sent: the page is a file or on a local host.').waitFor();
    expect(kept(url)).toBeUndefined();
  });
});

it('page text with “Never” makes no request to the content route', async () => {
  await choose('Never');
  wiki.requests.length = 0;
  const { card } = await saved(publicUrl());
  await waitForValue(
    async () => wiki.requests.length,
    (made) => made > 2,
  );
  expect(wiki.requests.filter((request) => request.includes('content'))).toEqual([]);
  expect(await card.getByText(/text/i).count()).toBe(0);
});
