import { describe, expect, it } from 'vitest';
import type { ContentPolicy } from '@/lib/wiki/model/wiki';
import { transition } from '@/lib/wiki/outbox/transition';
import { approveText } from '@/lib/wiki/push/text-decision';
import { FakeClock } from '@/tests/wiki-server/fake-clock';
import { planFaultsInOrder } from '@/tests/wiki-server/in-process-fetch';
import type { Mode } from '@/tests/wiki-server/schemas';
import { FakeOutboxStore } from '../simulation/fake-outbox-store';
import { makeUntitledSource } from '../simulation/make-untitled-source';
import { SimulatedWiki } from '../simulation/simulated-wiki';

const source = makeUntitledSource({ url: 'https://example.com/a', title: 'A' });
const localText = {
  url: source.url,
  title: 'A',
  fetchedAt: '2026-03-20T12:00:00.000Z',
  httpStatus: 200,
  contentType: 'text/html',
  text: 'The text.',
  sha256: 'ab'.repeat(32),
  restriction: null,
};

function setUpWiki(contentPolicy: ContentPolicy, mode: Mode = 'base') {
  const clock = new FakeClock();
  const store = new FakeOutboxStore(['w'], clock.now);
  const wiki = new SimulatedWiki('w', mode, store, clock);
  wiki.config = { ...wiki.config, contentPolicy };
  store.localTexts.set(source.stableId, localText);
  store.saveSource(source);
  return {
    clock,
    store,
    wiki,
    contents: wiki.server.state.contents,
    getTextStatus: () => store.findEntry('w', source.stableId)?.textStatus,
  };
}

