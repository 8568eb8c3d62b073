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

  it('in a frame are marked there where the page has them', async () => {
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
    expect(
      await waitForValue(
        () => countPixels(page, MARK_COLOR),
        (count) => count > 200,
        20_000,
      ),
    ).toBeGreaterThan(200);
  });

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
    const library = await firefox.openExtensionPage('options.html#/sources');
    const findHash = (title: string) =>
      [...document.querySelectorAll('a')].find((link) => link.textContent?.trim() === title)?.hash ?? '';
    await library.waitForFunction(findHash, { timeout: 60_000 }, 'The gauge at the weir');
    return firefox.openExtensionPage(
      `options.html${await library.evaluate(findHash, 'The gauge at the weir')}`,
    );
  }

  it('are copied from the record by one key, and move to another key point by keys and by dragging', async () => {
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
    await pressOnQuote('l', 'Link to the quote copied.');
    const link = await readClipboard();
    expect(link.startsWith(`${url}#:~:text=`)).toBe(true);
    await pressOnQuote('m', 'Quote copied as Markdown.');
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
          20_000,
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
});
