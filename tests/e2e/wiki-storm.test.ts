import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeSource } from '../support/make-records.ts';
import { setUpChromium } from '../support/set-up-chromium.ts';
import { connectWiki, startTestWiki, type TestWiki } from '../support/test-wiki.ts';

const SOURCES = 500;
const WITHIN_MS = 300_000;

const bench = setUpChromium();
let wiki: TestWiki;
beforeAll(async () => {
  wiki = await startTestWiki({ mode: 'base' });
});
afterAll(async () => {
  await wiki?.close();
});

type Job = { remoteId: string | null; stableId: string; status: string };
const readEntries = async () => (await bench.getStorage().readRows('outboxEntries')) as Job[];
const isSynced = ({ status }: Job) => status === 'synced';

it('500 sources arrive once while the worker is killed every second and every fifth request fails', async () => {
  const settings = await connectWiki(bench.getBrowser(), wiki);
  const sources = Array.from({ length: SOURCES }, (_, n) =>
    makeSource({ url: `https://storm.example/${n}`, title: `Storm ${n}`, summary: `Summary ${n}.` }),
  );
  const titleOf = new Map<string, string>(sources.map(({ stableId, title }) => [stableId, title]));
  let asked = 0;
  wiki.faultPlan = (request) => {
    asked += 1;
    if (new URL(request.url).pathname.startsWith('/health') || asked % 5 !== 0) return null;
    return (['failing', 'reset', 'lost', 'refused'] as const)[(asked / 5) % 4] ?? null;
  };
  const started = Date.now();
  await settings.evaluate((request) => chrome.runtime.sendMessage({ name: 'import/add', request }), {
    sources,
    snapshots: [],
    venues: [],
    replace: false,
  });

  let kills = 0;
  let untrue = 0;
  let all: Job[] = [];
  while (Date.now() - started < WITHIN_MS) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    if (await bench.getBrowser().stopWorker()) kills += 1;
    all = await readEntries();
    // Every source that is reported as synced is in the wiki, as it was saved.
    const said = all.filter(isSynced);
    untrue += said.filter(({ remoteId, stableId }) => {
      const row = wiki.server.state.rows.get(remoteId ?? '');
      return row?.title !== titleOf.get(stableId);
    }).length;
    if (said.length === SOURCES) break;
  }
  const tookMs = Date.now() - started;
  const urls = [...wiki.server.state.rows.values()].map(({ url }) => url);
  process.stdout.write(
    `storm: ${urls.length} of ${SOURCES} in ${(tookMs / 1000).toFixed(0)} s, ${asked} requests, ${kills} kills\n`,
  );
  expect(all.filter((job) => !isSynced(job)).map(({ status }) => status)).toEqual([]);
  expect(all).toHaveLength(SOURCES);
  expect(urls).toHaveLength(SOURCES);
  expect(new Set(urls).size).toBe(SOURCES);
  expect(wiki.writes.filter(({ before }) => before === null)).toHaveLength(SOURCES);
  expect(untrue).toBe(0);
  expect(kills).toBeGreaterThan(3);
}, 360_000);
