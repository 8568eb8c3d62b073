import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ArticleServer, startArticleServer } from '../support/article-server.ts';
import { clickButton, launchFirefox, type TestFirefox, UNDO_BUTTON } from '../support/firefox.ts';
import { makePaperWithId } from '../support/pdf/papers.ts';
import { startPdfServer } from '../support/pdf/pdf-server.ts';
import { waitForValue } from '../support/set-up-chromium.ts';

describe('extension in Firefox', () => {
  let server: ArticleServer;
  let firefox: TestFirefox;

  beforeAll(async () => {
    server = await startArticleServer();
    firefox = await launchFirefox();
  });
  afterAll(async () => {
    await firefox?.close();
    await server?.close();
  });

  const readPhase = () => firefox.evaluateInPopup((doc) => doc.documentElement.dataset.phase ?? '', null);
  const readTextStatus = () => firefox.evaluateInPopup((doc) => doc.documentElement.dataset.text ?? '', null);
  const expectPhase = async (expectedPhase: string) =>
    expect(await waitForValue(readPhase, (phase) => phase === expectedPhase)).toBe(expectedPhase);
  const readField = (label: string) =>
    firefox.evaluateInPopup((doc, name) => {
      const matchingLabel = [...doc.querySelectorAll('label')].find(
        (element) => element.textContent?.trim() === name,
      )?.control;
      const field = matchingLabel ?? doc.querySelector(`[aria-label="${name}"]`);
      return (field as HTMLInputElement | null)?.value ?? null;
    }, label);
  // `setUserInput` is available to privileged code only. It sets the value and dispatches the same events as typing.
  const typeIntoField = (label: string, text: string) =>
    firefox.evaluateInPopup(
      (doc, [name, value]) => {
        const matchingLabel = [...doc.querySelectorAll('label')].find(
          (element) => element.textContent?.trim() === name,
        )?.control;
        const field = matchingLabel ?? doc.querySelector(`[aria-label="${name}"]`);
        (field as unknown as { setUserInput: (text: string) => void }).setUserInput(value);
        return true;
      },
      [label, text] as const,
    );
  const clickPopupButton = (label: string) => firefox.evaluateInPopup(clickButton, label);

  it('opens the form on a real click, with title, authors and date of the page', async () => {
    await firefox.open(`${server.origin}/tide-gauge.html`);
    await firefox.clickAction();
    await expectPhase('editing');
    expect(await readField('Title')).toBe('The town that kept two tide gauges');
    expect(await readField('Authors')).toBe('Ines Halvorsen\nTomás Okafor');
    expect(await readField('Published')).toBe('2026-03-14');
    expect(await waitForValue(readTextStatus, (textStatus) => textStatus === 'ready')).toBe('ready');
  });

  it('saves the typed fields after the background page was stopped', async () => {
    await typeIntoField('Summary', 'Two gauges, one tide.');
    await typeIntoField('Key point 1', 'The average hid the storms.');
    await typeIntoField('Importance', '42');
    await firefox.stopBackground();
    expect(await clickPopupButton('Save')).toBe(true);
    await expectPhase('saved');
  });

  it('lists the saved source and opens its source', async () => {
    const library = await firefox.openExtensionPage('options.html#/sources');
    await library.waitForFunction(
      () =>
        [...document.querySelectorAll('a')].some(
          (link) => link.textContent?.trim() === 'The town that kept two tide gauges',
        ),
      { timeout: 60_000 },
    );
    const href = await library.evaluate(
      () =>
        [...document.querySelectorAll('a')].find((link) => link.href.includes('#/sources/sid_'))?.href ?? '',
    );
    const recordPage = await firefox.openExtensionPage(href.slice(href.indexOf('options.html')));
    await recordPage.waitForFunction(
      () =>
        ['Two gauges, one tide.', 'The average hid the storms.', '42'].every((words) =>
          document.body.textContent?.includes(words),
        ),
      { timeout: 60_000 },
    );
  });

  it('finds a source by a word of its summary, and shows it in the table', async () => {
    const library = await firefox.openExtensionPage('options.html#/sources');
    const title = 'The town that kept two tide gauges';
    const waitForCount = (expected: number) =>
      library.waitForFunction(
        (name, count) =>
          [...document.querySelectorAll('a')].filter((link) => link.textContent?.trim() === name).length ===
          count,
        { timeout: 60_000 },
        title,
        expected,
      );
    await waitForCount(1);
    await library.type('input[type=search]', 'zeppelin');
    await waitForCount(0);
    await library.$eval('input[type=search]', (input) => input.select());
    await library.type('input[type=search]', 'one tide');
    await waitForCount(1);
    await library.locator('button ::-p-text(Table)').click();
    await library.waitForSelector('.table-head[data-column=title]', { timeout: 60_000 });
    await waitForCount(1);
  });

  it('sets the importance in the review queue by a key, marks the source as reviewed, and undoes both', async () => {
    const review = await firefox.openExtensionPage('options.html#/review');
    const waitForText = (text: string) =>
      review.waitForFunction(
        (expected) => document.body.textContent?.includes(expected),
        { timeout: 60_000 },
        text,
      );
    await waitForText('1 source left');
    await review.keyboard.press('5');
    await waitForText('Importance set to 95');
    await review.locator(UNDO_BUTTON).click();
    await waitForText('Change of importance undone');
    await review.keyboard.press('r');
    await waitForText('Nothing left to review');
    await review.locator(UNDO_BUTTON).click();
    await waitForText('1 source left');
    await review.close();
  });

  it('saves a backup to the downloads', async () => {
    const settings = await firefox.openExtensionPage('options.html#/settings');
    await settings.locator('button ::-p-text(Back up now)').click();
    await settings.waitForFunction(
      () => document.body.textContent?.includes('Backup of 1 source saved to your downloads and verified'),
      { timeout: 60_000 },
    );
    const listBackups = async () =>
      readdirSync(firefox.downloadFolder)
        .filter((name) => /^provenote-backup-.*\.zip$/.test(name))
        .map((name) => readFileSync(join(firefox.downloadFolder, name)));
    // Firefox creates an empty file first.
    const [backup] = await waitForValue(listBackups, ([bytes]) => bytes !== undefined && bytes.length > 0);
    const files = unzipSync(backup ?? new Uint8Array());
    expect(Object.keys(files).some((path) => path.includes('manifest'))).toBe(true);
  });

  it('opens the saved source on the next click, and does not create a second source', async () => {
    await firefox.open(`${server.origin}/tide-gauge.html?utm_source=letter`);
    await firefox.clickAction();
    await expectPhase('editing');
    expect(
      await waitForValue(
        () => readField('Summary'),
        (value) => value !== '',
      ),
    ).toBe('Two gauges, one tide.');
    await typeIntoField('Importance', '43');
    expect(await clickPopupButton('Save')).toBe(true);
    await expectPhase('saved');
    const library = await firefox.openExtensionPage('options.html#/sources');
    await library.waitForFunction(() => document.body.textContent?.includes('43'), { timeout: 60_000 });
    const sourceLinkCount = await library.evaluate(
      () => [...document.querySelectorAll('a')].filter((link) => link.href.includes('#/sources/sid_')).length,
    );
    expect(sourceLinkCount).toBe(1);
  });

  it('quotes a selection, marks it on the page, and says when the words are gone', async () => {
    const url = `${server.origin}/story/quoted`;
    const page = await firefox.open(url);
    const readPart = (selector: string) =>
      firefox.evaluateInPopup((doc, part) => doc.querySelector(part)?.textContent ?? '', selector);
    await firefox.clickAction();
    expect(await waitForValue(readTextStatus, (textStatus) => textStatus === 'ready')).toBe('ready');
    expect(await clickPopupButton('Save')).toBe(true);
    await expectPhase('saved');

    const quoted = await page.evaluate(() => {
      const paragraph = [...document.querySelectorAll('p')].find(
        ({ textContent }) => (textContent ?? '').length > 60,
      );
      const text = paragraph?.firstChild;
      if (!text) return '';
      getSelection()?.setBaseAndExtent(text, 0, text, 40);
      return getSelection()?.toString() ?? '';
    });
    await firefox.clickAction();
    expect(await waitForValue(readTextStatus, (textStatus) => textStatus === 'ready')).toBe('ready');
    await waitForValue(
      () => clickPopupButton('Quote the selection'),
      (isClicked) => isClicked === true,
    );
    const readQuote = () => readPart('.key-point-quote');
    expect(await waitForValue(readQuote, (text) => text?.includes(quoted) === true)).toContain(quoted);
    expect(await clickPopupButton('Save')).toBe(true);
    await expectPhase('saved');

    await firefox.clickAction();
    await expectPhase('editing');
    await waitForValue(
      () => clickPopupButton('Mark on page'),
      (isClicked) => isClicked === true,
    );
    const listHighlightNames = () => page.evaluate(() => [...CSS.highlights.keys()]);
    expect(await waitForValue(listHighlightNames, (names) => names.length > 0)).toContain('provenote-quote');

    await page.evaluate((words) => {
      for (const paragraph of document.querySelectorAll('p'))
        if (paragraph.textContent?.includes(words)) paragraph.textContent = 'Other words stand here now.';
    }, quoted);
    await firefox.clickAction();
    const gone = /1 quote is no longer on the page/;
    const readStatus = () => readPart('[role=status]');
    expect(await waitForValue(readStatus, (status) => gone.test(status ?? ''))).toMatch(gone);
  });

  it('marks saved pages on the toolbar button after the reader asked for it, and stops at once', async () => {
    const url = `${server.origin}/tide-gauge.html`;
    await firefox.open(url);
    const settings = await firefox.openExtensionPage('options.html#/settings');
    const label = await settings.waitForSelector(
      '::-p-text(Show a check mark on the toolbar button of saved pages)',
      { timeout: 60_000 },
    );
    const findTabId = () =>
      settings.evaluate(
        async (pageUrl) =>
          (await browser.tabs.query({})).find(({ url: tabUrl }) => tabUrl === pageUrl)?.id ?? null,
        url,
      );
    const expectBadge = async (tabId: number | null, expected: string): Promise<void> => {
      const readBadge = () =>
        settings.evaluate((id) => browser.action.getBadgeText({ tabId: id ?? -1 }), tabId);
      expect(await waitForValue(readBadge, (badge) => badge === expected)).toBe(expected);
    };
    await label?.click();
    // The extension knows the URL of a tab only while it has access to all sites.
    const tabId = await waitForValue(findTabId, (id) => id !== null);
    await expectBadge(tabId, '\u2713');
    await label?.click();
    await expectBadge(tabId, '');
    const hasAccess = () =>
      settings.evaluate(() => browser.permissions.contains({ origins: ['https://*/*', 'http://*/*'] }));
    expect(await waitForValue(hasAccess, (isAllowed) => !isAllowed)).toBe(false);
  });

  it('reads a PDF after a click on Allow access, quotes its text view, and stores its file', async () => {
    const paper = await makePaperWithId('two-columns');
    const pdfServer = await startPdfServer({ '/paper.pdf': { bytes: paper.bytes, needsCookie: true } });
    const settings = await firefox.openExtensionPage('options.html#/settings');
    await settings.locator('::-p-aria([name="Store the file of a PDF with its source"])').click();
    await settings.waitForFunction(() => document.body.textContent?.includes('No PDF files are stored'));
    await firefox.open(`${pdfServer.origin}/sign-in`);
    await firefox.open(`${pdfServer.origin}/paper.pdf`);
    await firefox.clickAction();
    await expectPhase('unreadable');
    const readStatus = () =>
      firefox.evaluateInPopup((doc) => doc.querySelector('[role=status]')?.textContent ?? '', null);
    const sentence = /does not let Provenote read this PDF. Allow access to its site to read it/;
    expect(await waitForValue(readStatus, (status) => sentence.test(status ?? ''))).toMatch(sentence);
    expect(await clickPopupButton('Allow access')).toBe(true);
    expect(await waitForValue(readTextStatus, (textStatus) => textStatus === 'ready')).toBe('ready');
    expect(await readField('Title')).toBe(paper.title);
    expect(await readField('Authors')).toBe(paper.authors.join('\n'));
    expect(await clickPopupButton('Text')).toBe(true);
    // The view is loaded when it is opened.
    await waitForValue(
      () => readField('Search in the text'),
      (value) => value !== null,
    );
    await typeIntoField('Search in the text', 'station');
    const countMarks = () => firefox.evaluateInPopup((doc) => doc.querySelectorAll('mark').length, null);
    expect(await waitForValue(countMarks, (count) => (count ?? 0) > 0)).toBeGreaterThan(0);
    expect(await clickPopupButton('Quote this match')).toBe(true);
    expect(await waitForValue(readStatus, (status) => /Quote added/.test(status ?? ''))).toMatch(
      /Quote added/,
    );
    expect(await clickPopupButton('Save')).toBe(true);
    await expectPhase('saved');
    await pdfServer.close();

    const library = await firefox.openExtensionPage('options.html#/sources');
    const findLink = (title: string) =>
      [...document.querySelectorAll('a')].find((link) => link.textContent?.trim() === title)?.hash ?? '';
    await library.waitForFunction(findLink, { timeout: 60_000 }, paper.title);
    const hash = await library.evaluate(findLink, paper.title);
    const recordPage = await firefox.openExtensionPage(`options.html${hash}`);
    await recordPage.waitForFunction(() =>
      /p\. \d/.test(document.querySelector('#quote-1, [id^=quote]')?.textContent ?? ''),
    );
    const openButton = await recordPage.waitForSelector('button ::-p-text(Open stored PDF)');
    await openButton?.click();
    // WebDriver does not list the tab, because the viewer of Firefox shows it.
    const hasViewer = (urls: string[]) => urls.some((url) => /^blob:moz-extension:.*#page=1$/.test(url));
    expect(await waitForValue(firefox.listTabUrls, hasViewer)).toSatisfy(hasViewer);
  });

  it('says that Firefox gives no file of this computer to an extension', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'local-'));
    const file = join(folder, 'local.pdf');
    writeFileSync(file, (await makePaperWithId('two-columns')).bytes);
    await firefox.open(pathToFileURL(file).href);
    await firefox.clickAction();
    await expectPhase('unreadable');
    expect(
      await firefox.evaluateInPopup((doc) => doc.querySelector('[role=status]')?.textContent ?? '', null),
    ).toMatch(/does not let Provenote read files on this computer .* Add this PDF in the library/);
    rmSync(folder, { recursive: true });
  });

  it('says where to add a PDF that its site sends as an attachment, and saves its address', async () => {
    const paper = await makePaperWithId('junk-info');
    const headers = { 'content-disposition': 'attachment; filename="attached.pdf"' };
    const pdfServer = await startPdfServer({ '/attached.pdf': { bytes: paper.bytes, headers } });
    const url = `${pdfServer.origin}/attached.pdf`;
    // Firefox opens the downloaded file in a tab of its own. The tab that was to show the PDF stays empty.
    await firefox.open(url);
    const isFileOpen = (urls: string[]) => urls.some((tabUrl) => /^file:.*attached\.pdf$/.test(tabUrl));
    expect(await waitForValue(firefox.listTabUrls, isFileOpen)).toSatisfy(isFileOpen);
    await firefox.clickAction();
    await expectPhase('unreadable');
    const readStatus = () =>
      firefox.evaluateInPopup((doc) => doc.querySelector('[role=status]')?.textContent ?? '', null);
    const sentence = /If it is a PDF or was downloaded, add the file in the library\.$/;
    expect(await waitForValue(readStatus, (status) => sentence.test(status ?? ''))).toMatch(sentence);
    await typeIntoField('Address', url);
    await typeIntoField('Title', 'The address of an attachment');
    expect(await clickPopupButton('Save')).toBe(true);
    await expectPhase('saved');
    await pdfServer.close();
  });

  it('captures the text with comments on a click', async () => {
    const bytes = readFileSync(
      join(import.meta.dirname, '../fixtures/pages/text/article-with-comments.html'),
    );
    const pageServer = await startPdfServer({
      '/read-it-twice': { bytes, headers: { 'content-type': 'text/html; charset=utf-8' } },
    });
    await firefox.open(`${pageServer.origin}/read-it-twice`);
    await firefox.clickAction();
    await expectPhase('editing');
    const readStatus = () =>
      firefox.evaluateInPopup((doc) => doc.querySelector('[role=status]')?.textContent ?? '', null);
    const expectStatus = async (sentence: RegExp) =>
      expect(await waitForValue(readStatus, (status) => sentence.test(status ?? ''))).toMatch(sentence);
    await expectStatus(/words of comments left out/);
    expect(await clickPopupButton('Include comments')).toBe(true);
    await expectStatus(/Captured with comments/);
    await pageServer.close();
  });

  it('opens the form on a page that extensions cannot read, and shows the reason', async () => {
    await firefox.open('about:license');
    await firefox.clickAction();
    await expectPhase('unreadable');
    expect(
      await firefox.evaluateInPopup((doc) => doc.querySelector('[role=status]')?.textContent ?? '', null),
    ).toMatch(/\w/);
  });
});
