import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectWiki, startWiki, type TestWiki } from '../support/wiki.ts';
import { eventually, withChromium } from '../support/with-chromium.ts';

const bench = withChromium();
let wiki: TestWiki;

beforeAll(async () => {
  wiki = await startWiki({ mode: 'base' });
  await (await connectWiki(bench.browser(), wiki)).close();
});
afterAll(async () => {
  await wiki?.close();
});

it('what waits is sent by an alarm, without a page open and after the worker was stopped', async () => {
  wiki.plan = () => 'refused';
  const { page, form } = await bench.capture(bench.freshUrl());
  await form.text();
  await form.field('Title').fill('Sent by an alarm');
  await form.save();
  await form.page.getByText(/Waiting for Test wiki/).waitFor();
  await form.page.close();
  await page.close();
  expect(await bench.browser().stopWorker()).toBe(true);
  wiki.plan = () => null;
  const rows = await eventually(
    async () => [...wiki.server.state.rows.values()].map(({ title }) => title),
    (titles) => titles.length > 0,
    // The browser rings no earlier than after half a minute, and each failure in a row put it off.
    100_000,
  );
  expect(rows).toEqual(['Sent by an alarm']);
}, 130_000);

it('no token is in an export', async () => {
  const library = await bench.browser().openOwn('options.html#/sources');
  const coming = library.waitForEvent('download');
  await library.getByRole('button', { name: 'Export JSON' }).click();
  const text = readFileSync(await (await coming).path(), 'utf8');
  expect(text).toContain('Sent by an alarm');
  expect(text).not.toContain(wiki.token);
});
