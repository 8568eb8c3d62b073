import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeSource } from '../support/make-records.ts';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';
import { connectWiki, startTestWiki, type TestWiki } from '../support/test-wiki.ts';

const SOURCES = 500;
const WITHIN_MS = 300_000;

const chromium = setUpChromium();
let wiki: TestWiki;
beforeAll(async () => {
  wiki = await startTestWiki({ mode: 'base' });
});
afterAll(async () => {
  await wiki?.close();
});

type Job = { remoteId: string | null; stableId: string; status: string };
const readEntries = async () => (await chromium.getStorage().readRows('outboxEntries')) as Job[];
const isSynced = ({ status }: Job) => status === 'synced';

it('500 sources arrive once while the worker is killed every second and every fifth request fails', async () => {
  const settings = await connectWiki(chromium.getBrowser(), wiki);
  const sources = Array.from({ length: SOURCES }, (_, n) =>
    makeSource({ url: `https://storm.example/${n}`, title: `Storm ${n}`, summary: `Summary ${n}.` }),
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
  const started = Date.now();
  await settings.evaluate((request) => chrome.runtime.sendMessage({ name: 'import/add', request }), {
    sources,
    snapshots: [],
    venues: [],
    replace: false,
  });

  let kills = 0;
  let countAtLastKill = 0;
  let mismatchCount = 0;
  let entries: Job[] = [];
  while (Date.now() - started < WITHIN_MS) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    // On a busy machine a worker needs more than a second to start: it is killed only once it has made a request.
    await waitForValue(
      async () => requestCount,
      (count) => count > countAtLastKill,
      10_000,
    );
    countAtLastKill = requestCount;
    if (await chromium.getBrowser().stopWorker()) kills += 1;
    entries = await readEntries();
    // Every source that is reported as synced is in the wiki, as it was saved.
    const syncedEntries = entries.filter(isSynced);
    mismatchCount += syncedEntries.filter(({ remoteId, stableId }) => {
      const row = wiki.server.state.rows.get(remoteId ?? '');
      return row?.title !== titleById.get(stableId);
    }).length;
    if (syncedEntries.length === SOURCES) break;
  }
  const tookMs = Date.now() - started;
  const urls = [...wiki.server.state.rows.values()].map(({ url }) => url);
  process.stdout.write(
    `storm: ${urls.length} of ${SOURCES} in ${(tookMs / 1000).toFixed(0)} s, ${requestCount} requests, ${kills} kills\n`,
  );
  expect(entries.filter((job) => !isSynced(job)).map(({ status }) => status)).toEqual([]);
  expect(entries).toHaveLength(SOURCES);
  expect(urls).toHaveLength(SOURCES);
  expect(new Set(urls).size).toBe(SOURCES);
  expect(wiki.writes.filter(({ before }) => before === null)).toHaveLength(SOURCES);
  expect(mismatchCount).toBe(0);
  expect(kills).toBeGreaterThan(3);
}, 360_000);
