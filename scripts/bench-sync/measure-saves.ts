import { type ArticleServer, startArticleServer } from '../../tests/support/article-server.ts';
import { launchChromium, type TestBrowser } from '../../tests/support/chromium.ts';
import { createForm } from '../../tests/support/form.ts';
import { makeSource } from '../../tests/support/make-sources.ts';
import { connectWiki, startTestWiki, type TestWiki } from '../../tests/support/test-wiki.ts';
import { computePercentile } from '../bench-click/summarize-clicks.ts';

const SAVES_PER_ROUND = 6;
const LIMITS = { read: 1000, write: 200, windowMs: 1000 };

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

type BenchSetup = { browser: TestBrowser; wiki: TestWiki; articles: ArticleServer };

/**
 * Measures `saveCount` saves in the built extension while `sourceCount` sources are being sent, and as many
 * saves without syncing. Both are measured in alternating rounds.
 */
export async function measureSaves(sourceCount: number, saveCount: number) {
  const wiki = await startTestWiki({ mode: 'newer', limits: LIMITS });
  const articles = await startArticleServer();
  const browser = await launchChromium({ articlePort: articles.port });
  const setup = { browser, wiki, articles };
  try {
    await addSources(browser, sourceCount);
    const settingsPage = await connectWiki(browser, wiki);
    // The settings page counts all outbox entries, which would slow down the saves. Readers do not have it
    // open while they save.
    await settingsPage.goto(`chrome-extension://${browser.extensionId}/manifest.json`);
    const durations = { without: [] as number[], syncing: [] as number[] };
    let requestCount = 0;
    let saveNumber = 0;
    while (durations.syncing.length < saveCount) {
      for (const condition of ['without', 'syncing'] as const) {
        await setSyncActive(setup, settingsPage, condition === 'syncing');
        const requestsBefore = wiki.requests.length;
        for (let index = 0; index < SAVES_PER_ROUND; index += 1) {
          saveNumber += 1;
          durations[condition].push(await measureSave(setup, saveNumber));
        }
        if (condition === 'syncing') requestCount += wiki.requests.length - requestsBefore;
      }
    }
    return { ...summarizeDurations(durations), requestsWhileSaving: requestCount };
  } finally {
    await browser.close();
    await articles.close();
    await wiki.close();
  }
}

/** Imports sources before a wiki is connected. */
async function addSources(browser: TestBrowser, count: number): Promise<void> {
  const page = await browser.openExtensionPage('options.html#/sources');
  for (let offset = 0; offset < count; offset += 500) {
    const sources = Array.from({ length: Math.min(500, count - offset) }, (_, index) =>
      makeSource({
        url: `https://bench.example/${offset + index}`,
        title: `Bench ${offset + index}`,
        summary: 'A summary of the size that summaries have, in two sentences. This is the second of them.',
        tags: ['bench'],
      }),
    );
    await page.evaluate((request) => chrome.runtime.sendMessage({ name: 'import/add', request }), {
      sources,
      snapshots: [],
      venues: [],
      choices: { added: 'add', binned: 'restore', existing: 'skip' },
    });
  }
  await page.close();
}

type SettingsPage = Awaited<ReturnType<typeof connectWiki>>;

/**
 * Activates the wiki and enqueues all sources, or deactivates it. Waits until requests are sent, or until no
 * more are sent.
 */
async function setSyncActive(
  { wiki }: BenchSetup,
  settingsPage: SettingsPage,
  isActive: boolean,
): Promise<void> {
  await settingsPage.evaluate(async (active) => {
    const storedWiki = await new Promise<Record<string, unknown> | undefined>((resolve, reject) => {
      const openRequest = indexedDB.open('provenote');
      openRequest.onerror = () => reject(openRequest.error);
      openRequest.onsuccess = () => {
        const readRequest = openRequest.result.transaction('wikis').objectStore('wikis').getAll();
        readRequest.onsuccess = () => {
          openRequest.result.close();
          resolve(readRequest.result[0]);
        };
      };
    });
    const send = (name: string, request: unknown) => chrome.runtime.sendMessage({ name, request });
    await send('wiki/save', { wiki: { ...storedWiki, active }, token: null });
    if (active) await send('sync/enqueue', { wikiId: storedWiki?.id, stableIds: null });
  }, isActive);
  const hasTraffic = async () => {
    const requestsBefore = wiki.requests.length;
    await sleep(500);
    return wiki.requests.length > requestsBefore;
  };
  while ((await hasTraffic()) !== isActive);
  await sleep(500);
}

/**
 * Captures and saves one page with real clicks. Returns the time in ms from the click on Save to the phase
 * `saved`.
 */
async function measureSave({ browser, articles }: BenchSetup, saveNumber: number): Promise<number> {
  const page = await browser.open(`${articles.origin}/story/${saveNumber}`);
  const popup = await browser.clickAction(page);
  const form = createForm(popup);
  await form.waitForPhase('editing');
  await form.waitForText();
  await form.field('Summary').fill(`Written while it may be syncing, number ${saveNumber}.`);
  await popup.evaluate(() => {
    const timesMs = window as unknown as { clickedAtMs: number; savedAtMs: number };
    addEventListener(
      'click',
      () => {
        timesMs.clickedAtMs ||= performance.now();
      },
      true,
    );
    new MutationObserver(() => {
      if (document.documentElement.dataset.phase === 'saved') timesMs.savedAtMs ||= performance.now();
    }).observe(document.documentElement, { attributeFilter: ['data-phase'] });
  });
  await form.save();
  const ms = await popup.evaluate(() => {
    const timesMs = window as unknown as { clickedAtMs: number; savedAtMs: number };
    return timesMs.savedAtMs - timesMs.clickedAtMs;
  });
  await popup.close();
  await page.close();
  return ms;
}

function summarizeDurations({ without, syncing }: Record<'without' | 'syncing', number[]>) {
  const getRoundedPercentile = (numbers: number[], share: number) =>
    Math.round(computePercentile(numbers, share) * 10) / 10;
  const p95 = { without: getRoundedPercentile(without, 0.95), syncing: getRoundedPercentile(syncing, 0.95) };
  return {
    savesWithout: without.length,
    savesSyncing: syncing.length,
    p50WithoutMs: getRoundedPercentile(without, 0.5),
    p50SyncingMs: getRoundedPercentile(syncing, 0.5),
    p95WithoutMs: p95.without,
    p95SyncingMs: p95.syncing,
    p95MoreMs: Math.round((p95.syncing - p95.without) * 10) / 10,
    maxWithoutMs: getRoundedPercentile(without, 1),
    maxSyncingMs: getRoundedPercentile(syncing, 1),
  };
}
