import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { takeScreenshots } from '../support/color-schemes.ts';
import { countPixels } from '../support/count-pixels.ts';
import { dragOverText } from '../support/drag-over-text.ts';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { listHighlights } from '../support/list-highlights.ts';
import { openSidePanel } from '../support/open-side-panel.ts';
import { pressAddSelection } from '../support/select-text.ts';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();
const URL_OF_PAGE = 'http://tides.example/selections';

// The passages are this project's own. Without borders, the words of a frame are where `dragOverText` looks for them.
const PAGE = `<!doctype html><html lang="en"><head><title>The gauge at the weir | Tide notes</title>
<style>iframe{border:0;width:100%;height:70px}body{font:14px sans-serif;width:820px}</style></head><body><main><article>
<h1>The gauge at the weir</h1>
<p>The old gauge was read twice a day. Nobody wrote down who had read it.</p>
<p>A second gauge was built in the spring. It stands where the mill once stood.</p>
<p>The keeper said that <em>every <a href="/reading">single</a> reading</em> was <strong>copied by hand</strong> into a ledger.</p>
<table><tr><th>Year</th><th>Readings</th></tr><tr><td>1921</td><td>seven hundred</td></tr><tr><td>1922</td><td>six hundred</td></tr></table>
<ul><li>The first ledger was lost.</li><li>The second ledger was found in a barn.</li><li>The third is in the town hall.</li></ul>
<pre><code>read gauge
  if level &gt; 4: warn
  write ledger</code></pre>
<div><template shadowrootmode="open"><p>In the shadow of the weir, the water is <b>nearly</b> still at noon.</p></template></div>
<iframe srcdoc="<p>The frame has the log of the keeper, who noted each flood with a cross.</p>"></iframe>
<p>The villagers still argue about who should hold the key to the gauge, since whoever has it decides how wet the meadows are.</p>
</article></main></body></html>`;

/** How a selection is made a quote: the form shows its button only while the page has a selection. */
type Way = 'shortcut' | 'button';
const SELECTIONS: [name: string, first: string, last: string, quote: string, way: Way][] = [
  [
    'across two blocks',
    'Nobody wrote',
    'was built in',
    'Nobody wrote down who had read it.\nA second gauge was built in',
    'shortcut',
  ],
  ['across inline markup', 'every ', 'by hand', 'every single reading was copied by hand', 'shortcut'],
  [
    'across the cells of a table',
    '1921',
    'six hundred',
    '1921 | seven hundred\n1922 | six hundred',
    'shortcut',
  ],
  [
    'across the items of a list',
    'ledger was lost',
    'found in a barn',
    'ledger was lost.\nThe second ledger was found in a barn',
    'shortcut',
  ],
  ['in code', 'if level', 'write ledger', 'if level > 4: warn\nwrite ledger', 'shortcut'],
  ['in a shadow root', 'the water is', ' still at', 'the water is nearly still at', 'button'],
  [
    'in a frame of the same origin',
    'the log of',
    'with a cross',
    'the log of the keeper, who noted each flood with a cross',
    'button',
  ],
];

const CURRENT_MARK_COLOR: [number, number, number] = [255, 197, 61];

const findSource = async () =>
  (await chromium.getStorage().readSources()).find(({ url }) => url === URL_OF_PAGE);
const readQuotes = async () => (await findSource())?.keyPoints.flatMap(({ quotes }) => quotes) ?? [];

async function openPage(): Promise<Page> {
  const page = await chromium.getBrowser().open(URL_OF_PAGE);
  await page.setViewportSize({ width: 900, height: 900 });
  return page;
}

