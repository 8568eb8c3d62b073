import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchChromium, type TestBrowser } from '../../tests/support/chromium.ts';
import type { Form } from '../../tests/support/form.ts';
import { logStep } from './log-step.ts';
import {
  capturePage,
  fillForm,
  type ReaderNotes,
  takeWideScreenshot,
  waitForAnimations,
} from './reader-actions.ts';

type DemoOptions = { url: string; outputFolder: string; articlePort: number | undefined };

// The notes for the sample article. Other articles get `GENERIC_NOTES`.
const SAMPLE_NOTES: ReaderNotes = {
  summary:
    'A small port read its tide by hand and by sensor for six years. The sensor agreed on average and failed on the stormy days that matter.',
  keyPoints: [
    'Over 4,382 pairs of readings the two gauges differed by four millimetres on average.',
    'After easterly gales silt made the sensor read up to eleven centimetres low for about a week.',
  ],
  importance: 42,
};
const GENERIC_NOTES: ReaderNotes = {
  summary: 'Captured by the demonstration: this summary stands where the reader’s own words would.',
  keyPoints: [
    'The first claim that the reader takes from the page.',
    'The second claim, kept apart from the first.',
  ],
  importance: 42,
};

/**
 * Captures, saves and exports a page automatically. Writes screenshots and the exported file to a folder.
 * Returns the exit code.
 */
export async function runDemo({ url, outputFolder, articlePort }: DemoOptions): Promise<number> {
  mkdirSync(outputFolder, { recursive: true });
  const browser = await launchChromium(articlePort === undefined ? {} : { articlePort });
  try {
    logStep(`Opening ${url}`);
    const { form } = await capturePage(browser, url);
    logStep(`Toolbar button clicked: ${((await form.statusStrip.textContent()) ?? '').trim()}`);
    await fillForm(form, articlePort === undefined ? GENERIC_NOTES : SAMPLE_NOTES);
    logStep('Summary, two key points and the importance are written.');
    await takeFormScreenshot(form, join(outputFolder, 'popup.png'));
    await form.save();
    logStep(`Saved: ${((await form.statusStrip.textContent()) ?? '').trim()}`);
    const recordPage = await openRecord(browser, form);
    await takeWideScreenshot(recordPage, join(outputFolder, 'source.png'));
    logStep('The record is open.');
    const libraryPage = await browser.openExtensionPage('options.html#/sources');
    await libraryPage.getByLabel('Search sources', { exact: true }).waitFor();
    await takeWideScreenshot(libraryPage, join(outputFolder, 'library.png'));
    await exportLibrary(libraryPage, join(outputFolder, 'export.json'));
    logStep(`export.json, popup.png, library.png and source.png are in ${outputFolder}`);
    return 0;
  } finally {
    await browser.close();
  }
}

async function takeFormScreenshot(form: Form, path: string): Promise<void> {
  await form.field('Summary').focus();
  await waitForAnimations(form.page);
  await form.page.screenshot({ path });
}

async function openRecord(browser: TestBrowser, form: Form): Promise<Page> {
  const recordOpened = browser.context.waitForEvent('page', {
    predicate: (page) => page.url().includes('#/sources/sid_'),
  });
  await form.button('Open record').click();
  const recordPage = await recordOpened;
  await recordPage.getByRole('heading', { level: 1 }).first().waitFor();
  return recordPage;
}

async function exportLibrary(libraryPage: Page, path: string): Promise<void> {
  const downloadStarted = libraryPage.waitForEvent('download');
  await libraryPage.getByRole('button', { name: 'Export JSON', exact: true }).click();
  const download = await downloadStarted;
  await download.saveAs(path);
  const { sources, snapshots } = JSON.parse(readFileSync(path, 'utf8'));
  logStep(`Exported: ${sources.length} source, ${snapshots.length} captured text.`);
}
