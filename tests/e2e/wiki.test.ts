import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';
import { connectWiki, grantHost, revokeHost, startTestWiki, type TestWiki } from '../support/test-wiki.ts';
import { hashUrl } from '../wiki-server/sample-wiki.ts';

const chromium = setUpChromium();
let wiki: TestWiki;

beforeAll(async () => {
  wiki = await startTestWiki({ mode: 'base' });
});
afterAll(async () => {
  await wiki?.close();
});

const findRowsByTitle = (title: string) =>
  [...wiki.server.state.rows.values()].filter((row) => row.title === title);
const waitForRows = (title: string) =>
  waitForValue(
    async () => findRowsByTitle(title),
    (rows) => rows.length > 0,
  );

/** Captures and saves a page with a title that no other test uses. Returns its stable id. */
async function savePage(title: string, summary: string, url = chromium.createUrl()): Promise<string> {
  const { form } = await chromium.capture(url);
  await form.waitForText();
  await form.field('Title').fill(title);
  await form.field('Summary').fill(summary);
  await form.save();
  const source = (await chromium.getStorage().readSources()).find(
    (savedSource) => savedSource.title === title,
  );
  return source?.stableId ?? '';
}

describe('connecting a wiki', () => {
  it('shows that the token is wrong, and stores nothing', async () => {
    await grantHost(chromium.getBrowser());
    const page = await chromium.getBrowser().openExtensionPage('options.html#/settings');
    await page.getByRole('button', { name: 'Connect a wiki' }).click();
    await page.getByLabel('Address', { exact: true }).fill('not an address');
    await page.getByRole('button', { name: 'Test connection' }).click();
    await page.getByText('This is not a valid address.').waitFor();
    await page.getByLabel('Address', { exact: true }).fill(wiki.baseUrl);
    await page.getByLabel('Token', { exact: true }).fill('wrong');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByText('The wiki rejected the token. Check the token.').waitFor();
    expect(JSON.stringify(await chromium.getStorage().readLocalStorage())).not.toContain('wrong');
  });

  it('tests the wiki, lists what it does not support, and shows it as connected without its token', async () => {
    const page = await connectWiki(chromium.getBrowser(), wiki);
    const card = page.getByRole('region', { name: 'Test wiki' });
    await card.getByText('Connected.').waitFor();
    expect(await card.locator('code').textContent()).toBe(wiki.baseUrl);
    await card.getByRole('button', { name: 'Edit' }).click();
    expect(await page.content()).not.toContain(wiki.token);
    await page.getByRole('button', { name: 'Test connection' }).click();
    await page.getByText('This wiki runs an older version').waitFor();
    const plainHttp = page.getByText('The connection uses plain http. It stays on this computer');
    await plainHttp.first().waitFor();
    expect(await plainHttp.count()).toBe(1);
  });
});

