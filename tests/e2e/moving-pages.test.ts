import { describe, expect, it } from 'vitest';
import { clickInto, eventually, withChromium } from '../support/with-chromium.ts';

const bench = withChromium();

describe('a page that goes away under the form', () => {
  it('to another site between the click and the save: what is saved is the page that was clicked', async () => {
    const url = bench.freshUrl();
    const { page, form } = await bench.capture(url);
    await form.text();
    const title = await form.value('Title');
    await form.field('Summary').fill('Of the first page.');
    await page.evaluate((next) => location.assign(next), `${bench.server().otherOrigin}/story/another`);
    await page.waitForURL(/another/);
    // Another site under the popup may close it; the draft is then opened again on its own page.
    if (form.page.isClosed()) await page.goto(url);
    const here = form.page.isClosed() ? await bench.click(page) : form;
    await here.text();
    await here.save();

    const sources = await bench.stored().sources();
    const saved = sources.find(({ summary }) => summary === 'Of the first page.');
    expect(saved).toMatchObject({ url, title });
    expect(sources.some((source) => source.url.includes('another'))).toBe(false);
    const texts = (await bench.stored().rows('snapshots')).filter(
      ({ stableId }) => stableId === saved?.stableId,
    );
    expect(JSON.stringify(texts)).not.toContain('Entry another');
  });

  it('to another site: the next click reads the page that is there now', async () => {
    const { page, form } = await bench.capture(bench.freshUrl());
    await form.type('Summary', 'of the old page');
    await page.goto(`${bench.server().otherOrigin}/story/next`);
    const again = await bench.click(page);
    expect(await again.value('Title')).toBe('The gauge on the pier, part next');
    expect(await again.value('Summary')).toBe('');
  });
});

describe('a page that is still loading', () => {
  it('has its form before its end, loses nothing typed, and gives its whole text', async () => {
    const url = bench.freshUrl('slow');
    const page = await bench.browser().open(url, { wait: 'commit' });
    await page.waitForFunction(() => document.querySelector('p') !== null);
    const form = await bench.click(page);
    await form.type('Summary', 'Typed while it was loading.');
    bench.server().releaseSlowPages();

    expect(await form.text()).toBe('ready');
    expect(await form.value('Summary')).toBe('Typed while it was loading.');
    const title = await eventually(
      () => form.value('Title'),
      (value) => value.startsWith('The gauge'),
    );
    expect(title).toMatch(/^The gauge on the pier, part/);
    await form.save();
    const saved = (await bench.stored().sources()).find((source) => source.url === url);
    expect(saved?.summary).toBe('Typed while it was loading.');
    const [text] = (await bench.stored().rows('snapshots')).filter(
      ({ stableId }) => stableId === saved?.stableId,
    );
    expect(String(text?.text)).toContain('paragraph 14');
  });

  it('keeps what was typed when the popup closes before the page has answered', async () => {
    const page = await bench.browser().open(bench.freshUrl('slow'), { wait: 'commit' });
    await page.waitForFunction(() => document.querySelector('p') !== null);
    const form = await bench.click(page);
    await form.type('Summary', 'Early words.');
    await clickInto(page);
    bench.server().releaseSlowPages();
    await page.waitForLoadState('load');
    const again = await bench.click(page);
    expect(await again.value('Summary')).toBe('Early words.');
  });
});