describe('pushText', () => {
  it('sends no request about texts under the policy “never”', async () => {
    const { wiki, contents } = setUpWiki('never');
    await wiki.flush();
    expect(contents.size).toBe(0);
    expect(wiki.requestLog.some(({ path }) => path.includes('content'))).toBe(false);
  });

  it('reads the remote text first, and sends the text if the wiki has none', async () => {
    const { wiki, contents, getTextStatus } = setUpWiki('if-missing');
    await wiki.flush();
    expect(contents.get(source.url)).toMatchObject({
      fullText: 'The text.',
      contentHash: 'ab'.repeat(8),
      resourceId: source.id,
    });
    expect(getTextStatus()).toMatchObject({ kind: 'sent', metadataPending: false });
    expect(wiki.requestLog.slice(-4).map(({ path }) => path)).toEqual([
      `/api/resources/${source.id}/content`,
      '/api/citations/content/upsert',
      `/api/resources/${source.id}`,
      '/api/resources/batch',
    ]);
    expect(wiki.server.state.rows.get(source.id)).toMatchObject({
      fetchedAt: localText.fetchedAt,
      contentHash: 'ab'.repeat(8),
    });
  });

  it('sends the text hash without `fetchedAt` to a wiki that fails on `fetchedAt`', async () => {
    const { store, wiki, getTextStatus } = setUpWiki('if-missing', 'base-with-faults');
    const getRow = () => wiki.server.state.rows.get(source.id);
    await wiki.flush();
    expect(getRow()).toMatchObject({ contentHash: 'ab'.repeat(8), fetchedAt: null });
    expect(getTextStatus()).toMatchObject({ kind: 'sent', metadataPending: false });
    expect(store.findEntry('w', source.stableId)?.status).toBe('synced');
    expect(store.conditions.get('w')?.unsupportedUntil?.['fetched-at']).toBeDefined();
  });

  it('retries sending the text metadata after a failure', async () => {
    const { clock, wiki, getTextStatus } = setUpWiki('if-missing');
    let batchCount = 0;
    wiki.faultPlan = ({ url }) => {
      batchCount += url.endsWith('/batch') ? 1 : 0;
      return url.endsWith('/batch') && batchCount === 2 ? 'connection-refused' : null;
    };
    await wiki.flush();
    expect(getTextStatus()).toMatchObject({ kind: 'sent', metadataPending: true });
    clock.advance(600_000);
    await wiki.flush();
    expect(wiki.server.state.rows.get(source.id)).toMatchObject({ contentHash: 'ab'.repeat(8) });
    expect(getTextStatus()).toMatchObject({ metadataPending: false });
  });

  it('keeps a different remote text until the reader decides', async () => {
    const { store, wiki, contents, getTextStatus, clock } = setUpWiki('if-missing');
    wiki.server.state.saveContent({
      url: source.url,
      fetchedAt: '2026-03-01T00:00:00Z',
      fullText: 'A longer text of theirs.',
      contentLength: 24,
    });
    await wiki.flush();
    expect(getTextStatus()).toMatchObject({ kind: 'decision-needed', remoteText: { length: 24 } });
    const entry = store.findEntry('w', source.stableId);
    if (entry)
      store.entries.set(
        `w ${source.stableId}`,
        transition(
          { ...entry, textStatus: approveText(entry.textStatus) },
          { type: 'requeued', now: clock.now(), shouldRetryDeferred: false },
        ),
      );
    await wiki.flush();
    expect(contents.get(source.url)).toMatchObject({ fullText: 'The text.' });
  });

  it('needs a decision under “ask”, and records the remote text for the comparison', async () => {
    const withoutRemoteText = setUpWiki('ask');
    await withoutRemoteText.wiki.flush();
    expect(withoutRemoteText.getTextStatus()).toMatchObject({ kind: 'decision-needed', remoteText: null });
    expect(withoutRemoteText.contents.size).toBe(0);
    const withRemoteText = setUpWiki('ask');
    const fullText = 'A longer text of theirs.';
    withRemoteText.wiki.server.state.saveContent({
      url: source.url,
      fetchedAt: '2026-03-01T00:00:00Z',
      fullText,
    });
    await withRemoteText.wiki.flush();
    expect(withRemoteText.getTextStatus()).toMatchObject({
      kind: 'decision-needed',
      remoteText: { excerpt: fullText },
    });
    expect(withRemoteText.contents.get(source.url)).toMatchObject({ fullText });
  });

  it.each(['login', 'paywall', 'private', 'local'] as const)(
    'withholds the text of a page marked %s without a request',
    async (restriction) => {
      for (const policy of ['ask', 'if-missing'] as const) {
        const { store, wiki, contents, getTextStatus } = setUpWiki(policy);
        store.localTexts.set(source.stableId, { ...localText, restriction: restriction });
        await wiki.flush();
        expect(getTextStatus()).toEqual({ kind: 'withheld', sha256: localText.sha256, reason: restriction });
        expect(contents.size).toBe(0);
        expect(wiki.requestLog.some(({ path }) => path.includes('content'))).toBe(false);
      }
    },
  );

  it('retries after a failure while the source stays synced', async () => {
    const { clock, store, wiki, contents, getTextStatus } = setUpWiki('if-missing');
    wiki.faultPlan = planFaultsInOrder([null, null, null, null, null, null, 'server-error']);
    await wiki.flush();
    expect(store.findEntry('w', source.stableId)?.status).toBe('synced');
    expect(getTextStatus()?.kind).toBe('waiting');
    clock.advance(600_000);
    await wiki.flush();
    expect(contents.size).toBe(1);
    expect(getTextStatus()?.kind).toBe('sent');
  });

  it('sends the text with the next flush after the worker was killed at any step', async () => {
    for (let steps = 1; ; steps += 1) {
      const { clock, wiki, contents, getTextStatus } = setUpWiki('if-missing');
      const flushResult = await wiki.flush(steps);
      clock.advance(600_000);
      await wiki.flush();
      expect([contents.size, getTextStatus()], `killed at ${steps}`).toMatchObject([1, { kind: 'sent' }]);
      if (flushResult) return;
    }
  });

  it.each([
    ['marked', { access: 'private' as const }, 'withheld'],
    ['captured again', {}, 'sent'],
  ])('does not send the text when the page is %s during the request', async (_, change, kind) => {
    const { store, wiki, contents, getTextStatus } = setUpWiki('if-missing');
    wiki.onStep = (name) => {
      if (name !== 'readText') return;
      wiki.onStep = () => undefined;
      if (kind === 'sent')
        store.localTexts.set(source.stableId, { ...localText, text: 'Newer.', sha256: 'cd'.repeat(32) });
      store.saveSource({ ...source, ...change });
    };
    await wiki.flush();
    expect(getTextStatus()).toMatchObject({ kind });
    expect([...contents.values()].map(({ fullText }) => fullText)).toEqual(kind === 'sent' ? ['Newer.'] : []);
  });

  it('recognises that its text arrived although the response was lost', async () => {
    const { clock, wiki, contents, getTextStatus } = setUpWiki('if-missing');
    wiki.faultPlan = ({ url }) => (url.endsWith('/content/upsert') ? 'response-lost' : null);
    await wiki.flush();
    expect([contents.size, getTextStatus()?.kind]).toEqual([1, 'waiting']);
    clock.advance(600_000);
    await wiki.flush();
    expect(getTextStatus()).toMatchObject({ kind: 'sent', metadataPending: false });
    expect(wiki.server.state.rows.get(source.id)).toMatchObject({ contentHash: 'ab'.repeat(8) });
  });

  it('does not delay any source while the content route fails', async () => {
    const { store, wiki, getTextStatus } = setUpWiki('if-missing');
    wiki.faultPlan = ({ url }) => (url.includes('/content') ? 'html' : null);
    for (let index = 0; index < 20; index += 1) {
      const otherSource = makeUntitledSource({
        url: `https://example.com/other/${index}`,
        title: String(index),
      });
      store.localTexts.set(otherSource.stableId, { ...localText, url: otherSource.url });
      store.saveSource(otherSource);
    }
    await wiki.flush();
    expect(getTextStatus()?.kind).toBe('waiting');
    expect(new Set([...store.entries.values()].map(({ status }) => status))).toEqual(new Set(['synced']));
  });

  it('retries with a growing delay while the wiki fails, and then succeeds', async () => {
    const { clock, wiki, contents, getTextStatus } = setUpWiki('if-missing');
    wiki.faultPlan = ({ url }) => (url.endsWith('/content/upsert') ? 'server-error' : null);
    const flushForDays = async (dayCount: number) => {
      for (const end = clock.ms + dayCount * 86_400_000; clock.ms < end; ) {
        const { nextFlushAt } = (await wiki.flush()) ?? {};
        clock.advance(Math.max(1, Date.parse(nextFlushAt ?? '') - clock.ms));
      }
    };
    await flushForDays(3);
    const attemptCount = wiki.requestLog.filter(({ path }) => path.endsWith('/content/upsert')).length;
    expect(attemptCount).toBeGreaterThan(5);
    expect(attemptCount).toBeLessThan(15);
    wiki.faultPlan = () => null;
    await wiki.flush();
    expect([contents.size, getTextStatus()?.kind]).toEqual([1, 'sent']);
  });
});

