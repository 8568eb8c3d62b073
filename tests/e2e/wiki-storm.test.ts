import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeSource } from '../support/make-sources.ts';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';
import { connectWiki, startTestWiki, type TestWiki } from '../support/test-wiki.ts';

const SOURCE_COUNT = 500;
const TIMEOUT_MS = 600_000;
// A worker on a busy computer is not killed before it has done about as much as in one second on an idle one.
const REQUESTS_PER_LIFE = 40;

const chromium = setUpChromium();
let wiki: TestWiki;
beforeAll(async () => {
  wiki = await startTestWiki({ mode: 'base' });
});
afterAll(async () => {
  await wiki?.close();
});

type EntryRow = { remoteId: string | null; stableId: string; status: string };
const readEntries = async () => (await chromium.getStorage().readRows('outboxEntries')) as EntryRow[];
const isSynced = ({ status }: EntryRow) => status === 'synced';

it('500 sources are sent exactly once while the worker is killed every second and every fifth request fails', async () => {
  const settings = await connectWiki(chromium.getBrowser(), wiki);
  const sources = Array.from({ length: SOURCE_COUNT }, (_, index) =>
    makeSource({
      url: `https://storm.example/${index}`,
      title: `Storm ${index}`,
      summary: `Summary ${index}.`,
    }),
  );
  const titleById = new Map<string, string>(sources.map(({ stableId, title }) => [stableId, title]));
  let requestCount = 0;
  wiki.faultPlan = (request) => {
    requestCount += 1;
    if (new URL(request.url).pathname.startsWith('/health') || requestCount % 5 !== 0) return null;
    return (
      (['server-error', 'connection-reset', 'response-lost', 'connection-refused'] as const)[
        (requestCount / 5) % 4
      ] ?? null
    );
  };
  const startedAt = Date.now();
  await settings.evaluate((request) => chrome.runtime.sendMessage({ name: 'import/add', request }), {
    sources,
    snapshots: [],
    venues: [],
    choices: { added: 'add', binned: 'restore', existing: 'skip' },
  });

  let killCount = 0;
  let requestCountAtLastKill = 0;
  let mismatchCount = 0;
  let entries: EntryRow[] = [];
  while (Date.now() - startedAt < TIMEOUT_MS) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await waitForValue(
      async () => requestCount,
      (count) => count >= requestCountAtLastKill + REQUESTS_PER_LIFE,
      10_000,
    );
    requestCountAtLastKill = requestCount;
    if (await chromium.getBrowser().stopWorker()) killCount += 1;
    entries = await readEntries();
    // Counts sources that are reported as synced although the wiki does not have them as they were saved.
    const syncedEntries = entries.filter(isSynced);
    mismatchCount += syncedEntries.filter(({ remoteId, stableId }) => {
      const row = wiki.server.state.rows.get(remoteId ?? '');
      return row?.title !== titleById.get(stableId);
    }).length;
    if (syncedEntries.length === SOURCE_COUNT) break;
  }
  const durationMs = Date.now() - startedAt;
  const urls = [...wiki.server.state.rows.values()].map(({ url }) => url);
  process.stdout.write(
    `storm: ${urls.length} of ${SOURCE_COUNT} in ${(durationMs / 1000).toFixed(0)} s, ${requestCount} requests, ${killCount} kills\n`,
  );
  const unsyncedStatuses = [
    ...new Set(entries.filter((entry) => !isSynced(entry)).map(({ status }) => status)),
  ];
  const conditions = JSON.stringify(await chromium.getStorage().readRows('wikiConditions'));
  expect(unsyncedStatuses, conditions).toEqual([]);
  expect(entries).toHaveLength(SOURCE_COUNT);
  expect(urls).toHaveLength(SOURCE_COUNT);
  expect(new Set(urls).size).toBe(SOURCE_COUNT);
  expect(wiki.writes.filter(({ before }) => before === null)).toHaveLength(SOURCE_COUNT);
  expect(mismatchCount).toBe(0);
  expect(killCount).toBeGreaterThan(3);
}, 720_000);
