import { describe, expect, it } from 'vitest';
import { type CheckSourcesPorts, checkSources } from '@/lib/app/page-check/check-sources';
import { err, ok, type Result } from '@/lib/base/result';
import type { PageCheck } from '@/lib/record/schema/page-check';
import type { Source } from '@/lib/record/schema/source';
import { makeSnapshot, makeSource } from '@/tests/support/make-records';
import { makeArticle, makeExtraction } from '@/tests/support/make-review-form';

const TEXT = 'The gauge was read every morning for eleven years.\nNobody planned the series to last.';
const NOW = new Date('2026-06-01T10:00:00.000Z');

/** The messages with which browsers refuse to run a script. */
const ERROR_PAGE = 'Error: Frame with ID 0 is showing error page';
const NOT_ALLOWED = 'Error: Missing host permission for the tab';

/** The browser: the tabs that are open, and what each page shows. A page without a text refuses scripts for `reason`. */
function createBrowser(
  sources: Source[],
  textByUrl: Record<string, string | null>,
  { reason = ERROR_PAGE, isOnline = true } = {},
) {
  const tabs = new Map<number, string>();
  const log: string[] = [];
  const waits: number[] = [];
  const saved: PageCheck[] = [];
  const readTab = (id: number): Result<string, { kind: string; reason: string }> => {
    const text = textByUrl[tabs.get(id) ?? ''];
    return typeof text === 'string' ? ok(text) : err({ kind: 'not-allowed', reason });
  };
  const findTab = async (id: number) => {
    const url = tabs.get(id);
    // The URL of a page on a host without a permission is not visible.
    return url === undefined ? null : { id, windowId: 1, url: url in textByUrl ? url : null, title: null };
  };
  const ports: CheckSourcesPorts = {
    now: () => NOW,
    isOnline: () => isOnline,
    listSnapshots: async (id) =>
      sources.filter(({ stableId }) => stableId === id).map((source) => makeSnapshot(source, TEXT)),
    saveCheck: async ({ check }) => {
      saved.push(check);
      return ok(check);
    },
    wait: async (durationMs) => void waits.push(durationMs),
    openTab: async (url) => {
      const id = tabs.size + log.length + 1;
      tabs.set(id, url);
      log.push(`open ${url}`);
      return id;
    },
    closeTab: async (id) => {
      log.push(`close ${tabs.get(id)}`);
      tabs.delete(id);
    },
    capturePort: {
      findTabById: findTab,
      setCaptureScope: async () => undefined,
      beginCapture: (id) => {
        const result = readTab(id);
        const url = tabs.get(id) ?? '';
        return {
          tab: findTab(id),
          page: Promise.resolve(
            result.ok ? ok(makeExtraction({ url, kind: 'article', httpStatus: 200 })) : result,
          ),
          text: async () =>
            result.ok ? ok(makeArticle({ text: result.value, markdown: result.value })) : result,
        };
      },
    },
  };
  return { ports, tabs, log, waits, saved };
}

/** Makes the page at `url` respond only after `respond` was called. Calls `onRequest` when the page is read. */
function stall({ ports, tabs }: ReturnType<typeof createBrowser>, url: string, onRequest?: () => void) {
  const { beginCapture } = ports.capturePort;
  let respond = (): void => undefined;
  const response = new Promise<void>((resolve) => {
    respond = resolve;
  });
  ports.capturePort.beginCapture = (id) => {
    const capture = beginCapture(id);
    if (tabs.get(id) !== url) return capture;
    if (onRequest) queueMicrotask(onRequest);
    return { ...capture, page: response.then(() => capture.page) };
  };
  return { respond };
}

const makeSources = (...urls: string[]) => urls.map((url) => makeSource({ url }));
const CHANGED = TEXT.replace('eleven', 'twelve');

