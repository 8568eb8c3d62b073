import { describe, expect, it } from 'vitest';
import { ok } from '@/lib/base/result';
import type { CitingPage } from '@/lib/record/schema/parts';
import { parseCitingPage } from '@/lib/wiki/adapters/research-wiki/format/parse-citing-page';
import { addPageUrls } from '@/lib/wiki/model/citing-page-list';
import type { Wiki, WikiProblem } from '@/lib/wiki/model/wiki';
import { fetchCitingPagesIfStale, readCitingPages } from '@/lib/wiki/push/citing-pages';
import { FakeClock } from '@/tests/wiki-server/fake-clock';
import { FakeOutboxStore } from '../simulation/fake-outbox-store';
import { makeUntitledSource } from '../simulation/make-untitled-source';
import { SimulatedWiki } from '../simulation/simulated-wiki';

const pageIds = Array.from({ length: 40 }, (_, index) => `page-${index}`);
const makePage = (id: string) =>
  parseCitingPage('Wiki', { id, title: `Page ${id}`, entityType: 'risk', quality: 69 });

describe('readCitingPages', () => {
  it('reads each of forty pages once and orders them by quality and title', async () => {
    const requestedPages: string[] = [];
    const client = {
      readPage: async (id: string) => {
        requestedPages.push(id);
        return ok(makePage(id));
      },
    };
    const pageCache = new Map<string, CitingPage | null>([['page-7', makePage('page-7')]]);
    const readResult = await readCitingPages(client, [...pageIds, 'page-3'], pageCache);
    expect(readResult.ok && readResult.value.map(({ pageId }) => pageId)).toEqual(pageIds);
    expect(requestedPages).toHaveLength(39);
  });

  it('skips deleted pages, and stops at the first failure', async () => {
    const client = { readPage: async (id: string) => ok(id === 'page-1' ? null : makePage(id)) };
    const readResult = await readCitingPages(client, ['page-0', 'page-1', 'page-2']);
    expect(readResult.ok && readResult.value).toHaveLength(2);
    const failingClient = {
      readPage: async () => ({ ok: false as const, problem: { kind: 'timeout' as const } }),
    };
    expect(await readCitingPages(failingClient, pageIds)).toEqual({
      ok: false,
      problem: { kind: 'timeout' },
    });
  });

  it('returns null, not 0, for missing values', () => {
    expect(parseCitingPage('Wiki', { id: 'a', title: ' ', entityType: '', quality: null })).toEqual({
      wiki: 'Wiki',
      pageId: 'a',
      title: 'a',
      type: null,
      quality: null,
      url: null,
    });
    expect(parseCitingPage('Wiki', { id: 'a', title: 'A', quality: 0 })?.quality).toBe(0);
    expect(parseCitingPage('Wiki', { title: 'A' })).toBeNull();
  });
});

describe('refreshCitingPages', () => {
  it('requests only the page that was missing again, and not at every exchange', async () => {
    const clock = new FakeClock();
    const store = new FakeOutboxStore(['w'], clock.now);
    const wiki = new SimulatedWiki('w', 'base', store, clock);
    const { state } = wiki.server;
    store.saveSource(makeUntitledSource({ url: 'https://example.com/a', title: 'A' }));
    await wiki.flushUntilIdle();
    const [entry] = [...store.entries.values()];
    const addPage = (id: string) => state.pages.set(id, { id, numericId: null, title: `Page ${id}` });
    for (const id of ['a', 'b', 'c']) addPage(id);
    state.citedBy.set(entry?.remoteId ?? '', ['a', 'b', 'c', 'gone']);
    const exchange = async () => {
      wiki.requestLog = [];
      wiki.requeueAll();
      await wiki.flushUntilIdle();
      return wiki.requestLog.map(({ path }) => path).filter((path) => path.includes('/pages/'));
    };
    const getPages = () => [...store.entries.values()][0]?.citingPages?.pages.map(({ pageId }) => pageId);
    expect(await exchange()).toHaveLength(4);
    expect(await exchange()).toEqual([]);
    clock.advance(600_000);
    expect(await exchange()).toEqual(['/api/pages/gone']);
    expect(await exchange()).toEqual([]);
    expect(getPages()).toEqual(['a', 'b', 'c']);
    clock.advance(600_000);
    addPage('gone');
    expect(await exchange()).toEqual(['/api/pages/gone']);
    expect(getPages()).toEqual(['a', 'b', 'c', 'gone']);
    clock.advance(86_400_000);
    expect(await exchange()).toHaveLength(4);
  });
});

