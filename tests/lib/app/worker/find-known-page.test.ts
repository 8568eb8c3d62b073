import { describe, expect, it } from 'vitest';
import { findKnownPage, type KnownPageDeps } from '@/lib/app/worker/find-known-page';
import { KnownPageAnswer, type KnownPageReading, type PageUrls } from '@/lib/wiki/model/known-page';
import { createCondition } from '@/lib/wiki/outbox/wiki-pause';
import { FakeOutboxStore } from '@/tests/lib/wiki/simulation/fake-outbox-store';
import { makeUntitledSource } from '@/tests/lib/wiki/simulation/make-untitled-source';
import { SimulatedWiki } from '@/tests/lib/wiki/simulation/simulated-wiki';
import { FakeClock } from '@/tests/wiki-server/fake-clock';
import type { Fault } from '@/tests/wiki-server/faults';
import { addSampleData } from '@/tests/wiki-server/sample-wiki';

const RICH_URL = 'https://example.org/rich';

const { identifiers } = makeUntitledSource({ url: RICH_URL });
const pageAt = (url: string, rest: Partial<PageUrls> = {}): PageUrls => ({
  url,
  aliases: [],
  identifiers,
  ...rest,
});
const FAILED = { kind: 'failed' };
const UNKNOWN = { kind: 'read', reading: { wikiName: 'Wiki w', page: null } };

function setUpWiki() {
  const clock = new FakeClock();
  const wiki = new SimulatedWiki('w', 'base', new FakeOutboxStore(['w'], clock.now), clock);
  addSampleData(wiki.server.state);
  const readings = new Map<string, KnownPageReading>();
  const pauses: number[] = [];
  const deps: KnownPageDeps = {
    now: clock.now,
    findActiveClient: async () => ({ wiki: wiki.config, client: wiki.createClient() }),
    findCondition: async () => null,
    pauseWiki: async (_, retryAfterMs) => pauses.push(retryAfterMs),
    findReading: async (key) => readings.get(key) ?? null,
    saveReading: async (key, reading) => readings.set(key, reading),
  };
  return { wiki, deps, clock, pauses };
}