describe('checkSources', () => {
  it('opens one page after the other, closes each tab, and counts what it found', async () => {
    const sources = makeSources('https://a.example/1', 'https://b.example/2', 'https://c.example/3');
    const browser = createBrowser(sources, {
      'https://a.example/1': TEXT,
      'https://b.example/2': CHANGED,
      'https://c.example/3': null,
    });
    const progress: number[] = [];
    const counts = await checkSources(browser.ports, sources, {
      signal: new AbortController().signal,
      onProgress: (done) => progress.push(done),
    });
    expect(counts).toEqual([
      { outcome: 'unchanged', count: 1 },
      { outcome: 'changed', count: 1 },
      { outcome: 'network-error', count: 1 },
    ]);
    expect(progress).toEqual([1, 2, 3]);
    expect(browser.log.map((entry) => entry.split(' ')[0])).toEqual([
      'open',
      'close',
      'open',
      'close',
      'open',
      'close',
    ]);
    expect(browser.saved.map(({ outcome }) => outcome)).toEqual(['unchanged', 'changed', 'network-error']);
  });

  it('waits longer between two pages of one host', async () => {
    const sources = makeSources('https://a.example/1', 'https://a.example/2', 'https://b.example/1');
    const browser = createBrowser(sources, Object.fromEntries(sources.map(({ url }) => [url, TEXT])));
    await checkSources(browser.ports, sources, {
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    const [sameHost = 0, otherHost = 0] = browser.waits;
    expect(sameHost).toBeGreaterThan(otherHost);
  });

  it('waits between two pages of one host also if a page of another host is between them', async () => {
    const sources = makeSources(
      'https://a.example/1',
      'https://b.example/1',
      'https://a.example/2',
      'https://b.example/2',
    );
    const browser = createBrowser(sources, Object.fromEntries(sources.map(({ url }) => [url, TEXT])));
    const now = () =>
      new Date(NOW.getTime() + browser.waits.reduce((sum, durationMs) => sum + durationMs, 0));
    await checkSources({ ...browser.ports, now }, sources, {
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    expect(browser.waits).toEqual([300, 2_700, 300]);
  });

  it('ends the check of a page that never responds, closes its tab and checks the next page', async () => {
    const sources = makeSources('https://a.example/1', 'https://b.example/2');
    const browser = createBrowser(sources, Object.fromEntries(sources.map(({ url }) => [url, TEXT])));
    const stalled = stall(browser, 'https://a.example/1');
    const counts = await checkSources(browser.ports, sources, {
      signal: new AbortController().signal,
      onProgress: () => undefined,
      readingTimeoutMs: 20,
    });
    stalled.respond();
    await new Promise((resolve) => setTimeout(resolve));
    expect(counts).toEqual([
      { outcome: 'no-text', count: 1 },
      { outcome: 'unchanged', count: 1 },
    ]);
    expect(browser.tabs.size).toBe(0);
    expect(browser.saved.map(({ outcome }) => outcome)).toEqual(['no-text', 'unchanged']);
  });

  it('stops within a page when it is cancelled, and saves nothing for it', async () => {
    const sources = makeSources('https://a.example/1', 'https://b.example/2');
    const browser = createBrowser(sources, Object.fromEntries(sources.map(({ url }) => [url, TEXT])));
    const controller = new AbortController();
    const stalled = stall(browser, 'https://a.example/1', () => controller.abort());
    const counts = await checkSources(browser.ports, sources, {
      signal: controller.signal,
      onProgress: () => undefined,
    });
    stalled.respond();
    await new Promise((resolve) => setTimeout(resolve));
    expect(counts).toEqual([]);
    expect(browser.log).toEqual(['open https://a.example/1', 'close https://a.example/1']);
    expect(browser.saved).toEqual([]);
  });

  it('opens no further page after it was cancelled, and counts those before', async () => {
    const sources = makeSources('https://a.example/1', 'https://b.example/2');
    const browser = createBrowser(sources, Object.fromEntries(sources.map(({ url }) => [url, TEXT])));
    const controller = new AbortController();
    const counts = await checkSources(browser.ports, sources, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect(counts).toEqual([{ outcome: 'unchanged', count: 1 }]);
    expect(browser.log).toEqual(['open https://a.example/1', 'close https://a.example/1']);
  });

  it.each([
    ['a viewer of the browser, which refuses scripts', { reason: NOT_ALLOWED }],
    ['an error page while the browser is offline', { isOnline: false }],
  ])('does not report %s as a network error', async (_, options) => {
    const sources = makeSources('https://a.example/1');
    const browser = createBrowser(sources, { 'https://a.example/1': null }, options);
    const counts = await checkSources(browser.ports, sources, {
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    expect(counts).toEqual([{ outcome: 'no-access', count: 1 }]);
  });

  it('tells a page on another host, which may not be read, from a network error', async () => {
    const sources = makeSources('https://a.example/1');
    const browser = createBrowser(sources, {});
    const counts = await checkSources(browser.ports, sources, {
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    expect(counts).toEqual([{ outcome: 'no-access', count: 1 }]);
    expect(browser.saved[0]?.comparedWith).toBeNull();
  });
});
