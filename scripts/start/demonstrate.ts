import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchChromium, type TestBrowser } from '../../tests/support/chromium.ts';
import type { Form } from '../../tests/support/form.ts';
import { capture, type Note, settled, widePicture, write } from './capture-job.ts';
import { step } from './step.ts';

type Job = { url: string; out: string; articlePort: number | undefined };

// What is written about the sample article; another article gets words that hold for any.
const SAMPLE_NOTE: Note = {
  summary:
    'A small port read its tide by hand and by sensor for six years. The sensor agreed on average and failed on the stormy days that matter.',
  keyPoints: [
    'Over 4,382 pairs of readings the two gauges differed by four millimetres on average.',
    'After easterly gales silt made the sensor read up to eleven centimetres low for about a week.',
  ],
  importance: 42,
};
const ANY_NOTE: Note = {
  summary: 'Captured by the demonstration: this summary stands where the reader’s own words would.',
  keyPoints: [
    'The first claim that the reader takes from the page.',
    'The second claim, kept apart from the first.',
  ],
  importance: 42,
};

/** Does the main job by itself and leaves its pictures and the exported file in `out`. Gives the exit code. */
export async function demonstrate({ url, out, articlePort }: Job): Promise<number> {
  mkdirSync(out, { recursive: true });
  const browser = await launchChromium(articlePort === undefined ? {} : { articlePort });
  try {
    step(`Opening ${url}`);
    const { form } = await capture(browser, url);
    step(`Toolbar button clicked: ${((await form.strip.textContent()) ?? '').trim()}`);
    await write(form, articlePort === undefined ? ANY_NOTE : SAMPLE_NOTE);
    step('Summary, two key points and the importance are written.');
    await picture(form, join(out, 'popup.png'));
    await form.save();
    step(`Saved: ${((await form.strip.textContent()) ?? '').trim()}`);
    const record = await openRecord(browser, form);
    await widePicture(record, join(out, 'source.png'));
    step('The record is open.');
    const library = await browser.openOwn('options.html#/sources');
    await library.getByLabel('Search sources', { exact: true }).waitFor();
    await widePicture(library, join(out, 'library.png'));
    await exportTo(library, join(out, 'export.json'));
    step(`export.json, popup.png, library.png and source.png are in ${out}`);
    return 0;
  } finally {
    await browser.close();
  }
}

async function picture(form: Form, path: string): Promise<void> {
  await form.field('Summary').focus();
  await settled(form.page);
  await form.page.screenshot({ path });
}

async function openRecord(browser: TestBrowser, form: Form): Promise<Page> {
  const opened = browser.context.waitForEvent('page', {
    predicate: (page) => page.url().includes('#/sources/sid_'),
  });
  await form.button('Open record').click();
  const record = await opened;
  await record.getByRole('heading', { level: 1 }).first().waitFor();
  return record;
}

async function exportTo(library: Page, path: string): Promise<void> {
  const coming = library.waitForEvent('download');
  await library.getByRole('button', { name: 'Export JSON', exact: true }).click();
  const download = await coming;
  await download.saveAs(path);
  const { sources, snapshots } = JSON.parse(readFileSync(path, 'utf8'));
  step(`Exported: ${sources.length} source, ${snapshots.length} captured text.`);
}