describe('a selection of the page', () => {
  beforeAll(async () => {
    await chromium.getBrowser().context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await chromium
      .getBrowser()
      .context.route(URL_OF_PAGE, (route) =>
        route.fulfill({ contentType: 'text/html; charset=utf-8', body: PAGE }),
      );
    const { page } = await chromium.captureAndSave(URL_OF_PAGE);
    await page.close();
  });

  it.each(SELECTIONS)(
    '%s becomes a quote, which is found again on the page',
    async (name, first, last, quote, way) => {
      const page = await openPage();
      const form = await chromium.openForm(page);
      await form.waitForText();
      expect(await form.button('Quote the selection').count()).toBe(0);
      const htmlBefore = await page.content();
      await dragOverText(page, first, last);
      if (way === 'shortcut') await pressAddSelection(chromium, page);
      else {
        const formWithSelection = await chromium.openForm(page);
        await formWithSelection.button('Quote the selection').click();
        await formWithSelection.page.locator('.key-point-quote', { hasText: quote.slice(0, 20) }).waitFor();
        await formWithSelection.save();
      }
      const quotes = await waitForValue(readQuotes, (all) => all.some(({ exact }) => exact === quote));
      expect(quotes.map(({ exact }) => exact)).toContain(quote);
      const stored = quotes.find(({ exact }) => exact === quote);
      const snapshots = await chromium.getStorage().readRows('snapshots');
      const snapshot = snapshots.find(({ sha256 }) => sha256 === stored?.snapshot);
      expect(String(snapshot?.text).slice(stored?.start ?? 0, stored?.end ?? 0)).toBe(quote);

      const record = await chromium.openRecord((await findSource())?.stableId);
      const figure = record.locator('figure.quote').nth(quotes.findIndex(({ exact }) => exact === quote));
      await figure.getByRole('link', { name: 'Show on page' }).click();
      await figure.getByText('Unchanged on the page').waitFor();
      const removeSpaces = (text: string) => text.replace(/[\s|]+/g, '');
      const readCurrentMark = async () =>
        removeSpaces(
          (await listHighlights(page))
            .flatMap((mark) => mark.match(/^provenote-current-quote: (.*)/s)?.[1] ?? [])
            .join(' '),
        );
      // A check of the page may have found the words unchanged before they are marked.
      const mark = await waitForValue(readCurrentMark, (words) => words === removeSpaces(quote));
      expect(mark).toBe(removeSpaces(quote));
      expect(await page.content()).toBe(htmlBefore);
      // A selection would cover the mark. A click outside a frame does not end the selection in it.
      for (const frame of page.frames()) await frame.evaluate(() => getSelection()?.removeAllRanges());
      const countMarkPixels = () => countPixels(page, CURRENT_MARK_COLOR);
      expect(await waitForValue(countMarkPixels, (count) => count > 200, 10_000)).toBeGreaterThan(200);
      await takeScreenshots(page, `selection-${name.replaceAll(' ', '-')}`);
    },
  );
});

const openRecord = async (): Promise<Page> => {
  const record = await chromium.openRecord((await findSource())?.stableId);
  await record.locator('figure.quote').first().waitFor();
  return record;
};
const readClipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

