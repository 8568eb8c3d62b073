import { describe, expect, it } from 'vitest';
import { type CheckInTabDeps, checkOpenTab } from '@/lib/app/page-check/check-in-tab';
import { checkSources } from '@/lib/app/page-check/check-sources';
import { err, ok, type Result } from '@/lib/base/result';
import type { PageCheck } from '@/lib/record/schema/page-check';
import type { Source } from '@/lib/record/schema/source';
import { makeArticle, makeExtraction } from '@/tests/support/make-review-form';
import { makeSnapshot, makeSource } from '@/tests/support/make-sources';

const TEXT = 'The gauge was read every morning for eleven years.\nNobody planned the series to last.';
const NOW = new Date('2026-06-01T10:00:00.000Z');

/** The messages with which browsers refuse to run a script. */
const ERROR_PAGE = 'Error: Frame with ID 0 is showing error page';
const NOT_ALLOWED = 'Error: Missing host permission for the tab';

/** The browser: the tabs that are open, and what each page shows. A page without a text refuses scripts for `reason`. */
function createBrowser(
  sources: Source[],
  textByUrl: Record<string, string | null>,
  { reason = ERROR_PAGE, isOnline = true, hasErrorPage = false } = {},
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
  const deps: CheckInTabDeps = {
    now: () => NOW,
    isOnline: () => isOnline,
    hasErrorPage: async () => hasErrorPage,
    findCheck: async () => null,
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
    captureDeps: {
      findTabById: findTab,
      beginCapture: (id) => {
        const result = readTab(id);
        const url = tabs.get(id) ?? '';
        const readText = async () =>
          result.ok ? ok(makeArticle({ text: result.value, markdown: result.value })) : result;
        return {
          tab: findTab(id),
          page: Promise.resolve(
            result.ok ? ok(makeExtraction({ url, kind: 'article', httpStatus: 200 })) : result,
          ),
          readArticle: readText,
          readText,
        };
      },
    },
  };
  return { deps, tabs, log, waits, saved };
}