describe('saved source', () => {
  it('is sent, and shown as synced on the record page, in the list and the form', async () => {
    const stableId = await savePage('A tide that arrived', 'It came in.');
    expect((await waitForRows('A tide that arrived')).map(({ summary }) => summary)).toEqual(['It came in.']);
    const recordPage = await chromium.openRecord(stableId);
    const card = recordPage.getByRole('region', { name: 'Test wiki' });
    await card.getByText(/^Last synced with Test wiki/).waitFor();
    const list = await chromium.getBrowser().openExtensionPage('options.html#/sources');
    const row = list.locator('.source-row', { hasText: 'A tide that arrived' });
    await row.getByText('synced').waitFor();
  });

  it('shows a field that changed on both sides as different, and sends the chosen value', async () => {
    const stableId = await savePage('Two hands', 'The first words.');
    const [row] = await waitForRows('Two hands');
    if (!row) throw new Error('the wiki did not receive the source');
    await waitForValue(
      () => chromium.getStorage().readRows('outboxEntries'),
      (entries) => entries.some((entry) => entry.stableId === stableId && entry.status === 'synced'),
    );
    // The record page fetches remote changes when it opens, so the wiki is unreachable until the reader has saved.
    wiki.faultPlan = () => 'connection-refused';
    const recordPage = await chromium
      .getBrowser()
      .openExtensionPage(`options.html#/sources/${stableId}?edit=summary`);
    wiki.server.state.writeAsEditor({ id: row.id, url: row.url, summary: 'Words of another.' });
    await recordPage
      .locator('[data-field-group="summary"] textarea, .field-group-open textarea')
      .first()
      .fill('The second words.');
    await recordPage.keyboard.press('Control+Enter');
    const readSummary = async () =>
      (await chromium.getStorage().readSources()).find((savedSource) => savedSource.stableId === stableId)
        ?.summary ?? '';
    const localSummary = 'The second words.';
    expect(await waitForValue(readSummary, (text) => text === localSummary)).toBe(localSummary);
    wiki.faultPlan = () => null;
    const card = recordPage.getByRole('region', { name: 'Test wiki' });
    await card.getByText('1 field differs from Test wiki.').waitFor();
    expect(wiki.server.state.rows.get(row.id)?.summary).toBe('Words of another.');
    const dialog = recordPage.getByRole('dialog');
    await card.getByRole('button', { name: 'Compare' }).click();
    await dialog.getByText('Words of another.').waitFor();
    await dialog.getByRole('button', { name: 'Use the wiki’s Summary' }).click();
    expect(await waitForValue(readSummary, (text) => text !== localSummary)).toBe('Words of another.');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await recordPage.reload();
    await recordPage.getByText('1 difference with Test wiki resolved.').waitFor();
    await recordPage.getByRole('button', { name: 'Undo' }).click();
    expect(await waitForValue(readSummary, (text) => text === localSummary)).toBe(localSummary);
    await card.getByText('1 field differs from Test wiki.').waitFor();
    expect(wiki.server.state.rows.get(row.id)?.summary).toBe('Words of another.');
    await card.getByRole('button', { name: 'Compare' }).click();
    await dialog.getByRole('button', { name: 'Use mine Summary' }).dblclick();
    await dialog.getByText('No differences left to decide.').waitFor();
    const remoteSummary = await waitForValue(
      async () => wiki.server.state.rows.get(row.id)?.summary,
      (text) => text === localSummary,
    );
    await recordPage.getByText('difference with Test wiki resolved.').waitFor({ state: 'detached' });
    expect(remoteSummary).toBe('The second words.');
  });

  it('shows citing pages, collapsed after ten, with a dash for unknown values', async () => {
    const stableId = await savePage('Cited by many', 'Often.');
    const [row] = await waitForRows('Cited by many');
    if (!row) throw new Error('the wiki did not receive the source');
    const { pages, citedBy } = wiki.server.state;
    for (let pageNumber = 1; pageNumber <= 12; pageNumber += 1)
      pages.set(`page-${pageNumber}`, {
        id: `page-${pageNumber}`,
        numericId: null,
        title: `Page ${pageNumber}`,
        entityType: pageNumber === 1 ? null : 'concept',
        quality: pageNumber === 1 ? null : 69,
      });
    citedBy.set(row.id, [...pages.keys(), 'vanished']);
    await waitForValue(
      () => chromium.getStorage().readRows('outboxEntries'),
      (entries) => entries.some((entry) => entry.stableId === stableId && entry.remoteId !== null),
    );
    const recordPage = await chromium.openRecord(stableId);
    await recordPage.getByRole('heading', { name: 'Cited by 12 pages' }).waitFor();
    expect(await recordPage.locator('.cited-by tbody tr').count()).toBe(10);
    expect(await recordPage.locator('.cited-by tbody tr').first().textContent()).toMatch(
      /Page 2concept69\.0/,
    );
    await recordPage.getByRole('button', { name: 'Show all 12' }).click();
    // A page without a quality comes last.
    expect(await recordPage.locator('.cited-by tbody tr').last().textContent()).toMatch(/Page 1––/);
  });

  it('shows a change by another editor when the record page opens, and the claims that rest on the source', async () => {
    const { state } = wiki.server;
    const url = chromium.createUrl();
    state.pages.set('tides', { id: 'tides', numericId: null, title: 'Tides' });
    const claim = {
      url,
      pageId: 'tides',
      claimText: 'The tide turns twice.',
      sourceQuote: 'It turns twice.',
    };
    state.quotes.push(
      { ...claim, footnote: 1, accuracyVerdict: 'accurate' },
      { ...claim, footnote: 2, accuracyVerdict: 'unsupported', claimText: '<b>It never turns.</b>' },
    );
    const stableId = await savePage('Read again', 'Once.', url);
    const [row] = await waitForRows('Read again');
    if (!row) throw new Error('the wiki did not receive the source');
    await waitForValue(
      () => chromium.getStorage().readRows('outboxEntries'),
      (entries) => entries.some((entry) => entry.stableId === stableId && entry.status === 'synced'),
    );
    state.writeAsEditor({ id: row.id, url: row.url, review: 'A review of another.' });
    const recordPage = await chromium.openRecord(stableId);
    await recordPage.getByText('A review of another.').waitFor();
    await recordPage.getByText('2 claims rest on this page: 1 unsupported').waitFor();
    const claims = recordPage.locator('.claims li');
    expect(await claims.first().textContent()).toContain('<b>It never turns.</b>');
    expect(await claims.first().textContent()).toContain('Tides, footnote 2');
    expect(await claims.count()).toBe(2);
  });
});

