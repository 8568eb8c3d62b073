import { describe, expect, it } from 'vitest';
import { CHOICE_DELAY_MS } from '@/lib/wiki/model/outbox-entry';
import type { ReaderVerdict } from '@/lib/wiki/model/reader-verdict';
import { transition } from '@/lib/wiki/outbox/transition';
import { FakeClock } from '@/tests/wiki-server/fake-clock';
import type { Fault } from '@/tests/wiki-server/faults';
import { FakeOutboxStore } from '../simulation/fake-outbox-store';
import { makeUntitledSource } from '../simulation/make-untitled-source';
import { SimulatedWiki } from '../simulation/simulated-wiki';

const url = 'https://example.com/a';
const source = makeUntitledSource({ url, title: 'A' });

/**
 * A wiki with a synced source and one claim that rests on it. `choose` sets a verdict as the worker does, and waits until Undo is
 * over. `chooseNow` does not wait.
 */
async function setUpWiki() {
  const clock = new FakeClock();
  const store = new FakeOutboxStore(['w'], clock.now);
  const wiki = new SimulatedWiki('w', 'base', store, clock);
  wiki.config = { ...wiki.config, canSetVerdicts: true };
  const { state } = wiki.server;
  state.writeAsEditor({ id: source.id, url, title: 'A', summary: 'about it' });
  state.quotes = [{ url, pageId: 'tides', footnote: 2, claimText: 'It turns.', accuracyVerdict: null }];
  store.saveSource(source);
  await wiki.flush();
  wiki.requestLog = [];
  const chooseNow = (changes: Partial<ReaderVerdict> = {}) => {
    const entry = store.findEntry('w', source.stableId);
    if (!entry) throw new Error('no entry');
    const readerVerdict: ReaderVerdict = {
      pageId: 'tides',
      footnote: 2,
      chosenAt: clock.now().toISOString(),
      verdict: 'unsupported',
      issues: 'The page says the opposite.',
      supportingQuote: 'It never turns.',
      quoteCheck: null,
      seen: { text: 'It turns.', verdict: 'not-checked', checkedAt: null },
      status: 'to-send',
      ...changes,
    };
    const nextAttemptAt = new Date(clock.ms + CHOICE_DELAY_MS);
    const event = { type: 'verdict-chosen' as const, readerVerdict, nextAttemptAt };
    store.entries.set(`w ${source.stableId}`, transition(entry, event));
  };
  const choose = (changes: Partial<ReaderVerdict> = {}) => {
    chooseNow(changes);
    clock.advance(CHOICE_DELAY_MS);
  };
  return {
    clock,
    store,
    wiki,
    choose,
    chooseNow,
    getQuote: () => state.quotes[0] ?? {},
    listVerdictStatuses: () =>
      (store.findEntry('w', source.stableId)?.readerVerdicts ?? []).map(({ status }) => status),
    listWrites: () => wiki.requestLog.filter(({ method }) => method === 'POST').map(({ path }) => path),
  };
}

