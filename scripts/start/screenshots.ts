import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startArticleServer } from '../../tests/support/article-server.ts';
import { launchChromium, type TestBrowser } from '../../tests/support/chromium.ts';
import { createForm } from '../../tests/support/form.ts';
import { startPdfServer } from '../../tests/support/pdf/pdf-server.ts';
import { logStep } from './log-step.ts';
import {
  capturePage,
  fillForm,
  type ReaderNotes,
  takeWideScreenshot,
  waitForAnimations,
} from './reader-actions.ts';

const IMAGES_FOLDER = join(import.meta.dirname, '../../docs/images');

// The sources in the library. The last one is shown in the screenshots of the source and the form.
const SAMPLE_SOURCES: { url: string; notes: ReaderNotes }[] = [
  {
    url: 'http://harbour-light.example/story/silt',
    notes: {
      summary: 'How silt dampens a sensor.',
      keyPoints: ['Silt lowers readings.'],
      importance: 30,
      tags: ['sensors'],
    },
  },
  {
    url: 'http://pier-letters.example/story/storms',
    notes: {
      summary: 'Letters on the great storm.',
      keyPoints: ['Hand readings went on.'],
      importance: 22,
      rating: { level: '2', reason: 'Letters, unchecked.' },
    },
  },
  {
    url: 'http://ocean-journal.example/overlap-study.html',
    notes: {
      summary: 'Seven of eleven ports show a step where the instrument was changed without an overlap.',
      keyPoints: ['No step remains where old and new instrument ran side by side for a year.'],
      importance: 78,
      tags: ['tides', 'methods'],
      rating: { level: '4', reason: 'Peer reviewed, data open.' },
    },
  },
  {
    url: 'http://harbour-light.example/tide-gauge.html',
    notes: {
      summary:
        'A small port read its tide by hand and by sensor for six years. The sensor agreed on average and failed on the stormy days that matter.',
      keyPoints: [
        'Over 4,382 pairs of readings the two gauges differed by four millimetres on average.',
        'After easterly gales silt made the sensor read up to eleven centimetres low for about a week.',
      ],
      quotes: [
        'On average the two gauges differed by four millimetres',
        'After easterly gales the sensor read low, by up to eleven centimetres',
      ],
      importance: 42,
      contextNote: 'Shows in plain numbers why a long series needs an overlap when its instrument changes.',
      tags: ['tides', 'sensors'],
    },
  },
];

/**
 * Runs `npm run screenshots`: saves light and dark screenshots of form, library, record, changes and a PDF in docs/images.
 * Returns the exit code.
 */
export async function main(args: string[]): Promise<number> {
  const folder = args[0] ?? IMAGES_FOLDER;
  mkdirSync(folder, { recursive: true });
  const server = await startArticleServer();
  try {
    for (const colorScheme of ['light', 'dark'] as const) {
      const browser = await launchChromium({ articlePort: server.port, colorScheme });
      try {
        await takeScreenshots(browser, folder, colorScheme);
      } finally {
        await browser.close();
      }
    }
  } finally {
    await server.close();
  }
  return 0;
}

async function takeScreenshots(browser: TestBrowser, folder: string, colorScheme: string): Promise<void> {
  for (const [index, { url, notes }] of SAMPLE_SOURCES.entries()) {
    const { page, form } = await capturePage(browser, url);
    await fillForm(form, notes);
    if (index === SAMPLE_SOURCES.length - 1) {
      // The message that a quote was added is shown for a moment.
      await form.waitForStatus(/Captured/);
      await form.field('Summary').focus();
      await form.page.mouse.move(0, 0);
      await form.page.locator('#form-middle').evaluate((scrollArea) => scrollArea.scrollTo(0, 0));
      await waitForAnimations(form.page);
      await form.page.screenshot({ path: join(folder, `form-${colorScheme}.png`) });
    }
    await form.save();
    await page.close();
  }
  const libraryPage = await browser.openExtensionPage('options.html#/sources');
  const lastLink = libraryPage
    .getByRole('link', { name: 'The town that kept two tide gauges', exact: true })
    .first();
  await lastLink.waitFor();
  // The index counts the sources a moment later.
  await libraryPage.getByText(`${SAMPLE_SOURCES.length} sources`, { exact: true }).waitFor();
  await libraryPage.keyboard.press('j');
  await takeWideScreenshot(libraryPage, join(folder, `library-${colorScheme}.png`));
  const href = await lastLink.getAttribute('href');
  const recordPage = await browser.openExtensionPage(`options.html${href?.slice(href.indexOf('#'))}`);
  await recordPage.getByRole('heading', { level: 1 }).first().waitFor();
  await takeWideScreenshot(recordPage, join(folder, `source-${colorScheme}.png`));
  await takeScreenshotOfChanges(browser, join(folder, `changes-${colorScheme}.png`));
  await takeScreenshotOfPdf(browser, join(folder, `pdf-${colorScheme}.png`));
  logStep(`form, library, record, changes and a PDF in ${colorScheme} are in ${folder}`);
}

// Changes a saved page, opens the form on it and shows the differences in the source.
async function takeScreenshotOfChanges(browser: TestBrowser, path: string): Promise<void> {
  const page = await browser.open('http://harbour-light.example/tide-gauge.html');
  await page.evaluate(() => {
    for (const paragraph of document.querySelectorAll('p'))
      paragraph.textContent = paragraph.textContent.replace('eleven centimetres', 'thirteen centimetres');
  });
  const form = createForm(await browser.clickAction(page));
  await form.waitForStatus(/have changed since/);
  const opening = browser.context.waitForEvent('page');
  await form.button('Show changes').click();
  const record = await opening;
  const comparison = record.getByRole('region', { name: 'Differences' });
  await comparison.getByRole('status').waitFor();
  await record.setViewportSize({ width: 1280, height: 800 });
  await comparison.locator('ins').first().scrollIntoViewIfNeeded();
  await takeWideScreenshot(record, path);
}

// Prints an article as a PDF, opens it, and shows a search in its text in the form.
async function takeScreenshotOfPdf(browser: TestBrowser, path: string): Promise<void> {
  const article = await browser.open('http://ocean-journal.example/overlap-study.html');
  const bytes = await article.pdf({ format: 'A6' });
  await article.close();
  const server = await startPdfServer({ '/overlap-study.pdf': { bytes } });
  const { page, form } = await capturePage(browser, `${server.origin}/overlap-study.pdf`);
  // The library has the article.
  await form.button('Not a duplicate').click();
  await form.button('Text').click();
  await form.field('Search in the text').fill('overlap');
  await form.page.locator('mark').first().waitFor();
  await waitForAnimations(form.page);
  await form.page.screenshot({ path });
  await page.close();
  await server.close();
}