describe('capture form with a wiki', () => {
  it('shows the sync status after a save', async () => {
    const url = chromium.createUrl();
    const { form } = await chromium.capture(url);
    await form.waitForText();
    await form.field('Title').fill('Seen in the strip');
    await form.save();
    await form.page.getByText(/Saved in this browser\. Last synced with Test wiki/).waitFor();
    expect(findRowsByTitle('Seen in the strip')).toHaveLength(1);
  });

  it('stays in the phase “saved” when the wiki changes the source right after the save', async () => {
    const url = chromium.createUrl();
    const firstCapture = await chromium.capture(url);
    await firstCapture.form.waitForText();
    await firstCapture.form.field('Title').fill('Before the wiki');
    await firstCapture.form.save();
    await firstCapture.form.page.getByText(/Last synced with Test wiki/).waitFor();
    const [row] = findRowsByTitle('Before the wiki');
    if (!row) throw new Error('the wiki did not receive the source');
    wiki.server.state.writeAsEditor({ id: row.id, url: row.url, title: 'After the wiki' });
    const { form } = await chromium.capture(url);
    await form.waitForText();
    await form.field('Summary').fill('And a word of mine.');
    await form.save();
    await waitForValue(
      () => form.readValue('Title'),
      (title) => title === 'After the wiki',
    );
    expect(await form.readValue('Title')).toBe('After the wiki');
    await form.page.getByText(/Saved in this browser\. Last synced with Test wiki/).waitFor();
    expect(await form.page.getAttribute('html', 'data-phase')).toBe('saved');
  });

  it('shows what the wiki has of a public page that is not saved, and adopts it with Undo', async () => {
    const url = `http://tides.example:${chromium.getServer().port}/story/known`;
    const values = { title: 'Their title', summary: 'A summary of another.', keyPoints: ['Their point.'] };
    const lists = { authors: ['Ada Byron'], tags: ['tides', 'gauges'], type: 'report' as const };
    wiki.server.state.writeAsEditor({ id: hashUrl(url), url, ...values, ...lists });
    const { form } = await chromium.capture(url);
    await form.page.getByText('Known in Test wiki').click();
    await form.page.getByText('A summary of another.').waitFor();
    expect(await form.page.getAttribute('html', 'data-phase')).toBe('editing');
    expect(findRowsByTitle('Their title')).toHaveLength(1);

    await form.field('Summary').fill('My words.');
    await form.page.getByRole('button', { name: 'Use the Summary of the wiki' }).click();
    await form.page.getByText('From Test wiki').waitFor();
    expect(await form.readValue('Summary')).toBe('A summary of another.');
    await form.field('Summary').press('End');
    await form.page.keyboard.type(' And mine.');
    await form.page.getByRole('button', { name: 'Undo', exact: true }).click();
    await form.page.getByText('From Test wiki').waitFor({ state: 'detached' });
    expect(await form.readValue('Summary')).toBe('My words.');
    await form.page.getByRole('button', { name: 'Redo', exact: true }).click();
    expect(await form.readValue('Summary')).toBe('A summary of another. And mine.');
    await form.page.getByRole('button', { name: 'Undo', exact: true }).click();
    expect(await form.readValue('Summary')).toBe('My words.');
    await form.page.getByRole('button', { name: 'Redo', exact: true }).click();
    await form.field('Summary').fill('My words.');
    for (const field of ['Authors', 'Tags', 'Type'])
      await form.page.getByRole('button', { name: `Use the ${field} of the wiki` }).click();
    await form.page.locator('.known-page').getByText('· from the wiki').nth(2).waitFor();
    expect(await findAccessibilityViolations(form.page)).toEqual([]);
    await form.page.getByRole('button', { name: 'Add key point: Their point.' }).click();
    await form.page.getByText('1 key point from Test wiki').waitFor();
    await form.save();
    const [saved] = (await chromium.getStorage().readRows('sources')).filter(
      ({ source }) => (source as { url: string }).url === url,
    );
    expect(saved?.source).toMatchObject({
      summary: 'My words.',
      keyPoints: [{ text: 'Their point.', quotes: [] }],
      authors: ['Ada Byron'],
      tags: ['tides', 'gauges'],
      type: 'report',
      provenance: {
        tags: { from: 'Test wiki' },
        authors: { from: 'Test wiki' },
        type: { from: 'Test wiki' },
        keyPoints: { from: 'reader', candidates: [{ value: ['Their point.'], from: 'Test wiki' }] },
      },
    });
    const recordPage = await chromium.openRecord(String(saved?.stableId));
    await recordPage.getByText('Values from Test wiki: Type, Authors, Key points, Tags.').waitFor();
  });

  it('lets the reader cancel the question whether the wiki knows the page, ask again, and see when it answered', async () => {
    const url = `http://tides.example:${chromium.getServer().port}/story/asked`;
    wiki.faultPlan = (request) => (request.url.includes('/lookup') ? 'timeout' : null);
    try {
      const { form } = await chromium.capture(url);
      await form.page.getByText('Asking Test wiki about this page…').waitFor();
      expect(await form.page.getAttribute('html', 'data-phase')).toBe('editing');
      const question = form.page.locator('.wiki-question');
      await question.getByRole('button', { name: 'Cancel' }).click();
      await form.page.getByText('Test wiki was not asked about this page.').waitFor();
      wiki.faultPlan = () => null;
      await question.getByRole('button', { name: 'Ask again' }).click();
      await form.page.getByText(/^Test wiki does not have this page\. As of \d\d:\d\d\./).waitFor();
      expect(await findAccessibilityViolations(form.page)).toEqual([]);

      wiki.server.state.writeAsEditor({ id: hashUrl(url), url, title: 'Added meanwhile' });
      wiki.requests.length = 0;
      const { form: laterForm } = await chromium.capture(url);
      await laterForm.page.getByText(/^Test wiki does not have this page\./).waitFor();
      expect(wiki.requests.filter((request) => request.includes('lookup'))).toEqual([]);
      await laterForm.page.getByRole('button', { name: 'Ask again' }).click();
      await laterForm.page.getByText('Known in Test wiki').click();
      await laterForm.page.getByText(/^As of \d\d:\d\d\./).waitFor();
    } finally {
      wiki.faultPlan = () => null;
    }
  });

  it('names the rejected field, and can move the focus to it', async () => {
    const { form } = await chromium.capture(chromium.createUrl());
    await form.waitForText();
    await form.field('Title').fill('x'.repeat(1_001));
    await form.save();
    await form.page.getByText('Test wiki rejected it: “Title” is longer than 1,000 characters.').waitFor();
    await form.button('Edit Title').click();
    const readFocus = () => form.page.evaluate(() => document.activeElement?.id);
    expect(await waitForValue(readFocus, (id) => id === 'field-title')).toBe('field-title');
  });
});

