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
const own = {
  url: source.url,
  title: 'A',
  fetchedAt: '2026-03-20T12:00:00.000Z',
  httpStatus: 200,
  contentType: 'text/html',
  text: 'The text.',
  lengthBytes: 9,
  sha256: 'ab'.repeat(32),
  restriction: null,
};

function play(contentPolicy: ContentPolicy, mode: Mode = 'base') {
  const clock = new FakeClock();
  const store = new FakeOutboxStore(['w'], clock.now);
  const wiki = new SimulatedWiki('w', mode, store, clock);
  wiki.config = { ...wiki.config, contentPolicy };
  store.localTexts.set(source.stableId, own);
  store.saveSource(source);
  return {
    clock,
    store,
    wiki,
    contents: wiki.server.state.contents,
    text: () => store.findEntry('w', source.stableId)?.textStatus,
  };
}

describe('sending the text of a page', () => {
  it('does not ask the wiki for anything by default', async () => {
    const { wiki, contents } = play('never');
    await wiki.flush();
    expect(contents.size).toBe(0);
    expect(wiki.requestLog.some(({ path }) => path.includes('content'))).toBe(false);
  });

  it('reads what the wiki holds first and sends where it has none', async () => {
    const { wiki, contents, text } = play('if-missing');
    await wiki.flush();
    expect(contents.get(source.url)).toMatchObject({
      fullText: 'The text.',
      contentHash: 'ab'.repeat(8),
      resourceId: source.id,
    });
    expect(text()).toMatchObject({ kind: 'sent', metadataPending: false });
    expect(wiki.requestLog.slice(-3).map(({ path }) => path)).toEqual([
      `/api/resources/${source.id}/content`,
      '/api/citations/content/upsert',
      '/api/resources/batch',
    ]);
    expect(wiki.server.state.rows.get(source.id)).toMatchObject({
      fetchedAt: own.fetchedAt,
      contentHash: 'ab'.repeat(8),
    });
  });

  it('lets the entry name the text without its time where the wiki cannot take that', async () => {
    const { store, wiki, text } = play('if-missing', 'base-as-committed');
    const row = () => wiki.server.state.rows.get(source.id);
    await wiki.flush();
    expect(row()).toMatchObject({ contentHash: 'ab'.repeat(8), fetchedAt: null });
    expect(text()).toMatchObject({ kind: 'sent', metadataPending: false });
    expect(store.findEntry('w', source.stableId)?.status).toBe('synced');
    expect(store.conditions.get('w')?.unsupportedUntil?.['fetched-at']).toBeDefined();
  });

  it('names the text again after a failure', async () => {
    const { clock, wiki, text } = play('if-missing');
    let batches = 0;
    wiki.faultPlan = ({ url }) => {
      batches += url.endsWith('/batch') ? 1 : 0;
      return url.endsWith('/batch') && batches === 2 ? 'refused' : null;
    };
    await wiki.flush();
    expect(text()).toMatchObject({ kind: 'sent', metadataPending: true });
    clock.advance(600_000);
    await wiki.flush();
    expect(wiki.server.state.rows.get(source.id)).toMatchObject({ contentHash: 'ab'.repeat(8) });
    expect(text()).toMatchObject({ metadataPending: false });
  });

  it('leaves another text alone and asks', async () => {
    const { store, wiki, contents, text, clock } = play('if-missing');
    wiki.server.state.storeContent({
      url: source.url,
      fetchedAt: '2026-03-01T00:00:00Z',
      fullText: 'A longer text of theirs.',
      contentLength: 24,
    });
    await wiki.flush();
    expect(text()).toMatchObject({ kind: 'decision-needed', remoteText: { length: 24 } });
    const record = store.findEntry('w', source.stableId);
    if (record)
      store.entries.set(
        `w ${source.stableId}`,
        transition(
          { ...record, textStatus: approveText(record.textStatus) },
          { type: 'requeued', now: clock.now(), retryDeferred: false },
        ),
      );
    await wiki.flush();
    expect(contents.get(source.url)).toMatchObject({ fullText: 'The text.' });
  });

  it('asks each time, and shows at once what the wiki holds', async () => {
    const asked = play('ask');
    await asked.wiki.flush();
    expect(asked.text()).toMatchObject({ kind: 'decision-needed', remoteText: null });
    expect(asked.contents.size).toBe(0);
    const known = play('ask');
    const fullText = 'A longer text of theirs.';
    known.wiki.server.state.storeContent({ url: source.url, fetchedAt: '2026-03-01T00:00:00Z', fullText });
    await known.wiki.flush();
    expect(known.text()).toMatchObject({ kind: 'decision-needed', remoteText: { excerpt: fullText } });
    expect(known.contents.get(source.url)).toMatchObject({ fullText });
  });

  it.each(['login', 'paywall', 'private', 'local'] as const)(
    'is withheld from a page marked %s without a question to the wiki',
    async (mark) => {
      for (const policy of ['ask', 'if-missing'] as const) {
        const { store, wiki, contents, text } = play(policy);
        store.localTexts.set(source.stableId, { ...own, restriction: mark });
        await wiki.flush();
        expect(text()).toEqual({ kind: 'withheld', sha256: own.sha256, reason: mark });
        expect(contents.size).toBe(0);
        expect(wiki.requestLog.some(({ path }) => path.includes('content'))).toBe(false);
      }
    },
  );

  it('is tried again after a failure while the source stays synced', async () => {
    const { clock, store, wiki, contents, text } = play('if-missing');
    wiki.faultPlan = planFaultsInOrder([null, null, null, null, null, null, 'failing']);
    await wiki.flush();
    expect(store.findEntry('w', source.stableId)?.status).toBe('synced');
    expect(text()?.kind).toBe('waiting');
    clock.advance(600_000);
    await wiki.flush();
    expect(contents.size).toBe(1);
    expect(text()?.kind).toBe('sent');
  });

  it('is sent by the next flush where the worker was killed after the fields had left', async () => {
    for (let steps = 1; ; steps += 1) {
      const { clock, wiki, contents, text } = play('if-missing');
      const end = await wiki.flush(steps);
      clock.advance(600_000);
      await wiki.flush();
      expect([contents.size, text()], `killed at ${steps}`).toMatchObject([1, { kind: 'sent' }]);
      if (end) return;
    }
  });

  it.each([
    ['marked', { access: 'private' as const }, 'withheld'],
    ['captured anew', {}, 'sent'],
  ])('does not go as it was when its page is %s while the wiki is asked', async (_, change, kind) => {
    const { store, wiki, contents, text } = play('if-missing');
    wiki.onStep = (name) => {
      if (name !== 'readText') return;
      wiki.onStep = () => undefined;
      if (kind === 'sent')
        store.localTexts.set(source.stableId, { ...own, text: 'Newer.', sha256: 'cd'.repeat(32) });
      store.saveSource({ ...source, ...change });
    };
    await wiki.flush();
    expect(text()).toMatchObject({ kind });
    expect([...contents.values()].map(({ fullText }) => fullText)).toEqual(kind === 'sent' ? ['Newer.'] : []);
  });

  it('is known as sent where only the answer was lost', async () => {
    const { clock, wiki, contents, text } = play('if-missing');
    wiki.faultPlan = ({ url }) => (url.endsWith('/content/upsert') ? 'lost' : null);
    await wiki.flush();
    expect([contents.size, text()?.kind]).toEqual([1, 'waiting']);
    clock.advance(600_000);
    await wiki.flush();
    expect(text()).toMatchObject({ kind: 'sent', metadataPending: false });
    expect(wiki.server.state.rows.get(source.id)).toMatchObject({ contentHash: 'ab'.repeat(8) });
  });

  it('waits alone while the route of texts fails', async () => {
    const { store, wiki, text } = play('if-missing');
    wiki.faultPlan = ({ url }) => (url.includes('/content') ? 'html' : null);
    for (let n = 0; n < 20; n += 1) {
      const other = makeUntitledSource({ url: `https://example.com/other/${n}`, title: String(n) });
      store.localTexts.set(other.stableId, { ...own, url: other.url });
      store.saveSource(other);
    }
    await wiki.flush();
    expect(text()?.kind).toBe('waiting');
    expect(new Set([...store.entries.values()].map(({ status }) => status))).toEqual(new Set(['synced']));
  });

  it('is tried more and more seldom while the wiki cannot take it, and then arrives', async () => {
    const { clock, wiki, contents, text } = play('if-missing');
    wiki.faultPlan = ({ url }) => (url.endsWith('/content/upsert') ? 'failing' : null);
    const days = async (n: number) => {
      for (const end = clock.ms + n * 86_400_000; clock.ms < end; ) {
        const { nextAt } = (await wiki.flush()) ?? {};
        clock.advance(Math.max(1, Date.parse(nextAt ?? '') - clock.ms));
      }
    };
    await days(3);
    const tries = wiki.requestLog.filter(({ path }) => path.endsWith('/content/upsert')).length;
    expect(tries).toBeGreaterThan(5);
    expect(tries).toBeLessThan(15);
    wiki.faultPlan = () => null;
    await wiki.flush();
    expect([contents.size, text()?.kind]).toEqual([1, 'sent']);
  });
});