describe('findKnownPage', () => {
  it('returns the values and the claims of the wiki, also for another form of the URL', async () => {
    const { deps, wiki, clock } = setUpWiki();
    const answer = await findKnownPage(deps, pageAt(`${RICH_URL}/`));
    expect(KnownPageAnswer.parse(answer)).toMatchObject({
      kind: 'read',
      reading: {
        readAt: clock.now().toISOString(),
        wikiName: 'Wiki w',
        page: {
          fields: { summary: 'What the wiki says of it.', keyPoints: ['The engine weaves patterns.'] },
          claims: { items: [{ pageTitle: 'Evaluations', verdict: 'not-checked' }] },
        },
      },
    });
    expect(wiki.requestLog.map(({ method }) => method)).not.toContain('POST');
  });

  it.each([
    ['the other scheme', pageAt(RICH_URL.replace('https:', 'http:'))],
    ['an alias', pageAt('https://example.com/other', { aliases: [RICH_URL] })],
    [
      'an identifier',
      pageAt('https://example.com/other', {
        identifiers: { ...identifiers, doi: '10.1234/rich' },
      }),
    ],
  ])('finds the resource by %s', async (_, page) => {
    const { deps, wiki } = setUpWiki();
    wiki.server.state.writeAsEditor({ id: 'by-doi', url: 'https://doi.org/10.1234/rich', title: 'By DOI' });
    expect(await findKnownPage(deps, page)).toMatchObject({
      reading: { page: { fields: { title: expect.any(String) } } },
    });
  });

  it('reads claims that cite another form of the URL than the resource has, each once', async () => {
    const { deps, wiki } = setUpWiki();
    const { state } = wiki.server;
    const quote = {
      pageId: 'evals',
      footnote: 9,
      claimText: 'Cited otherwise.',
      accuracyVerdict: 'unsupported',
    };
    for (const url of [`http://www.example.org/rich/`, RICH_URL, `${RICH_URL}/`])
      state.quotes.push({ ...quote, url });
    expect(await findKnownPage(deps, pageAt(RICH_URL))).toMatchObject({
      reading: { page: { claims: { items: [{ text: 'Cited otherwise.' }, { verdict: 'not-checked' }] } } },
    });
  });

  it('makes no request again within ten minutes, unless the reader asks again or changed the settings', async () => {
    const { deps, wiki, clock } = setUpWiki();
    const first = await findKnownPage(deps, pageAt(RICH_URL));
    await findKnownPage(deps, pageAt('https://example.com/new'));
    wiki.requestLog = [];
    clock.advance(599_000);
    expect(await findKnownPage(deps, pageAt(RICH_URL))).toEqual(first);
    expect(await findKnownPage(deps, pageAt('https://example.com/new'))).toMatchObject(UNKNOWN);
    expect(wiki.requestLog).toEqual([]);
    const second = await findKnownPage(deps, pageAt(RICH_URL), true);
    expect(second).toMatchObject({ reading: { readAt: clock.now().toISOString() } });
    wiki.requestLog = [];
    wiki.config = { ...wiki.config, contentPolicy: 'ask' };
    await findKnownPage(deps, pageAt(RICH_URL));
    expect(wiki.requestLog).not.toEqual([]);
    wiki.requestLog = [];
    clock.advance(601_000);
    await findKnownPage(deps, pageAt(RICH_URL));
    expect(wiki.requestLog).not.toEqual([]);
  });

  it('reports that the wiki received the page with an error and has no text', async () => {
    const { deps, wiki } = setUpWiki();
    const client = wiki.createClient();
    const resource = await client.findByUrl(RICH_URL);
    if (!resource.ok || !resource.value) throw new Error('the sample has this resource');
    const { url, remoteId } = resource.value;
    const now = new Date(0).toISOString();
    wiki.server.state.contents.set(url, {
      ...Object.fromEntries(
        ['contentType', 'pageTitle', 'fullTextPreview', 'fullText'].map((name) => [name, null]),
      ),
      ...{ id: 1, url, resourceId: remoteId, fetchedAt: now, httpStatus: 403, contentLength: null },
    } as never);
    const text = { hasText: false, httpStatus: 403, contentPolicy: wiki.config.contentPolicy };
    expect(await findKnownPage(deps, pageAt(RICH_URL))).toMatchObject({ reading: { page: { text } } });
  });

  it('says that the wiki does not know a page', async () => {
    expect(await findKnownPage(setUpWiki().deps, pageAt('https://example.com/new'))).toMatchObject(UNKNOWN);
  });

  it.each([
    'http://intranet/a',
    'http://192.168.0.1/a',
    'file:///home/a.html',
    'chrome://settings/',
    `https://example.com/${'x'.repeat(3000)}`,
  ])('sends nothing about %s', async (url) => {
    const { deps, wiki } = setUpWiki();
    expect(await findKnownPage(deps, pageAt(url))).toEqual({ kind: 'not-asked' });
    expect(wiki.requestLog).toEqual([]);
  });

  it('does not send a private alias of a public page', async () => {
    const { deps, wiki } = setUpWiki();
    await findKnownPage(deps, pageAt('https://example.com/new', { aliases: ['http://intranet/secret'] }));
    const queries = wiki.requestLog.map(({ search }) => decodeURIComponent(search));
    expect(queries.join()).toContain('https://example.com/new');
    expect(queries.join()).not.toContain('intranet');
  });

  it('sends nothing if the reader turned it off or the wiki is stopped', async () => {
    const { deps, wiki } = setUpWiki();
    const stopped = { ...createCondition('w'), isStopped: true };
    const page = pageAt(RICH_URL);
    expect(await findKnownPage({ ...deps, findCondition: async () => stopped }, page)).toEqual(FAILED);
    wiki.config = { ...wiki.config, asksForClaims: false };
    expect(await findKnownPage(deps, page)).toEqual({ kind: 'not-asked' });
    expect(wiki.requestLog).toEqual([]);
  });

  it.each<Fault>(['connection-refused', 'timeout', 'html', 'truncated', 'server-error', 'rate-limited'])(
    'says after the fault %s that the wiki did not answer, and asks again next time',
    async (fault) => {
      const { deps, wiki, pauses } = setUpWiki();
      wiki.faultPlan = () => fault;
      expect(await findKnownPage(deps, pageAt(RICH_URL))).toEqual(FAILED);
      expect(pauses).toEqual(fault === 'rate-limited' ? [7000] : []);
      wiki.faultPlan = () => null;
      expect(await findKnownPage(deps, pageAt(RICH_URL))).toMatchObject({ kind: 'read' });
    },
  );

  it('makes no further request after it was cancelled, and stores nothing', async () => {
    const { deps, wiki } = setUpWiki();
    const controller = new AbortController();
    const client = wiki.createClient(controller.signal);
    const findByUrl: typeof client.findByUrl = (url) => {
      controller.abort();
      return client.findByUrl(url);
    };
    const cancelled = {
      ...deps,
      findActiveClient: async () => ({ wiki: wiki.config, client: { ...client, findByUrl } }),
    };
    expect(await findKnownPage(cancelled, pageAt(RICH_URL))).toEqual(FAILED);
    expect(wiki.requestLog).toEqual([]);
    expect(await findKnownPage(deps, pageAt(RICH_URL))).toMatchObject({ kind: 'read' });
  });
});