describe('revoked host permission', () => {
  it('is distinguished from an unreachable wiki, and sending continues after the permission is granted again', async () => {
    await revokeHost(chromium.getBrowser());
    const stableId = await savePage('Held back', 'Not yet.');
    const recordPage = await chromium.openRecord(stableId);
    const card = recordPage.getByRole('region', { name: 'Test wiki' });
    await card.getByText('Sending to Test wiki has stopped.').waitFor();
    await card.getByText('Provenote has no permission to reach this address.').waitFor();
    expect(findRowsByTitle('Held back')).toEqual([]);
    const settings = await chromium.getBrowser().openExtensionPage('options.html#/settings');
    await settings.getByRole('button', { name: 'Allow this address' }).waitFor();
    await grantHost(chromium.getBrowser());
    expect(await waitForRows('Held back')).toHaveLength(1);
    await card.getByText(/^Last synced with Test wiki/).waitFor();
  });
});

describe('disconnected wiki', () => {
  it('gets its token back on Undo, and loses its token and its permission without Undo', async () => {
    const settings = await chromium.getBrowser().openExtensionPage('options.html#/settings');
    const card = settings.getByRole('region', { name: 'Test wiki' });
    await card.getByRole('button', { name: 'Disconnect' }).click();
    await settings.getByText('Test wiki is disconnected.').waitFor();
    await settings.getByRole('button', { name: 'Undo' }).click();
    await card.getByText('Connected.').waitFor();
    await savePage('After the undo', 'Still sent.');
    expect(await waitForRows('After the undo')).toHaveLength(1);
    await card.getByRole('button', { name: 'Disconnect' }).click();
    // Leaving the view ends the Undo period.
    await settings.getByRole('link', { name: 'Venues' }).click();
    const storedItems = await waitForValue(
      () => chromium.getStorage().readLocalStorage(),
      (items) => !JSON.stringify(items).includes(wiki.token),
    );
    expect(JSON.stringify(storedItems)).not.toContain(wiki.token);
    const entries = await waitForValue(
      () => chromium.getStorage().readRows('outboxEntries'),
      (rows) => rows.length === 0,
    );
    expect(entries).toEqual([]);
    const readPermissions = () => chromium.getStorage().page.evaluate(() => chrome.permissions.getAll());
    const { origins } = await waitForValue(
      readPermissions,
      (permissions) => permissions.origins?.length === 0,
    );
    expect(origins).toEqual([]);
  });
});