describe('pushText of a wiki with a rate limit', () => {
  it('sends the text after the wait that the wiki requested', async () => {
    const { clock, store, wiki, contents, getTextStatus } = setUpWiki('if-missing');
    wiki.faultPlan = ({ url }) => (url.endsWith('/content/upsert') ? 'rate-limited' : null);
    const flushResult = await wiki.flush();
    expect(getTextStatus()?.kind).toBe('waiting');
    expect(Date.parse(flushResult?.nextFlushAt ?? '') - clock.ms).toBe(7000);
    wiki.faultPlan = () => null;
    clock.advance(7001);
    await wiki.flush();
    expect([contents.size, getTextStatus()?.kind]).toEqual([1, 'sent']);
    expect(store.findEntry('w', source.stableId)?.nextAttemptAt).toBeNull();
  });

  it('marks the texts of the other sources as waiting', async () => {
    const { store, wiki } = setUpWiki('if-missing');
    const otherSource = makeUntitledSource({ url: 'https://example.com/b', title: 'B' });
    store.localTexts.set(otherSource.stableId, { ...localText, url: otherSource.url });
    store.saveSource(otherSource);
    wiki.faultPlan = ({ url }) => (url.endsWith('/content/upsert') ? 'rate-limited' : null);
    await wiki.flush();
    const statuses = [...store.entries.values()].map(({ status, textStatus }) => [status, textStatus.kind]);
    expect(statuses).toContainEqual(['synced', 'waiting']);
  });
});
