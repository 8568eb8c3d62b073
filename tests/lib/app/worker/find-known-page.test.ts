import { describe, expect, it } from 'vitest';
import { findKnownPage, type KnownPageDeps } from '@/lib/app/worker/find-known-page';
import { KnownPage } from '@/lib/wiki/model/known-page';
import { createCondition } from '@/lib/wiki/outbox/wiki-pause';
import { FakeOutboxStore } from '@/tests/lib/wiki/simulation/fake-outbox-store';
import { SimulatedWiki } from '@/tests/lib/wiki/simulation/simulated-wiki';
import { FakeClock } from '@/tests/wiki-server/fake-clock';
import type { Fault } from '@/tests/wiki-server/faults';
import { addSampleData } from '@/tests/wiki-server/sample-wiki';

const RICH_URL = 'https://example.org/rich';

function setUpWiki() {
  const clock = new FakeClock();
  const wiki = new SimulatedWiki('w', 'base', new FakeOutboxStore(['w'], clock.now), clock);
  addSampleData(wiki.server.state);
  const deps: KnownPageDeps = {
    now: clock.now,
    findActiveClient: async () => ({ wiki: wiki.config, client: wiki.createClient() }),
    findCondition: async () => null,
  };
  return { wiki, deps };
}

describe('findKnownPage', () => {
  it('returns the values and the claims of the wiki, also for another form of the URL', async () => {
    const { deps, wiki } = setUpWiki();
    const knownPage = await findKnownPage(deps, `${RICH_URL}/`);
    expect(KnownPage.parse(knownPage)).toMatchObject({
      wikiName: 'Wiki w',
      fields: { summary: 'What the wiki says of it.', keyPoints: ['The engine weaves patterns.'] },
      claims: { items: [{ pageTitle: 'Evaluations', verdict: 'not-checked' }] },
    });
    expect(wiki.requestLog.map(({ method }) => method)).not.toContain('POST');
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
    expect((await findKnownPage(deps, RICH_URL))?.text).toEqual({
      hasText: false,
      httpStatus: 403,
      contentPolicy: wiki.config.contentPolicy,
    });
  });

  it('returns null for a page that the wiki does not know', async () => {
    expect(await findKnownPage(setUpWiki().deps, 'https://example.com/new')).toBeNull();
  });

  it.each([
    'http://intranet/a',
    'http://192.168.0.1/a',
    'file:///home/a.html',
    'chrome://settings/',
    `https://example.com/${'x'.repeat(3000)}`,
  ])('sends nothing about %s', async (url) => {
    const { deps, wiki } = setUpWiki();
    expect(await findKnownPage(deps, url)).toBeNull();
    expect(wiki.requestLog).toEqual([]);
  });

  it('sends nothing if the reader turned it off or the wiki is stopped', async () => {
    const { deps, wiki } = setUpWiki();
    const stopped = { ...createCondition('w'), isStopped: true };
    expect(await findKnownPage({ ...deps, findCondition: async () => stopped }, RICH_URL)).toBeNull();
    wiki.config = { ...wiki.config, asksForClaims: false };
    expect(await findKnownPage(deps, RICH_URL)).toBeNull();
    expect(wiki.requestLog).toEqual([]);
  });

  it.each<Fault>(['connection-refused', 'timeout', 'html', 'truncated', 'server-error', 'rate-limited'])(
    'returns null after the fault %s',
    async (fault) => {
      const { deps, wiki } = setUpWiki();
      wiki.faultPlan = () => fault;
      expect(await findKnownPage(deps, RICH_URL)).toBeNull();
    },
  );
});
