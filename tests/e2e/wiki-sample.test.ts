import { type ChildProcess, spawn } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clickToOpen } from '../support/click-to-open.ts';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';
import { connectWiki } from '../support/test-wiki.ts';
import { hashUrl } from '../wiki-server/sample-wiki.ts';

/** The URLs and the token that `npm run wiki:dev` prints for manual tests. */
type PrintedValues = { baseUrl: string; token: string; stubUrl: string; richUrl: string };

const chromium = setUpChromium();
let devServer: ChildProcess;
let printedValues: PrintedValues;

beforeAll(async () => {
  devServer = spawn(process.execPath, ['scripts/run-ts.mjs', 'tests/wiki-server/dev.ts']);
  printedValues = await readPrintedValues(devServer);
  await (await connectWiki(chromium.getBrowser(), printedValues, 'Sample wiki')).close();
});
afterAll(() => {
  devServer?.kill();
});

async function readPrintedValues({ stdout }: ChildProcess): Promise<PrintedValues> {
  let text = '';
  for await (const part of stdout ?? []) {
    text += part;
    if (text.includes('Ctrl+C')) break;
  }
  const [stubUrl = '', richUrl = ''] = text.match(/http:\S+\/articles\/\S+/g) ?? [];
  const findPrintedValue = (name: string) => new RegExp(`^${name}\\s+(\\S+)`, 'm').exec(text)?.[1] ?? '';
  return {
    baseUrl: findPrintedValue('base URL'),
    token: findPrintedValue('token'),
    stubUrl: stubUrl,
    richUrl: richUrl,
  };
}

const findRemoteRow = async (url: string) => {
  const headers = { Authorization: `Bearer ${printedValues.token}` };
  const response = await fetch(`${printedValues.baseUrl}/api/resources/${hashUrl(url)}`, { headers });
  return (await response.json()) as Record<string, unknown>;
};

/** Captures a sample article, saves it with a summary, and returns the form. */
async function savePage(url: string, summary: string) {
  const { form } = await chromium.capture(url);
  await form.waitForText();
  await form.field('Summary').fill(summary);
  await form.save();
  return form;
}

it('a capture of the first sample article fills empty fields of the wiki, and links to the citing page', async () => {
  const form = await savePage(printedValues.stubUrl, 'A clock that the tide wound.');
  await form.page.getByText(/Last synced with Sample wiki/).waitFor();
  expect(await findRemoteRow(printedValues.stubUrl)).toMatchObject({
    title: 'The harbour clock that ran on salt water',
    authors: ['Ines Varga'],
    publishedDate: '2021-03-14',
    summary: 'A clock that the tide wound.',
  });
  const citedBy = form.page.locator('details.form-cited-by');
  await citedBy.getByText('Cited by 1 page', { exact: true }).click();
  const link = await citedBy.getByRole('link', { name: 'Hiring in AI Safety' }).getAttribute('href');
  expect(await (await fetch(link ?? '')).text()).toContain(printedValues.stubUrl);
});

it('a capture of the second sample article shows that the summary differs, and can apply the wiki’s value', async () => {
  const rowBefore = await findRemoteRow(printedValues.richUrl);
  const form = await savePage(printedValues.richUrl, 'Hives against sand.');
  await form.page.getByText('Saved in this browser. 1 field differs from Sample wiki.').waitFor();
  await form.page.locator('details.form-cited-by').getByText('Cited by 3 pages').waitFor();
  const recordPage = await clickToOpen(form.button('Compare'));
  const dialog = recordPage.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Use mine Title' }).waitFor();
  await dialog.getByText('Counting bees (Reed 2022)').waitFor();
  await dialog.getByRole('button', { name: 'Use the wiki’s Summary' }).click();
  const localSummary = await waitForValue(
    async () =>
      (await chromium.getStorage().readSources()).find(({ url }) => url === printedValues.richUrl)?.summary,
    (summary) => summary === rowBefore.summary,
  );
  expect(localSummary).toBe(rowBefore.summary);
  const { title, summary, type, authors } = await findRemoteRow(printedValues.richUrl);
  expect({ title, summary, type, authors }).toEqual({
    title: rowBefore.title,
    summary: rowBefore.summary,
    type: rowBefore.type,
    authors: rowBefore.authors,
  });
});
