import { type ArticleServer, startArticleServer } from '../../tests/support/article-server.ts';
import { launchChromium, type TestBrowser } from '../../tests/support/chromium.ts';
import { formIn } from '../../tests/support/form.ts';
import { aSource } from '../../tests/support/makers.ts';
import { connectWiki, startWiki, type TestWiki } from '../../tests/support/wiki.ts';
import { percentile } from '../bench-click/figures.ts';

const IN_A_ROW = 6;
const LIMITS = { read: 1000, write: 200, windowMs: 1000 };

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

type Bench = { browser: TestBrowser; wiki: TestWiki; articles: ArticleServer };

/** `sources` are sent to a wiki on loopback in the built extension, and `saves` are made with and without that, by turns. */
export async function measureSaves(sources: number, saves: number) {
  const wiki = await startWiki({ mode: 'newer', limits: LIMITS });
  const articles = await startArticleServer();
  const browser = await launchChromium({ articlePort: articles.port });
  const bench = { browser, wiki, articles };
  try {
    await fill(browser, sources);
    const settings = await connectWiki(browser, wiki);
    // The page that counts the states of all sources is closed, as it is when a reader saves.
    await settings.goto(`chrome-extension://${browser.extensionId}/manifest.json`);
    const taken = { without: [] as number[], syncing: [] as number[] };
    let requests = 0;
    let number = 0;
    while (taken.syncing.length < saves) {
      for (const kind of ['without', 'syncing'] as const) {
        await turnSync(bench, settings, kind === 'syncing');
        const before = wiki.requests.length;
        for (let n = 0; n < IN_A_ROW; n += 1) {
          number += 1;
          taken[kind].push(await saveOnce(bench, number));
        }
        if (kind === 'syncing') requests += wiki.requests.length - before;
      }
    }
    return { ...figures(taken), requestsWhileSaving: requests };
  } finally {
    await browser.close();
    await articles.close();
    await wiki.close();
  }
}

/** Records in the store before any wiki is there. */
async function fill(browser: TestBrowser, count: number): Promise<void> {
  const page = await browser.openOwn('options.html#/sources');
  for (let from = 0; from < count; from += 500) {
    const sources = Array.from({ length: Math.min(500, count - from) }, (_, n) =>
      aSource({
        url: `https://bench.example/${from + n}`,
        title: `Bench ${from + n}`,
        summary: 'A summary of the size that summaries have, in two sentences. This is the second of them.',
        tags: ['bench'],
      }),
    );
    await page.evaluate((request) => chrome.runtime.sendMessage({ name: 'import/add', request }), {
      sources,
      snapshots: [],
      venues: [],
      replace: false,
    });
  }
  await page.close();
}

type Settings = Awaited<ReturnType<typeof connectWiki>>;

/** Switches the wiki on, with everything in its queue, or off; waits until requests flow, or none comes any more. */
async function turnSync({ wiki }: Bench, settings: Settings, on: boolean): Promise<void> {
  await settings.evaluate(async (active) => {
    const kept = await new Promise<Record<string, unknown> | undefined>((resolve, reject) => {
      const opened = indexedDB.open('provenote');
      opened.onerror = () => reject(opened.error);
      opened.onsuccess = () => {
        const asked = opened.result.transaction('wikis').objectStore('wikis').getAll();
        asked.onsuccess = () => {
          opened.result.close();
          resolve(asked.result[0]);
        };
      };
    });
    const send = (name: string, request: unknown) => chrome.runtime.sendMessage({ name, request });
    await send('wiki/save', { wiki: { ...kept, active }, token: null });
    if (active) await send('sync/enqueue', { wikiId: kept?.id, stableIds: null });
  }, on);
  const flows = async () => {
    const before = wiki.requests.length;
    await pause(500);
    return wiki.requests.length > before;
  };
  while ((await flows()) !== on);
  await pause(500);
}

/** One page captured and saved by true clicks. Gives the ms between the click on Save and the word that it is saved. */
async function saveOnce({ browser, articles }: Bench, number: number): Promise<number> {
  const page = await browser.open(`${articles.origin}/story/${number}`);
  const popup = await browser.clickAction(page);
  const form = formIn(popup);
  await form.phase('editing');
  await form.text();
  await form.field('Summary').fill(`Written while it may be syncing, number ${number}.`);
  await popup.evaluate(() => {
    const times = window as unknown as { clicked: number; saved: number };
    addEventListener(
      'click',
      () => {
        times.clicked ||= performance.now();
      },
      true,
    );
    new MutationObserver(() => {
      if (document.documentElement.dataset.phase === 'saved') times.saved ||= performance.now();
    }).observe(document.documentElement, { attributeFilter: ['data-phase'] });
  });
  await form.save();
  const ms = await popup.evaluate(() => {
    const times = window as unknown as { clicked: number; saved: number };
    return times.saved - times.clicked;
  });
  await popup.close();
  await page.close();
  return ms;
}

function figures({ without, syncing }: Record<'without' | 'syncing', number[]>) {
  const rounded = (numbers: number[], p: number) => Math.round(percentile(numbers, p) * 10) / 10;
  const p95 = { without: rounded(without, 0.95), syncing: rounded(syncing, 0.95) };
  return {
    savesWithout: without.length,
    savesSyncing: syncing.length,
    p50WithoutMs: rounded(without, 0.5),
    p50SyncingMs: rounded(syncing, 0.5),
    p95WithoutMs: p95.without,
    p95SyncingMs: p95.syncing,
    p95MoreMs: Math.round((p95.syncing - p95.without) * 10) / 10,
    maxWithoutMs: rounded(without, 1),
    maxSyncingMs: rounded(syncing, 1),
  };
}
