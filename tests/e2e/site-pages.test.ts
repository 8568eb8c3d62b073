import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { clickIntoPage, setUpChromium, waitForStoredText } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();

/** Opens the URL of a site. The response is a file of the article server. */
async function openWithFixture(url: string, file: string): Promise<Page> {
  const html = await (await fetch(`${chromium.getServer().origin}/${file}`)).text();
  const { context, open } = chromium.getBrowser();
  const isRequestedUrl = ({ href }: URL) => href === url;
  await context.route(isRequestedUrl, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
  );
  return open(url);
}

async function readSavedText(url: string): Promise<{ text: string; markdown: string }> {
  const savedSource = (await chromium.getStorage().readSources()).find((source) => source.url === url);
  const rows = await chromium.getStorage().readRows('snapshots');
  const row = rows.find(({ stableId }) => stableId === savedSource?.stableId);
  return row as { text: string; markdown: string };
}

describe('video page', () => {
  it('explains how to open the transcript, leaves the page unchanged, and captures the open transcript', async () => {
    const url = 'https://www.youtube.com/watch?v=GAUGE000001';
    const page = await openWithFixture(url, 'video.html');
    const markupBefore = await page.evaluate(() => document.documentElement.outerHTML);

    const firstForm = await chromium.openForm(page);
    expect(await firstForm.waitForText()).toBe('ready');
    const statusText = await firstForm.waitForStatus(/Show transcript/);
    expect(statusText).toMatch(/^Captured · 14 words, .*“Show transcript” under the description/);
    expect(await firstForm.button('Read again').isVisible()).toBe(true);
    expect(await firstForm.page.getByRole('alert').count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(markupBefore);

    await firstForm.typeInto('Summary', 'Twice is better.');
    await waitForStoredText(chromium.getStorage(), 'Twice is better.');
    await clickIntoPage(page);
    await page.getByRole('button', { name: 'Show transcript' }).click();
    const secondForm = await chromium.openForm(page);
    expect(await secondForm.waitForText()).toBe('ready');
    expect(await secondForm.readValue('Summary')).toBe('Twice is better.');
    await secondForm.save();

    const { text, markdown } = await readSavedText(url);
    expect(text.split('\n')).toEqual([
      'How the gauge on the pier is read, and why it is read twice.',
      'Transcript',
      'So this is the gauge, and the float stands in a well.',
      'The first reading always comes before breakfast.',
    ]);
    expect(markdown).toContain('- 0:14 The first reading always comes before breakfast.');
  });
});

describe('discussion thread', () => {
  it('is captured with every post, and the record page shows author and time of each', async () => {
    const url = 'https://www.reddit.com/r/tides/comments/9/read_it_twice/';
    const page = await openWithFixture(url, 'thread.html');
    const form = await chromium.openForm(page);
    expect(await form.waitForText()).toBe('ready');
    await form.save();

    const { text } = await readSavedText(url);
    expect(text.split('\n')).toEqual([
      'ines_h · 2026-03-14 08:00',
      'Our gauge is read by hand and by a sensor. Which of the two would you trust for a series of a hundred years?',
      'per_holm · 2026-03-14 09:30',
      'The hand, as long as somebody writes down when the staff was moved. A sensor forgets that it was ever replaced.',
      'ana_lind · 2026-03-15 10:45',
      'Both!',
    ]);
    const savedSource = (await chromium.getStorage().readSources()).find((source) => source.url === url);
    const recordPage = await chromium.openRecord(savedSource?.stableId);
    const lines = recordPage.locator('.snapshot-text .markdown[aria-busy="false"] > p');
    await lines.first().waitFor();
    const displayedLines = await lines.allTextContents();
    expect(displayedLines.slice(-2)).toEqual(['ana_lind · 2026-03-15 10:45', 'Both!']);
  });
});

describe('archived copy', () => {
  const STORY = 'harbour-light.example/tide-gauge.html';
  const publishedDate = '2026-03-14';
  const copies = [
    [
      'the Wayback Machine',
      `https://web.archive.org/web/20260320101112/https://${STORY}`,
      `https://${STORY}`,
      'copy-wayback.html',
    ],
    [
      'archive.ph',
      'https://archive.ph/aB3xY',
      'https://harbour-light.example/two-gauges.html',
      'copy-today.html',
    ],
  ] as const;

  it.each(copies)(
    'on %s is saved as a source of the original page, and the next click opens that source',
    async (_, url, original, file) => {
      const page = await openWithFixture(url, file);
      const form = await chromium.openForm(page);
      expect(await form.waitForText()).toBe('ready');
      expect(await form.readValue('Address')).toBe(original);
      expect(await form.readValue('Published')).toBe(publishedDate);
      await form.save();

      const savedSources = (await chromium.getStorage().readSources()).filter(
        (source) => source.url === original,
      );
      expect(savedSources).toHaveLength(1);
      expect(savedSources[0]).toMatchObject({ archiveUrl: url, publishedDate });

      await clickIntoPage(page);
      const reopenedForm = await chromium.openForm(page);
      const statusText = await reopenedForm.waitForStatus(/^Already saved on /);
      expect(statusText).toMatch(/^Already saved on /);
      await reopenedForm.page.close();
    },
  );
});