describe('the quotes of a record', () => {
  it('are copied by one key, with a link that the browser follows to the quote and nowhere else', async () => {
    const page = await openPage();
    await chromium.openForm(page);
    const record = await openRecord();
    const quotes = await readQuotes();
    const figure = record.locator('figure.quote').filter({ hasText: 'every single reading' });
    await figure.focus();
    await record.keyboard.press('l');
    await record
      .getByText('Link to “every single reading was copied by hand” copied.', { exact: true })
      .waitFor();
    const link = await readClipboard(record);
    expect(link).toBe(`${URL_OF_PAGE}#:~:text=every,hand`);
    await figure.focus();
    await record.keyboard.press('m');
    await record
      .getByText('“every single reading was copied by hand” copied as Markdown.', { exact: true })
      .waitFor();
    expect(await readClipboard(record)).toBe(
      `> every single reading was copied by hand[^1]\n\n[^1]: [The gauge at the weir](${link})\n`,
    );
    expect(quotes.length).toBe(SELECTIONS.length);

    const getFocusedId = () => record.evaluate(() => document.activeElement?.id);
    const id = (await getFocusedId()) ?? '';
    await record.keyboard.press('Alt+PageDown');
    expect(await getFocusedId()).toBe(`quote-${Number(id.slice('quote-'.length)) + 1}`);
    await record.keyboard.press('Alt+PageUp');
    expect(await getFocusedId()).toBe(id);
    await record.keyboard.press('Enter');
    await figure.getByText('Unchanged on the page').waitFor();

    // In a low window, the browser has to scroll to the quote.
    await page.setViewportSize({ width: 900, height: 120 });
    await page.goto('about:blank');
    await page.goto(link);
    const isVisible = () =>
      page.evaluate(() => {
        const { top, bottom } = document.querySelector('em')?.getBoundingClientRect() ?? {
          top: -1,
          bottom: 0,
        };
        return scrollY > 0 && top >= 0 && bottom <= innerHeight;
      });
    expect(await waitForValue(isVisible, Boolean)).toBe(true);
  });

  it('have a link that the browser follows, except those in a frame, whose message says so', async () => {
    const record = await openRecord();
    const figures = record.locator('figure.quote');
    await figures.nth(SELECTIONS.length - 1).waitFor();
    for (const [, first, , quote] of SELECTIONS) {
      const page = await openPage();
      await chromium.openForm(page);
      await record.bringToFront();
      await figures.filter({ hasText: quote.split('\n')[0] ?? '' }).focus();
      await record.keyboard.press('l');
      const message = record.getByText(`Link to “${quote.slice(0, 20).split('\n')[0]}`);
      await message.waitFor();
      const isInFrame = quote.startsWith('the log');
      expect((await message.textContent())?.includes('may not lead to the words'), quote).toBe(isInFrame);
      const link = await readClipboard(record);
      if (isInFrame) continue;
      // In a low window, the browser has to scroll to the quote.
      await page.setViewportSize({ width: 900, height: 120 });
      await page.goto('about:blank');
      await page.goto(link);
      const isVisible = () =>
        page.evaluate((words) => {
          const roots = [
            document.body,
            ...[...document.querySelectorAll('div')].flatMap((div) => div.shadowRoot ?? []),
          ];
          const elements = roots.flatMap((root) => [...root.querySelectorAll('p,td,li,code')]);
          const element = elements.find(({ textContent }) => textContent?.includes(words));
          const { top, bottom } = element?.getBoundingClientRect() ?? { top: -1, bottom: 0 };
          return scrollY > 0 && bottom > 0 && top < innerHeight;
        }, first.trim());
      expect(await waitForValue(isVisible, Boolean), link).toBe(true);
      await page.close();
    }
  });

  it('say that their link was checked in the captured text if the page is not open', async () => {
    const record = await openRecord();
    await record.locator('figure.quote').first().focus();
    await record.keyboard.press('l');
    await record
      .getByText('The link was checked in your captured text, because the page is not open.')
      .waitFor();
  });

  it('are marked in the captured text, and a click on a mark leads to the key point', async () => {
    const record = await openRecord();
    await record.locator('.snapshot-text p').first().waitFor();
    const findMark = () =>
      record.evaluate(() => {
        const mark = Array.from(CSS.highlights.get('record-quote') ?? [], (range) => range as Range).find(
          (range) => String(range).includes('found in a barn'),
        );
        mark?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
        const { left = 0, top = 0, bottom = 0 } = mark?.getBoundingClientRect() ?? {};
        return mark ? { x: left + 5, y: (top + bottom) / 2 } : null;
      });
    const point = await waitForValue(findMark, (place) => place !== null);
    await record.mouse.click(point?.x ?? 0, point?.y ?? 0);
    const focused = record.locator('figure.quote:focus');
    await focused.filter({ hasText: 'found in a barn' }).waitFor();
    await takeScreenshots(record, 'quote-of-mark');
  });
});

