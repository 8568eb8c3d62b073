import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ArticleServer, startArticleServer } from '../support/article-server.ts';
import { countPixels } from '../support/count-pixels.ts';
import { clickButton, launchFirefox, type TestFirefox } from '../support/firefox.ts';
import { waitForValue } from '../support/set-up-chromium.ts';

const QUOTE = 'the log of the keeper, who noted each flood with a cross';
const HTML = `<!doctype html><html lang="en"><head><title>The gauge at the weir</title></head><body><article>
<h1>The gauge at the weir</h1>
<p>The old gauge was read twice a day. Nobody wrote down who had read it.</p>
<iframe srcdoc="<p>The frame has ${QUOTE}.</p>"></iframe>
<p>The villagers still argue about who should hold the key to the gauge, since whoever has it decides how wet the meadows are.</p>
</article></body></html>`;
/** The colour of a mark. */
const MARK_COLOR: [number, number, number] = [255, 233, 168];

describe('quotes in Firefox', () => {
  let server: ArticleServer;
  let firefox: TestFirefox;
  beforeAll(async () => {
    server = await startArticleServer();
    server.replacePage('/weir', { status: 200, html: HTML });
    server.replacePage('/paste', {
      status: 200,
      html: '<!doctype html><title>Paste</title><textarea></textarea>',
    });
    firefox = await launchFirefox();
  });
  afterAll(async () => {
    await firefox?.close();
    await server?.close();
  });

  const waitUntilClicked = async (label: string) =>
    expect(
      await waitForValue(
        () => firefox.evaluateInPopup(clickButton, label),
        (isClicked) => isClicked === true,
      ),
    ).toBe(true);
  const expectState = async (name: 'phase' | 'text', expected: string) => {
    const read = () => firefox.evaluateInPopup((doc, key) => doc.documentElement.dataset[key] ?? '', name);
    expect(await waitForValue(read, (state) => state === expected)).toBe(expected);
  };

  const expectMarks = async (page: Page) =>
    expect(
      await waitForValue(
        () => countPixels(page, MARK_COLOR),
        (count) => count > 200,
        60_000,
      ),
    ).toBeGreaterThan(200);

  /** Makes the selected words a quote of a new key point, and saves it. */
  async function quoteSelection(words: string): Promise<void> {
    await firefox.clickAction();
    await expectState('text', 'ready');
    await waitUntilClicked('Quote the selection');
    const readQuotes = () =>
      firefox.evaluateInPopup(
        (doc) =>
          [...doc.querySelectorAll('.key-point-quote')].map(({ textContent }) => textContent).join('\n'),
        null,
      );
    expect(await waitForValue(readQuotes, (text) => text?.includes(words) === true)).toContain(words);
    await waitUntilClicked('Save');
    await expectState('phase', 'saved');
  }

  it('quotes in a frame are marked there where the page has them', async () => {
    const page = await firefox.open(`${server.origin}/weir`);
    await page.evaluate((words) => {
      const frame = document.querySelector('iframe')?.contentDocument;
      const text = frame?.querySelector('p')?.firstChild;
      const start = text?.textContent?.indexOf(words) ?? 0;
      if (text) frame?.getSelection()?.setBaseAndExtent(text, start, text, start + words.length);
    }, QUOTE);
    await quoteSelection(QUOTE);

    await firefox.clickAction();
    await expectState('phase', 'editing');
    await waitUntilClicked('Mark on page');
    // A selection would cover the mark.
    await page.evaluate(() => {
      document.querySelector('iframe')?.contentWindow?.getSelection()?.removeAllRanges();
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
    await expectMarks(page);
  });

  async function openRecordOf(title: string): Promise<Page> {
    const library = await firefox.openExtensionPage('options.html#/sources');
    const findHash = (name: string) =>
      [...document.querySelectorAll('a')].find((link) => link.textContent?.trim() === name)?.hash ?? '';
    await library.waitForFunction(findHash, { timeout: 60_000 }, title);
    return firefox.openExtensionPage(`options.html${await library.evaluate(findHash, title)}`);
  }

  const OTHER_QUOTE = 'whoever has it decides how wet the meadows are';

  /** Opens the record of the page, to which it adds a second key point with a quote. */
  async function openRecord(): Promise<Page> {
    const page = await firefox.open(`${server.origin}/weir`);
    await page.evaluate((words) => {
      const text = [...document.querySelectorAll('p')].at(-1)?.firstChild;
      const start = text?.textContent?.indexOf(words) ?? 0;
      if (text) getSelection()?.setBaseAndExtent(text, start, text, start + words.length);
    }, OTHER_QUOTE);
    await quoteSelection(OTHER_QUOTE);
    return openRecordOf('The gauge at the weir');
  }

  it('quotes are copied from the record by one key, and move to another key point by keys and by dragging', async () => {
    const record = await openRecord();
    const paste = await firefox.open(`${server.origin}/paste`);
    const readClipboard = async (): Promise<string> => {
      await paste.bringToFront();
      await paste.evaluate(() => {
        const field = document.querySelector('textarea');
        if (field) field.value = '';
        field?.focus();
      });
      await paste.keyboard.down('Control');
      await paste.keyboard.press('v');
      await paste.keyboard.up('Control');
      return paste.evaluate(() => document.querySelector('textarea')?.value ?? '');
    };
    /** Presses a key on the second quote, and waits for the message. */
    const pressOnQuote = async (key: 'l' | 'm', message: string): Promise<void> => {
      await record.bringToFront();
      await record.evaluate((words) => {
        const figures = [...document.querySelectorAll<HTMLElement>('figure.quote')];
        figures.find(({ textContent }) => textContent?.includes(words))?.focus();
      }, OTHER_QUOTE);
      await record.keyboard.press(key);
      await record.waitForFunction(
        (text) => document.body.textContent?.includes(text),
        { timeout: 60_000 },
        message,
      );
    };
    await record.waitForFunction(() => document.querySelectorAll('figure.quote').length === 2, {
      timeout: 60_000,
    });
    const url = `${server.origin}/weir`;
    await pressOnQuote('l', 'Link to “whoever has it decides how wet the…” copied.');
    const link = await readClipboard();
    expect(link.startsWith(`${url}#:~:text=`)).toBe(true);
    await pressOnQuote('m', '“whoever has it decides how wet the…” copied as Markdown.');
    expect(await readClipboard()).toBe(`> ${OTHER_QUOTE}[^1]\n\n[^1]: [The gauge at the weir](${link})\n`);

    await record.bringToFront();
    await record.locator('button ::-p-text(Edit Key points)').setTimeout(60_000).click();
    const pointOf = (words: string) =>
      record.evaluate(
        (text) =>
          [...document.querySelectorAll('.key-point-quote-row')]
            .find(({ textContent }) => textContent?.includes(text))
            ?.getAttribute('aria-label') ?? '',
        words,
      );
    const waitForPoint = async (words: string, point: string) =>
      expect(
        await waitForValue(
          () => pointOf(words),
          (label) => label === point,
          60_000,
        ),
      ).toBe(point);
    await waitForPoint(OTHER_QUOTE, 'Quote of key point 2');
    await record.evaluate((words) => {
      const rows = [...document.querySelectorAll<HTMLElement>('.key-point-quote-row')];
      rows.find(({ textContent }) => textContent?.includes(words))?.focus();
    }, OTHER_QUOTE);
    await record.keyboard.down('Alt');
    await record.keyboard.press('ArrowUp');
    await record.keyboard.up('Alt');
    await waitForPoint(OTHER_QUOTE, 'Quote of key point 1');

    // A headless Firefox starts no drag for the mouse of a test, so the events of a drag are dispatched.
    await record.evaluate((words) => {
      const rows = [...document.querySelectorAll('.key-point-quote-row')];
      const row = rows.find(({ textContent }) => textContent?.includes(words));
      const target = document.querySelector('textarea[aria-label="Key point 2"]');
      const dataTransfer = new DataTransfer();
      const options = { dataTransfer, bubbles: true, cancelable: true };
      row?.dispatchEvent(new DragEvent('dragstart', options));
      target?.dispatchEvent(new DragEvent('dragover', options));
      target?.dispatchEvent(new DragEvent('drop', options));
      row?.dispatchEvent(new DragEvent('dragend', options));
    }, QUOTE);
    await waitForPoint(QUOTE, 'Quote of key point 2');
  });

  const PRESENT = 'The keeper noted each flood with a cross';
  const REMOVED = 'nobody has opened the sluice since the long rain';
  const NOTES_TITLE = 'Notes on the sluice';
  const makeNotes = (removed: string) =>
    `<!doctype html><html lang="en"><head><title>${NOTES_TITLE}</title></head><body><article><h1>${NOTES_TITLE}</h1>
<p>${PRESENT}, and the clerk of the town copied the crosses into a ledger every winter.</p>
<p>The surveyors walked along the stream and measured every weir with a brass rod that the town had lent to them.${removed}</p>
<p>The villagers still argue about who should hold the key, since whoever has it decides how wet the meadows are.</p>
</article></body></html>`;

  it('are added by the shortcut, shown on the page from the record, and found missing by a check', async () => {
    const path = '/sluice-notes';
    server.replacePage(path, { status: 200, html: makeNotes(` They wrote that ${REMOVED}.`) });
    const page = await firefox.open(`${server.origin}${path}`);
    await firefox.clickAction();
    await expectState('text', 'ready');
    await waitUntilClicked('Save');
    await expectState('phase', 'saved');
    const record = await openRecordOf(NOTES_TITLE);
    const readRecord = () => record.evaluate(() => document.querySelector('main')?.textContent ?? '');
    const waitForRecord = async (text: string) =>
      expect(await waitForValue(readRecord, (shown) => shown.includes(text), 60_000)).toContain(text);
    for (const [index, words] of [PRESENT, REMOVED].entries()) {
      await page.bringToFront();
      await page.evaluate((selected) => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const start = node.nodeValue?.indexOf(selected) ?? -1;
          if (start >= 0) getSelection()?.setBaseAndExtent(node, start, node, start + selected.length);
        }
      }, words);
      await firefox.pressShortcut('Q');
      await record.bringToFront();
      await waitForRecord(index === 0 ? '1 key point, 1 quoted' : '2 key points, 2 quoted');
    }

    await record.locator('figure.quote a ::-p-text(Show on page)').click();
    await waitForRecord('Unchanged on the page');
    await page.evaluate(() => getSelection()?.removeAllRanges());
    await page.bringToFront();
    await expectMarks(page);
    await page.close();

    server.replacePage(path, { status: 200, html: makeNotes('') });
    await record.bringToFront();
    await record.locator('::-p-xpath(//button[. = "Check now" or . = "Check again"])').click();
    await record.locator('dialog button ::-p-text(Open and check 1 page)').setTimeout(60_000).click();
    await record.waitForFunction(
      () => document.querySelector('dialog')?.textContent?.includes('1 page checked. 1 changed'),
      { timeout: 180_000 },
    );
    await record.locator('dialog button ::-p-text(Close)').click();
    await waitForRecord('1 quote is no longer on the page. 1 quote is still on the page.');
    await waitForRecord('2 key points, 2 quoted, 1 no longer on the page');

    const library = await firefox.openExtensionPage('options.html#/sources');
    const search = library.locator('input[type="search"]').setTimeout(60_000);
    await search.fill('has:quote quotes:missing');
    await library.waitForFunction(
      (title) => {
        const titles = [...document.querySelectorAll('.source-title')].map(({ textContent }) =>
          textContent?.trim(),
        );
        return titles.length === 1 && titles[0] === title;
      },
      { timeout: 60_000 },
      NOTES_TITLE,
    );
  });
});