describe('pushVerdicts', () => {
  it('sends the verdict with the words of the page, and reads it back', async () => {
    const { wiki, choose, getQuote, listVerdictStatuses, listWrites } = await setUpWiki();
    choose();
    await wiki.flush();
    expect(getQuote()).toMatchObject({
      accuracyVerdict: 'unsupported',
      accuracyIssues: 'The page says the opposite.',
      accuracySupportingQuotes: 'It never turns.',
    });
    expect(listVerdictStatuses()).toEqual(['sent']);
    expect(listWrites()).toEqual(['/api/citations/quotes/mark-accuracy']);
    expect(wiki.requestLog.at(-1)).toMatchObject({ method: 'GET', path: '/api/citations/quotes/tides/2' });
  });

  it('sends nothing before the time for Undo has passed, even if the source is saved meanwhile', async () => {
    const { clock, store, wiki, chooseNow, listVerdictStatuses, listWrites } = await setUpWiki();
    const chosenMs = clock.ms;
    chooseNow();
    clock.advance(2000);
    store.saveSource({ ...source, tags: ['new'] });
    await wiki.flush();
    expect(listWrites()).toEqual(['/api/resources']);
    expect(listVerdictStatuses()).toEqual(['to-send']);
    const { nextAttemptAt } = store.findEntry('w', source.stableId) ?? {};
    expect(nextAttemptAt).toBe(new Date(chosenMs + CHOICE_DELAY_MS).toISOString());
    clock.advance(CHOICE_DELAY_MS - 2000);
    await wiki.flush();
    expect(listVerdictStatuses()).toEqual(['sent']);
  });

  it('sends a verdict that was chosen before the clock was set back', async () => {
    const { clock, wiki, choose, listVerdictStatuses } = await setUpWiki();
    choose({ chosenAt: new Date(clock.ms + 86_400_000).toISOString() });
    await wiki.flush();
    expect(listVerdictStatuses()).toEqual(['sent']);
  });

  it.each([400, 404])('says that the verdict is sent if the quote check fails with %i', async (status) => {
    const { wiki, choose, getQuote, listVerdictStatuses } = await setUpWiki();
    const { fetch } = wiki.server;
    wiki.server.fetch = async (request, env) =>
      request.url.endsWith('/quotes/mark-verified') ? new Response('{}', { status }) : fetch(request, env);
    choose({ quoteCheck: { method: 'exact', score: 1 } });
    await wiki.flushUntilNothingDue();
    expect(getQuote()).toMatchObject({ accuracyVerdict: 'unsupported' });
    expect(listVerdictStatuses()).toEqual(['sent']);
    // The wiki still accepts verdicts.
    choose();
    await wiki.flushUntilNothingDue();
    expect(listVerdictStatuses()).toEqual(['sent']);
  });

  it('reports that the quote is on the page, if the reader says so', async () => {
    const { wiki, choose, getQuote, listVerdictStatuses } = await setUpWiki();
    choose({ verdict: 'accurate', issues: null, quoteCheck: { method: 'exact', score: 1 } });
    await wiki.flush();
    expect(getQuote()).toMatchObject({
      accuracyVerdict: 'accurate',
      quoteVerified: true,
      verificationMethod: 'exact',
      verificationScore: 1,
    });
    expect(listVerdictStatuses()).toEqual(['sent']);
  });

  it('sends nothing while the reader has it turned off', async () => {
    const { wiki, choose, listVerdictStatuses, listWrites } = await setUpWiki();
    wiki.config = { ...wiki.config, canSetVerdicts: false };
    choose();
    await wiki.flush();
    expect(listWrites()).toEqual([]);
    expect(listVerdictStatuses()).toEqual(['to-send']);
  });

  it.each([
    ['text', { claimText: 'It turns twice.' }],
    ['verdict', { accuracyVerdict: 'accurate', accuracyCheckedAt: '2026-03-01T00:00:00.000Z' }],
  ])('sends nothing if others changed the %s of the claim', async (_, change) => {
    const { wiki, choose, getQuote, listVerdictStatuses, listWrites } = await setUpWiki();
    choose();
    Object.assign(getQuote(), change);
    await wiki.flush();
    expect(listWrites()).toEqual([]);
    expect(listVerdictStatuses()).toEqual(['claim-changed']);
    expect(getQuote()).toMatchObject(change);
  });

  it('says that the wiki no longer has the claim', async () => {
    const { wiki, choose, listVerdictStatuses } = await setUpWiki();
    choose();
    wiki.server.state.quotes = [];
    await wiki.flush();
    expect(listVerdictStatuses()).toEqual(['claim-missing']);
  });

  it.each<Fault>(['response-lost', 'server-error', 'timeout', 'rate-limited', 'html'])(
    'sends the verdict once although the write fails with %s',
    async (fault) => {
      const { wiki, choose, getQuote, listVerdictStatuses } = await setUpWiki();
      choose({ quoteCheck: { method: 'fuzzy', score: 0.9 } });
      let hasFailed = false;
      wiki.faultPlan = ({ method, url: requestUrl }) => {
        if (hasFailed || method !== 'POST' || !requestUrl.includes('/quotes/mark-')) return null;
        hasFailed = true;
        return fault;
      };
      await wiki.flushUntilNothingDue();
      expect(hasFailed).toBe(true);
      expect(getQuote()).toMatchObject({ accuracyVerdict: 'unsupported', quoteVerified: true });
      expect(listVerdictStatuses()).toEqual(['sent']);
    },
  );

  it('sends the verdict although the worker was killed at any step', async () => {
    for (let killAfter = 0; killAfter < 40; killAfter += 1) {
      const { wiki, choose, getQuote, listVerdictStatuses } = await setUpWiki();
      choose({ quoteCheck: { method: 'exact', score: 1 } });
      await wiki.flush(killAfter);
      await wiki.flushUntilNothingDue();
      expect(listVerdictStatuses()).toEqual(['sent']);
      expect(getQuote()).toMatchObject({ accuracyVerdict: 'unsupported', quoteVerified: true });
    }
  });

  it('says that a wiki without such a route accepts no verdicts, and does not ask it again for a day', async () => {
    const { clock, wiki, choose, listVerdictStatuses } = await setUpWiki();
    const { fetch } = wiki.server;
    wiki.server.fetch = async (request, env) =>
      request.url.includes('/quotes/') ? new Response('404 Not Found', { status: 404 }) : fetch(request, env);
    choose();
    await wiki.flush();
    expect(listVerdictStatuses()).toEqual(['not-supported']);
    clock.advance(3_600_000);
    wiki.requestLog = [];
    choose();
    await wiki.flush();
    expect(listVerdictStatuses()).toEqual(['not-supported']);
    expect(wiki.requestLog.filter(({ path }) => path.includes('/quotes/'))).toEqual([]);
  });

  it('says that the wiki stores something else than was sent', async () => {
    const { wiki, choose, getQuote, listVerdictStatuses } = await setUpWiki();
    choose();
    wiki.onStep = (name) => {
      if (name === '') Object.assign(getQuote(), { accuracySupportingQuotes: null });
    };
    await wiki.flush();
    expect(listVerdictStatuses()).toEqual(['not-stored']);
  });
});