describe('the quotes beside the form', () => {
  it('are listed in the order of the page, and move to another key point by keys and by dragging', async () => {
    const page = await openPage();
    const form = await chromium.openForm(page);
    await form.button('Mark on page').click();
    const list = form.page.locator('.page-quotes li');
    await list.nth(SELECTIONS.length - 1).waitFor();
    const shown = await list.locator('button').allTextContents();
    expect(shown.map((text) => text.slice(0, 12))).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((index) => SELECTIONS[index]?.[3].slice(0, 12)),
    );
    expect(await list.getByText('Unchanged on the page').count()).toBe(SELECTIONS.length);
    await list.nth(3).locator('button').click();
    const readCurrent = async () =>
      (await listHighlights(page)).filter((mark) => mark.startsWith('provenote-current')).join(' ');
    expect(await waitForValue(readCurrent, (marks) => marks.includes('found in a barn'))).toContain('barn');

    const quote = (words: string) => form.page.locator('.key-point-quote-row').filter({ hasText: words });
    const pointOf = async (words: string) => quote(words).first().getAttribute('aria-label');
    expect(await pointOf('every single')).toBe('Quote of key point 2');
    await quote('every single').focus();
    await form.page.keyboard.press('Alt+ArrowUp');
    expect(await pointOf('every single')).toBe('Quote of key point 1');
    await quote('found in a barn').dragTo(form.field('Key point 1'));
    expect(await pointOf('found in a barn')).toBe('Quote of key point 1');
    await form.save();
    const [point] = (await findSource())?.keyPoints ?? [];
    expect(point?.quotes).toHaveLength(3);
  });

  it('are added from the text preview, from a selection and from a match of its search', async () => {
    const page = await openPage();
    const form = await chromium.openForm(page);
    await form.waitForText();
    await form.button('Text').click();
    const preview = form.page.getByRole('region', { name: 'Captured text' });
    const paragraph = preview.getByText('The villagers still argue');
    await paragraph.scrollIntoViewIfNeeded();
    await dragOverText(form.page, 'argue about', 'who should');
    await preview.getByRole('button', { name: 'Quote the selection' }).click();
    await form.waitForStatus(/Quote added/);
    await preview.getByLabel('Search in the text').fill('hold the KEY');
    await preview.getByRole('button', { name: 'Quote this match' }).click();
    await takeScreenshots(form.page, 'preview-quote');
    await preview.getByRole('button', { name: 'Close' }).click();
    await form.save();
    const quotes = await readQuotes();
    expect(quotes.slice(-2)).toMatchObject([
      { exact: 'argue about who should', snapshot: expect.any(String) },
      { exact: 'hold the key', snapshot: expect.any(String) },
    ]);
  });

  it('are added in the side panel by a button, which is there only while the page has a selection', async () => {
    const page = await openPage();
    const form = await chromium.openForm(page);
    const panel = await openSidePanel(form, { width: 420, height: 700 });
    const button = panel.button('Quote the selection');
    expect(await button.count()).toBe(0);
    const enterPanel = async (): Promise<void> => {
      await panel.page.mouse.move(-5, 300);
      await panel.page.mouse.move(200, 300);
    };
    await dragOverText(page, 'It stands', 'once stood');
    await enterPanel();
    await button.click();
    await panel.page
      .locator('.key-point-quote', { hasText: 'It stands where the mill once stood' })
      .waitFor();
    await page.mouse.click(4, 4);
    await enterPanel();
    await button.waitFor({ state: 'detached' });
  });

  it('are moved, deleted, restored and shown by keys in the side panel, several at one key point', async () => {
    const page = await openPage();
    const form = await chromium.openForm(page);
    const panel = await openSidePanel(form);
    const { keyboard } = panel.page;
    const rows = panel.page.getByRole('group', { name: 'Quote of key point 1', exact: true });
    await rows.nth(2).waitFor();
    const wordsBefore = await rows.allTextContents();

    await rows.nth(1).focus();
    await keyboard.press('Delete');
    await panel.page.getByText(/Quote of key point \d deleted\./).waitFor();
    expect(await rows.allTextContents()).toEqual([wordsBefore[0], wordsBefore[2]]);
    await takeScreenshots(panel.page, 'panel-quote-deleted');
    // Undo is in view, although the list continues below.
    const isInView = (element: Element) => {
      const { left, top } = element.getBoundingClientRect();
      return element.contains(document.elementFromPoint(left + 5, top + 5));
    };
    expect(await panel.button('Undo').evaluate(isInView)).toBe(true);
    await panel.button('Undo').focus();
    await keyboard.press('Enter');
    await rows.nth(2).waitFor();
    expect(await rows.allTextContents()).toEqual(wordsBefore);
    expect(await panel.statusStrip.textContent()).not.toContain('Quote added');

    await rows.nth(0).focus();
    await keyboard.press('Alt+ArrowDown');
    const focused = panel.page.locator('.key-point-quote-row:focus');
    expect(await focused.getAttribute('aria-label')).toBe('Quote of key point 2');
    expect(await focused.textContent()).toBe(wordsBefore[0]);
    expect(await rows.allTextContents()).toEqual(wordsBefore.slice(1));
    await keyboard.press('Alt+ArrowUp');
    expect(await rows.allTextContents()).toEqual([...wordsBefore.slice(1), wordsBefore[0]]);
    expect(await focused.textContent()).toBe(wordsBefore[0]);
    await takeScreenshots(panel.page, 'panel-quote-moved');

    await keyboard.press('Enter');
    const readCurrent = async () =>
      (await listHighlights(page)).filter((mark) => mark.startsWith('provenote-current')).join(' ');
    const shownWords = (wordsBefore[0] ?? '').slice(0, 12);
    expect(await waitForValue(readCurrent, (marks) => marks.includes(shownWords))).toContain(shownWords);

    await panel.button('Mark on page').click();
    const list = panel.page.locator('.page-quotes li');
    await list.nth(SELECTIONS.length - 1).waitFor();
    await list.last().scrollIntoViewIfNeeded();
    const { scrollWidth, clientWidth } = await panel.page.locator('.form-middle').evaluate((middle) => ({
      scrollWidth: middle.scrollWidth,
      clientWidth: middle.clientWidth,
    }));
    expect(scrollWidth).toBe(clientWidth);
    expect(await findAccessibilityViolations(panel.page)).toEqual([]);
    await takeScreenshots(panel.page, 'panel-page-quotes');
  });

  it('are copied by keys beside the form too, from a key point and from the list, which names the quote', async () => {
    const page = await openPage();
    const form = await chromium.openForm(page);
    const panel = await openSidePanel(form);
    const { keyboard } = panel.page;
    const quotes = await readQuotes();
    const rows = panel.page.getByRole('group', { name: 'Quote of key point 1', exact: true });
    await rows.nth(2).waitFor();
    const links: string[] = [];
    for (const index of [0, 1, 2]) {
      const words = (await rows.nth(index).locator('blockquote').textContent()) ?? '';
      await rows.nth(index).focus();
      await keyboard.press('l');
      await panel.statusStrip.getByText(`Link to “${words.slice(0, 20)}`).waitFor();
      if (index === 1) await takeScreenshots(panel.page, 'panel-quote-copied');
      links.push(await readClipboard(panel.page));
    }
    expect(new Set(links).size).toBe(3);
    for (const link of links) expect(link.startsWith(`${URL_OF_PAGE}#:~:text=`)).toBe(true);

    await panel.button('Mark on page').click();
    const item = panel.page.locator('.page-quotes li button').filter({ hasText: 'found in a barn' });
    await item.focus();
    await keyboard.press('m');
    await panel.statusStrip.getByText('“ledger was lost.').waitFor();
    const markdown = await readClipboard(panel.page);
    const words = quotes.find(({ exact }) => exact.includes('found in a barn'))?.exact ?? '';
    expect(markdown.startsWith(`> ${words.split('\n')[0]}\n>\n> ${words.split('\n')[1]}[^1]`)).toBe(true);
    expect(markdown).toContain(`[The gauge at the weir](${URL_OF_PAGE}#:~:text=`);
  });

  it('are copied one by one in the record, each with its own link', async () => {
    const page = await openPage();
    await chromium.openForm(page);
    const record = await openRecord();
    const figures = record.locator('.record-key-points > li').first().locator('figure.quote');
    expect(await figures.count()).toBeGreaterThan(1);
    const words = await figures.locator('blockquote').allTextContents();
    const copy = async (index: number) => {
      await figures.nth(index).focus();
      await record.keyboard.press('m');
      const markdown = await waitForValue(
        () => readClipboard(record),
        (text) => text.startsWith(`> ${(words[index] ?? '').split('\n')[0]}`),
      );
      await figures.nth(index).focus();
      await record.keyboard.press('l');
      // The message names the quote.
      await record.getByText(`Link to “${(words[index] ?? '').slice(0, 20)}`).waitFor();
      const link = await readClipboard(record);
      expect(link.startsWith(`${URL_OF_PAGE}#:~:text=`)).toBe(true);
      expect(markdown).toContain(`(${link})`);
      return link;
    };
    expect(new Set([await copy(0), await copy(1), await copy(2)]).size).toBe(3);
    await takeScreenshots(record, 'record-quotes', [1280, 600]);
  });
});
