import { type ChildProcess, spawn } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';
import { connectWiki } from '../support/test-wiki.ts';
import { hashUrl } from '../wiki-server/sample-wiki.ts';

/** The addresses and the token that `npm run wiki:dev` prints for manual tests. */
type Printed = { baseUrl: string; token: string; stub: string; rich: string };

const chromium = setUpChromium();
let started: ChildProcess;
let dev: Printed;

beforeAll(async () => {
  started = spawn(process.execPath, ['scripts/run-ts.mjs', 'tests/wiki-server/dev.ts']);
  dev = await readPrintedValues(started);
  await (await connectWiki(chromium.getBrowser(), dev, 'Sample wiki')).close();
});
afterAll(() => {
  started?.kill();
});

async function readPrintedValues({ stdout }: ChildProcess): Promise<Printed> {
  let text = '';
  for await (const part of stdout ?? []) {
    text += part;
    if (text.includes('Ctrl+C')) break;
  }
  const [stub = '', rich = ''] = text.match(/http:\S+\/articles\/\S+/g) ?? [];
  const findPrintedValue = (name: string) => new RegExp(`^${name}\\s+(\\S+)`, 'm').exec(text)?.[1] ?? '';
  return { baseUrl: findPrintedValue('base URL'), token: findPrintedValue('token'), stub, rich };
}

const findRemoteRow = async (url: string) => {
  const headers = { Authorization: `Bearer ${dev.token}` };
  const answer = await fetch(`${dev.baseUrl}/api/resources/${hashUrl(url)}`, { headers });
  return (await answer.json()) as Record<string, unknown>;
};

/** Captures a sample article by a click, saves it with a summary, and returns the form. */
async function savePage(url: string, summary: string) {
  const { form } = await chromium.capture(url);
  await form.waitForText();
  await form.field('Summary').fill(summary);
  await form.save();
  return form;
}

it('the first sample article fills empty fields of the wiki, and its citing page opens', async () => {
  const form = await savePage(dev.stub, 'A clock that the tide wound.');
  await form.page.getByText(/Last synced with Sample wiki/).waitFor();
  expect(await findRemoteRow(dev.stub)).toMatchObject({
    title: 'The harbour clock that ran on salt water',
    authors: ['Ines Varga'],
    publishedDate: '2021-03-14',
    summary: 'A clock that the tide wound.',
  });
  const cited = form.page.locator('details.form-cited-by');
  await cited.getByText('Cited by 1 page', { exact: true }).click();
  const link = await cited.getByRole('link', { name: 'Hiring in AI Safety' }).getAttribute('href');
  expect(await (await fetch(link ?? '')).text()).toContain(dev.stub);
});

it('the second sample article differs in its summary, and the comparison can apply the wiki’s value', async () => {
  const rowBefore = await findRemoteRow(dev.rich);
  const form = await savePage(dev.rich, 'Hives against sand.');
  await form.page.getByText('Saved in this browser. 1 field differs from Sample wiki.').waitFor();
  await form.page.locator('details.form-cited-by').getByText('Cited by 3 pages').waitFor();
  const opening = chromium.getBrowser().context.waitForEvent('page');
  await form.button('Compare').click();
  const record = await opening;
  const dialog = record.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Use mine Title' }).waitFor();
  await dialog.getByText('Counting bees (Reed 2022)').waitFor();
  await dialog.getByRole('button', { name: 'Use the wiki’s Summary' }).click();
  const row = await waitForValue(
    async () => (await chromium.getStorage().readSources()).find(({ url }) => url === dev.rich)?.summary,
    (summary) => summary === rowBefore.summary,
  );
  expect(row).toBe(rowBefore.summary);
  const { title, summary, type, authors } = await findRemoteRow(dev.rich);
  expect({ title, summary, type, authors }).toEqual({
    title: rowBefore.title,
    summary: rowBefore.summary,
    type: rowBefore.type,
    authors: rowBefore.authors,
  });
});
