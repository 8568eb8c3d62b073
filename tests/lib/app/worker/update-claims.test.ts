import { describe, expect, it } from 'vitest';
import { type ClaimsDeps, updateClaims } from '@/lib/app/worker/update-claims';
import { transition } from '@/lib/wiki/outbox/transition';
import { FakeOutboxStore } from '@/tests/lib/wiki/simulation/fake-outbox-store';
import { makeUntitledSource } from '@/tests/lib/wiki/simulation/make-untitled-source';
import { SimulatedWiki } from '@/tests/lib/wiki/simulation/simulated-wiki';
import { FakeClock } from '@/tests/wiki-server/fake-clock';

/** A wiki that has a source under `storedUrl`, and two claims that rest on it. */
async function setUpWiki(storedUrl = 'https://example.com/a') {
  const clock = new FakeClock();
  const store = new FakeOutboxStore(['w'], clock.now);
  const wiki = new SimulatedWiki('w', 'base', store, clock);
  const { state } = wiki.server;
  const source = makeUntitledSource({ url: 'https://example.com/a', title: 'A' });
  state.writeAsEditor({ id: source.id, url: storedUrl, title: 'A' });
  state.pages.set('evals', { id: 'evals', numericId: 'E104', title: 'Evaluations' });
  state.quotes = [
    { url: storedUrl, pageId: 'evals', footnote: 2, claimText: 'It holds.', accuracyVerdict: 'accurate' },
    { url: storedUrl, pageId: 'gone', footnote: 1, claimText: 'It fails.', accuracyVerdict: 'unsupported' },
  ];
  store.saveSource(source);
  await wiki.flush();
  wiki.requestLog = [];
  const pauses: number[] = [];
  const deps: ClaimsDeps = {
    now: clock.now,
    findSource: async (stableId) => store.sources.get(stableId) ?? null,
    findActiveClient: async () => ({ wiki: wiki.config, client: wiki.createClient() }),
    findCondition: (wikiId) => store.findCondition(wikiId),
    findEntry: async (wikiId, stableId) => store.findEntry(wikiId, stableId) ?? null,
    pauseWiki: async (_, retryAfterMs) => pauses.push(retryAfterMs),
    saveClaims: (wikiId, stableId, claims) =>
      store.updateEntries([{ wikiId, stableId }], (entry) =>
        transition(entry, { type: 'claims-read', claims }),
      ),
  };
  const getClaims = () => store.findEntry('w', source.stableId)?.claims;
  return { clock, store, wiki, source, deps, pauses, getClaims };
}

describe('updateClaims', () => {
  it('requests the claims of the URL that the wiki stores, and adds the titles of pages', async () => {
    const { wiki, source, deps, getClaims } = await setUpWiki('https://example.com/a/');
    expect(await updateClaims(deps, source.stableId)).toBe(true);
    expect(getClaims()?.items).toMatchObject([
      { text: 'It fails.', verdict: 'unsupported', pageTitle: 'gone' },
      { text: 'It holds.', verdict: 'accurate', pageTitle: 'Evaluations' },
    ]);
    const paths = wiki.requestLog.map(({ path }) => path);
    expect(paths.filter((path) => path !== '/api/citations/quotes-by-url')).toEqual([
      '/api/pages/gone',
      '/api/pages/evals',
    ]);
  });

  it('adds claims that cite another form of the URL than the resource has', async () => {
    const { wiki, source, deps, getClaims } = await setUpWiki('https://example.com/a/');
    const otherUrl = 'http://www.example.com/a';
    wiki.server.state.quotes.push({ url: otherUrl, pageId: 'evals', footnote: 3, claimText: 'It leaks.' });
    await updateClaims(deps, source.stableId);
    expect(getClaims()?.items.map(({ text }) => text)).toEqual(['It fails.', 'It leaks.', 'It holds.']);
  });

  it('makes no request again within ten minutes, or if the reader turned it off', async () => {
    const { clock, wiki, source, deps } = await setUpWiki();
    await updateClaims(deps, source.stableId);
    wiki.requestLog = [];
    clock.advance(599_000);
    await updateClaims(deps, source.stableId);
    clock.advance(2000);
    wiki.config = { ...wiki.config, asksForClaims: false };
    await updateClaims(deps, source.stableId);
    expect(wiki.requestLog).toEqual([]);
    wiki.config = { ...wiki.config, asksForClaims: true };
    await updateClaims(deps, source.stableId);
    expect(wiki.requestLog.length).toBeGreaterThan(0);
  });

  it.each(['connection-refused', 'timeout', 'html', 'truncated', 'server-error'] as const)(
    'keeps the earlier claims after the fault %s',
    async (fault) => {
      const { clock, wiki, source, deps, getClaims } = await setUpWiki();
      await updateClaims(deps, source.stableId);
      const claims = getClaims();
      clock.advance(700_000);
      wiki.faultPlan = () => fault;
      expect(await updateClaims(deps, source.stableId)).toBe(false);
      expect(getClaims()).toEqual(claims);
    },
  );

  it('saves nothing about a private page that is not linked yet, so that its claims are read later', async () => {
    const { wiki, source, deps, store } = await setUpWiki();
    const entry = store.findEntry('w', source.stableId);
    if (!entry) throw new Error('no entry');
    const savedClaims: unknown[] = [];
    await updateClaims(
      {
        ...deps,
        findSource: async () => ({ ...source, url: 'http://127.0.0.1/a' }),
        findEntry: async () => ({ ...entry, remoteId: null, remoteUrl: null }),
        saveClaims: async (...claims) => savedClaims.push(claims),
      },
      source.stableId,
    );
    expect([savedClaims, wiki.requestLog]).toEqual([[], []]);
  });

  it.each(['/api/', '/api/pages/'])('pauses the wiki for the wait that %s requests', async (prefix) => {
    const { wiki, source, deps, pauses, getClaims } = await setUpWiki();
    wiki.faultPlan = ({ url }) => (url.includes(prefix) ? 'rate-limited' : null);
    await updateClaims(deps, source.stableId);
    expect(pauses).toEqual([7000]);
    expect(getClaims()).toBeUndefined();
  });

  it('saves nothing if the reader cancels while the titles are read', async () => {
    const { wiki, source, deps, getClaims } = await setUpWiki();
    const controller = new AbortController();
    const client = wiki.createClient(controller.signal);
    const readPage: typeof client.readPage = (pageId) => {
      controller.abort();
      return client.readPage(pageId);
    };
    const findActiveClient = async () => ({ wiki: wiki.config, client: { ...client, readPage } });
    await updateClaims({ ...deps, findActiveClient }, source.stableId);
    expect(getClaims()).toBeUndefined();
    await updateClaims(deps, source.stableId);
    expect(getClaims()?.items).toMatchObject([{ pageTitle: 'gone' }, { pageTitle: 'Evaluations' }]);
  });

  it('shows the ids of the pages if their titles cannot be read', async () => {
    const { wiki, source, deps, getClaims } = await setUpWiki();
    wiki.faultPlan = ({ url }) => (url.includes('/api/pages/') ? 'server-error' : null);
    await updateClaims(deps, source.stableId);
    expect(getClaims()?.items).toMatchObject([{ pageTitle: 'gone' }, { pageTitle: 'evals' }]);
  });
});