describe('fetchCitingPagesIfStale', () => {
  const source = makeUntitledSource({ url: 'https://example.com/a' });
  const NOW = new Date('2026-04-01T10:00:00.000Z');
  const getTimeAfterMs = (ms: number) => new Date(NOW.getTime() + ms);

  function setUpWiki(citedBy: string[]) {
    const clock = new FakeClock();
    const store = new FakeOutboxStore(['w'], clock.now);
    const wiki = new SimulatedWiki('w', 'base', store, clock);
    const { state } = wiki.server;
    state.writeAsEditor({ id: source.id, url: source.url });
    for (const id of citedBy) state.pages.set(id, { id, numericId: null, title: `Page ${id}` });
    state.citedBy.set(source.id, citedBy);
    return { wiki, state, client: wiki.createClient() };
  }

  it('looks up a source that was never sent by its URL, unless the source is private or local', async () => {
    const { client, wiki } = setUpWiki(['a']);
    expect((await fetchCitingPagesIfStale(client, source, null, NOW))?.pages).toHaveLength(1);
    wiki.requestLog = [];
    for (const restrictedSource of [
      { ...source, access: 'private' as const },
      { ...source, url: 'http://intranet/a' },
    ])
      expect(await fetchCitingPagesIfStale(client, restrictedSource, null, NOW)).toBeNull();
    expect(wiki.requestLog).toEqual([]);
  });

  it('reads no page again within ten minutes, even if one of them was deleted', async () => {
    const { client, wiki, state } = setUpWiki(['a', 'b']);
    state.pages.delete('b');
    const readResult = await fetchCitingPagesIfStale(client, source, null, NOW);
    expect(readResult?.pages.map(({ pageId }) => pageId)).toEqual(['a']);
    const entry = { remoteId: source.id, citingPages: readResult };
    wiki.requestLog = [];
    expect(await fetchCitingPagesIfStale(client, source, entry, getTimeAfterMs(500_000))).toBeNull();
    expect(wiki.requestLog.map(({ path }) => path)).toEqual([`/api/resources/${source.id}`]);
    state.citedBy.set(source.id, ['a']);
    expect(
      (await fetchCitingPagesIfStale(client, source, entry, getTimeAfterMs(500_000)))?.requestedIds,
    ).toEqual(['a']);
    expect(await fetchCitingPagesIfStale(client, source, entry, getTimeAfterMs(600_000))).not.toBeNull();
  });

  it('returns null while the wiki is unreachable', async () => {
    const { client, wiki } = setUpWiki(['a']);
    wiki.faultPlan = () => 'connection-refused';
    expect(
      await fetchCitingPagesIfStale(client, source, { remoteId: source.id, citingPages: null }, NOW),
    ).toBeNull();
    expect(await fetchCitingPagesIfStale(client, source, null, NOW)).toBeNull();
  });

  it.each([1, 2, 3])('reports the problem when request %i fails', async (failingRequest) => {
    const { client, wiki } = setUpWiki(['a']);
    wiki.faultPlan = () => (wiki.requestCount === failingRequest ? 'rate-limited' : null);
    const problems: WikiProblem[] = [];
    expect(
      await fetchCitingPagesIfStale(client, source, null, NOW, (problem) => problems.push(problem)),
    ).toBeNull();
    expect(problems).toEqual([{ kind: 'rate-limited', category: 'read', retryAfterMs: 7_000 }]);
  });
});

describe('addPageUrls', () => {
  // `addPageUrls` reads only the template of the wiki.
  const makeWiki = (pageUrlTemplate?: string) => ({ pageUrlTemplate }) as Wiki;
  const buildPageUrl = (template: string | undefined, id: string) =>
    addPageUrls(makeWiki(template), [makePage(id) as CitingPage])[0]?.url;

  it('builds the link from the page URL template of the reader', () => {
    expect(buildPageUrl('https://wiki.example.org/wiki/{id}', 'a b/c')).toBe(
      'https://wiki.example.org/wiki/a%20b%2Fc',
    );
    expect(buildPageUrl('', 'a')).toBeNull();
    expect(buildPageUrl(undefined, 'a')).toBeNull();
    expect(buildPageUrl('https://wiki.example.org/', 'a')).toBeNull();
    expect(buildPageUrl('javascript:alert({id})', 'a')).toBeNull();
  });
});