/** Makes the page at `url` respond only after `respond` was called. Calls `onRequest` when the page is read. */
function stall({ deps, tabs }: ReturnType<typeof createBrowser>, url: string, onRequest?: () => void) {
  const { beginCapture } = deps.captureDeps;
  let respond = (): void => undefined;
  const response = new Promise<void>((resolve) => {
    respond = resolve;
  });
  deps.captureDeps.beginCapture = (id) => {
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
    const { checked, counts } = await checkSources(browser.deps, sources, {
      signal: new AbortController().signal,
      onProgress: (done) => progress.push(done),
    });
    expect(checked.map(({ stableId, check }) => [stableId, check?.outcome])).toEqual(
      sources.map(({ stableId }, index) => [stableId, ['unchanged', 'changed', 'network-error'][index]]),
    );
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
    await checkSources(browser.deps, sources, {
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
    await checkSources({ ...browser.deps, now }, sources, {
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    expect(browser.waits).toEqual([300, 2_700, 300]);
  });

  it('ends the check of a page that never responds, closes its tab and checks the next page', async () => {
    const sources = makeSources('https://a.example/1', 'https://b.example/2');
    const browser = createBrowser(sources, Object.fromEntries(sources.map(({ url }) => [url, TEXT])));
    const stalled = stall(browser, 'https://a.example/1');
    const { counts } = await checkSources(browser.deps, sources, {
      signal: new AbortController().signal,
      onProgress: () => undefined,
      // The second page must be read in time on a busy machine too.
      readingTimeoutMs: 1_000,
    });
    stalled.respond();
    await new Promise((resolve) => setTimeout(resolve));
    expect(counts).toEqual([
      { outcome: 'no-text', count: 1 },
      { outcome: 'unchanged', count: 1 },
    ]);
    expect(browser.tabs.size).toBe(0);
    expect(browser.saved.map(({ outcome }) => outcome)).toEqual(['unchanged', 'no-text']);
  });

  it('stops within a page when it is cancelled, and saves nothing for it', async () => {
    const sources = makeSources('https://a.example/1', 'https://b.example/2');
    const browser = createBrowser(sources, Object.fromEntries(sources.map(({ url }) => [url, TEXT])));
    const controller = new AbortController();
    const stalled = stall(browser, 'https://a.example/1', () => controller.abort());
    const { counts } = await checkSources(browser.deps, sources, {
      signal: controller.signal,
      onProgress: () => undefined,
    });
    stalled.respond();
    await new Promise((resolve) => setTimeout(resolve));
    expect(counts).toEqual([]);
    expect(browser.log).toEqual(['open https://a.example/1', 'close https://a.example/1']);
    expect(browser.saved).toEqual([]);
  });

  it('names a page of which the check ended with an error, and a source that was deleted, as it counts them', async () => {
    const sources = makeSources('https://a.example/1', 'https://b.example/2');
    const browser = createBrowser(sources, Object.fromEntries(sources.map(({ url }) => [url, TEXT])));
    const deps: CheckInTabDeps = {
      ...browser.deps,
      findCheck: async () => null,
      listSnapshots: async (id) => {
        if (id === sources[0]?.stableId) throw new Error('The database is closed');
        return browser.deps.listSnapshots(id);
      },
      saveCheck: async () => ok(null),
    };
    const { checked, counts } = await checkSources(deps, sources, {
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    expect(checked.map(({ check }) => check?.outcome)).toEqual(['no-text', undefined]);
    expect(counts).toEqual([
      { outcome: 'no-text', count: 1 },
      { outcome: 'not-saved', count: 1 },
    ]);
  });

  it('opens no further page after it was cancelled, and counts those before', async () => {
    const sources = makeSources('https://a.example/1', 'https://b.example/2');
    const browser = createBrowser(sources, Object.fromEntries(sources.map(({ url }) => [url, TEXT])));
    const controller = new AbortController();
    const { counts } = await checkSources(browser.deps, sources, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect(counts).toEqual([{ outcome: 'unchanged', count: 1 }]);
    expect(browser.log).toEqual(['open https://a.example/1', 'close https://a.example/1']);
  });

  it('does not report a viewer of the browser, which refuses scripts, as a network error', async () => {
    const sources = makeSources('https://a.example/1');
    const browser = createBrowser(sources, { 'https://a.example/1': null }, { reason: NOT_ALLOWED });
    const { counts } = await checkSources(browser.deps, sources, {
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    expect(counts).toEqual([{ outcome: 'no-access', count: 1 }]);
  });

  it('recognises an error page that the browser does not name', async () => {
    const sources = makeSources('https://a.example/1');
    const browser = createBrowser(
      sources,
      { 'https://a.example/1': null },
      { reason: NOT_ALLOWED, hasErrorPage: true },
    );
    const { counts } = await checkSources(browser.deps, sources, {
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    expect(counts).toEqual([{ outcome: 'network-error', count: 1 }]);
  });

  type OpenListener = (url: string, textByUrl: Record<string, string | null>) => void;
  /** Checks one page of each host, of which those in `down` can't be reached. */
  async function checkHosts(hosts: string[], down: string[], options = {}, onOpen?: OpenListener) {
    const sources = makeSources(...hosts.map((host, index) => `https://${host}.example/${index}`));
    const textByUrl: Record<string, string | null> = Object.fromEntries(
      sources.map(({ url }, index) => [url, down.includes(hosts[index] ?? '') ? null : TEXT]),
    );
    const browser = createBrowser(sources, textByUrl, options);
    const { openTab } = browser.deps;
    const controller = new AbortController();
    const deps: CheckInTabDeps = {
      ...browser.deps,
      openTab: (url, signal) => {
        onOpen?.(url, textByUrl);
        if (url.startsWith('https://cancel.')) controller.abort();
        return openTab(url, signal);
      },
    };
    const result = await checkSources(deps, sources, {
      signal: controller.signal,
      onProgress: () => undefined,
    });
    const opened = browser.log.filter((entry) => entry.startsWith('open ')).map((entry) => entry.slice(5));
    return { ...result, opened, saved: browser.saved.map(({ outcome }) => outcome) };
  }
  const DOWN = ['a', 'b', 'c', 'd', 'e'];

  it.each([
    ['Chromium', { isOnline: false }],
    ['Firefox', { isOnline: false, reason: NOT_ALLOWED, hasErrorPage: true }],
  ])('stops at once, and saves nothing about the page, if the browser is offline: %s', async (_, options) => {
    const result = await checkHosts(['a', 'b', 'c'], DOWN, options);
    expect(result.connection).toEqual({ kind: 'offline' });
    expect(result.uncheckedCount).toBe(3);
    expect(result.counts).toEqual([]);
    expect(result.opened).toHaveLength(1);
    expect(result.saved).toEqual([]);
  });

  it('records that the first hosts can’t be reached when a later page responds', async () => {
    const result = await checkHosts([...DOWN, 'f', 'g'], DOWN);
    expect(result.connection).toEqual({ kind: 'online' });
    expect(result.counts).toEqual([
      { outcome: 'network-error', count: 5 },
      { outcome: 'unchanged', count: 2 },
    ]);
    expect(result.opened).toHaveLength(7);
    expect(result.saved).toEqual(['unchanged', ...DOWN.map(() => 'network-error'), 'unchanged']);
  });

  const MANY_DOWN = Array.from({ length: 25 }, (_, index) => `down${index}`);
  it.each([
    ['five hosts', 5, 5, 0],
    ['twenty hosts', 25, 20, 5],
  ])(
    'records pages without a conclusion about their links if none of %s responds',
    async (_, listed, opened, uncheckedCount) => {
      const result = await checkHosts(MANY_DOWN.slice(0, listed), MANY_DOWN);
      expect(result.connection).toEqual({ kind: 'unknown', unreachedHostCount: opened });
      expect(result.counts).toEqual([{ outcome: 'no-response', count: opened }]);
      expect(result.opened).toHaveLength(opened);
      expect(result.saved).toEqual(Array.from({ length: opened }, () => 'no-response'));
      expect(result.uncheckedCount).toBe(uncheckedCount);
    },
  );

  /** Checks sources whose pages on the hosts of `DOWN` can't be reached. The others are on another site, which can't be read. */
  async function checkWithUnreachedHosts(sources: Source[]) {
    const { deps, saved } = createBrowser(
      sources,
      Object.fromEntries(DOWN.map((host) => [`https://${host}.example/1`, null])),
    );
    const { connection } = await checkSources(deps, sources, {
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    return { connection, saved: saved.map(({ outcome }) => outcome) };
  }

  it('records that hosts can’t be reached if the address of another page led to another site', async () => {
    const sources = makeSources(...[...DOWN, 'moved'].map((host) => `https://${host}.example/1`));
    const { connection, saved } = await checkWithUnreachedHosts(sources);
    expect(connection).toEqual({ kind: 'online' });
    expect(saved).toEqual([...DOWN.map(() => 'network-error'), 'other-site']);
  });

  it('does not take the redirect of an http address for a response, because any network can send one', async () => {
    const sources = [
      ...makeSources(...DOWN.map((host) => `https://${host}.example/1`)),
      ...makeSources('http://portal.example/1'),
    ];
    const { connection, saved } = await checkWithUnreachedHosts(sources);
    expect(connection.kind).toBe('unknown');
    expect(saved).toEqual(['other-site', ...DOWN.map(() => 'no-response')]);
  });

  it('continues after five hosts that can’t be reached if the last address still leads to another site', async () => {
    const sources = makeSources(...['moved', ...DOWN].map((host) => `https://${host}.example/1`));
    const { connection, saved } = await checkWithUnreachedHosts(sources);
    expect(connection).toEqual({ kind: 'online' });
    expect(saved).toEqual(['other-site', ...DOWN.map(() => 'network-error')]);
  });

  it('does not say that a page could not be reached that only took too long to be read', async () => {
    const sources = makeSources(...DOWN.map((host) => `https://${host}.example/1`));
    const browser = createBrowser(sources, Object.fromEntries(sources.map(({ url }) => [url, null])));
    const stalled = stall(browser, 'https://c.example/1');
    const { counts } = await checkSources(browser.deps, sources, {
      signal: new AbortController().signal,
      onProgress: () => undefined,
      readingTimeoutMs: 1_000,
    });
    stalled.respond();
    expect(counts).toEqual([
      { outcome: 'no-response', count: 4 },
      { outcome: 'no-text', count: 1 },
    ]);
    expect(browser.saved.map(({ outcome }) => outcome)).toEqual([
      'no-response',
      'no-response',
      'no-text',
      'no-response',
      'no-response',
    ]);
  });

  it('stops if the last page that responded can’t be reached any more either', async () => {
    const result = await checkHosts(['x', ...DOWN, 'f'], DOWN, {}, (url, textByUrl) => {
      if (url.startsWith('https://a.')) textByUrl['https://x.example/0'] = null;
    });
    expect(result.connection).toEqual({ kind: 'lost', unreachedHostCount: 5 });
    expect(result.uncheckedCount).toBe(6);
    expect(result.counts).toEqual([{ outcome: 'unchanged', count: 1 }]);
    expect(result.opened.at(-1)).toBe('https://x.example/0');
    expect(result.saved).toEqual(['unchanged']);
  });

  it('continues after five hosts that can’t be reached if the last page that responded still does', async () => {
    const result = await checkHosts(['x', ...DOWN, 'f'], DOWN);
    expect(result.connection).toEqual({ kind: 'online' });
    expect(result.counts).toEqual([
      { outcome: 'unchanged', count: 2 },
      { outcome: 'network-error', count: 5 },
    ]);
    expect(result.opened.filter((url) => url === 'https://x.example/0')).toHaveLength(2);
    expect(result.saved).toEqual(['unchanged', ...DOWN.map(() => 'network-error'), 'unchanged']);
  });

  it('continues on one host whose pages can’t be reached', async () => {
    const result = await checkHosts(['a', 'a', 'a', 'a', 'a', 'a', 'b'], ['a']);
    expect(result.connection).toEqual({ kind: 'online' });
    expect(result.counts).toEqual([
      { outcome: 'network-error', count: 6 },
      { outcome: 'unchanged', count: 1 },
    ]);
  });

  it('saves nothing about hosts that could not be reached before it was cancelled', async () => {
    const result = await checkHosts(['x', 'a', 'b', 'cancel'], ['a', 'b', 'cancel']);
    expect(result.counts).toEqual([{ outcome: 'unchanged', count: 1 }]);
    expect(result.saved).toEqual(['unchanged']);
    expect(result.connection).toEqual({ kind: 'online' });
  });

  it.each([
    ['Chromium', { reason: NOT_ALLOWED }],
    ['a host that can’t be reached', { reason: ERROR_PAGE }],
    ['Firefox', { reason: NOT_ALLOWED, hasErrorPage: true }],
  ])('tells a page on another host, which may not be read, from a network error: %s', async (_, options) => {
    const sources = makeSources('https://a.example/1');
    const browser = createBrowser(sources, {}, options);
    const { counts, unreadCount } = await checkSources(browser.deps, sources, {
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    expect(counts).toEqual([{ outcome: 'other-site', count: 1 }]);
    expect(unreadCount).toBe(1);
    expect(browser.saved[0]).toMatchObject({ outcome: 'other-site', comparedWith: null });
    expect(browser.saved[0]?.redirectUrl).toBeUndefined();
  });
});

describe('checkOpenTab', () => {
  const openTab = async (textByUrl: Record<string, string | null>) => {
    const sources = makeSources('https://a.example/1');
    const browser = createBrowser(sources, textByUrl);
    const tabId = (await browser.deps.openTab('https://a.example/1', new AbortController().signal)) ?? 0;
    return { ...browser, source: sources[0] ?? makeSource(), tabId };
  };

  it('saves what it found, and leaves the tab open', async () => {
    const { deps, source, tabId, saved, tabs } = await openTab({ 'https://a.example/1': CHANGED });
    await checkOpenTab(deps, source, tabId, []);
    expect(saved.map(({ outcome }) => outcome)).toEqual(['changed']);
    expect(tabs.size).toBe(1);
  });

  it('saves nothing if the tab cannot be read', async () => {
    const { deps, source, tabId, saved } = await openTab({ 'https://a.example/1': null });
    expect(await checkOpenTab(deps, source, tabId, [])).toEqual(ok(null));
    expect(saved).toEqual([]);
  });

  it('returns the problem of a write that failed', async () => {
    const { deps, source, tabId } = await openTab({ 'https://a.example/1': CHANGED });
    const failure = err({ kind: 'disk-full' } as const);
    const result = await checkOpenTab({ ...deps, saveCheck: async () => failure }, source, tabId, []);
    expect(result).toBe(failure);
  });
});
