import { describe, expect, it } from 'vitest';
import type { Source } from '@/lib/record/schema/source';
import type { LocalText } from '@/lib/wiki/outbox/outbox-store';
import { FakeClock } from '@/tests/wiki-server/fake-clock';
import type { Mode } from '@/tests/wiki-server/schemas';
import { FakeOutboxStore } from '../simulation/fake-outbox-store';
import { makeUntitledSource } from '../simulation/make-untitled-source';
import { SimulatedWiki } from '../simulation/simulated-wiki';

const url = 'https://example.com/a';
const CHECKED_AT = '2026-03-20T10:00:00.000Z';
const makeSourceWithState = (state: NonNullable<Source['linkState']>['state'], checkedAt = CHECKED_AT) =>
  makeUntitledSource({ url, title: 'A', linkState: { state, checkedAt } });

const makeText = ({ title }: Source): LocalText => ({
  url,
  title,
  fetchedAt: CHECKED_AT,
  httpStatus: 200,
  contentType: 'text/html',
  text: 'The text.',
  sha256: 'ab'.repeat(32),
  restriction: null,
});

function setUpWiki(mode: Mode, source: Source) {
  const clock = new FakeClock();
  const store = new FakeOutboxStore(['w'], clock.now);
  const wiki = new SimulatedWiki('w', mode, store, clock);
  store.saveSource(source);
  const countPatches = () => wiki.requestLog.filter(({ method }) => method === 'PATCH').length;
  const getRow = () => wiki.server.state.rows.get(source.id);
  const setRemoteFetchStatus = (fetchStatus: string, lastFetchedAt: string) =>
    wiki.server.state.rows.set(source.id, {
      ...wiki.server.state.writeAsEditor({ id: source.id, url }),
      fetchStatus,
      lastFetchedAt,
    });
  return { clock, store, wiki, countPatches, getRow, setRemoteFetchStatus };
}

describe.each(['base', 'newer'] as const)('pushLinkState to a wiki in mode "%s"', (mode) => {
  it.each(['dead', 'paywall', 'error'] as const)('sends the state %s once', async (state) => {
    const { store, wiki, countPatches, getRow } = setUpWiki(mode, makeSourceWithState(state));
    await wiki.flush();
    expect(getRow()).toMatchObject({ fetchStatus: state, lastFetchedAt: CHECKED_AT });
    store.saveSource({ ...makeSourceWithState(state), summary: 'more' });
    await wiki.flush();
    expect(countPatches()).toBe(1);
  });

  it('sends no request for the state `ok`', async () => {
    const { wiki, countPatches } = setUpWiki(mode, makeSourceWithState('ok'));
    await wiki.flush();
    expect(countPatches()).toBe(0);
  });

  it('replaces an older remote state, and does not replace a newer remote state', async () => {
    const wikiWithOlderState = setUpWiki(mode, makeSourceWithState('ok'));
    wikiWithOlderState.setRemoteFetchStatus(
      mode === 'newer' ? 'not_found' : 'dead',
      '2026-03-01T00:00:00.000Z',
    );
    await wikiWithOlderState.wiki.flush();
    expect(wikiWithOlderState.getRow()).toMatchObject({ fetchStatus: 'ok', lastFetchedAt: CHECKED_AT });
    const wikiWithNewerState = setUpWiki(mode, makeSourceWithState('ok'));
    wikiWithNewerState.setRemoteFetchStatus('dead', '2026-03-20T11:00:00.000Z');
    await wikiWithNewerState.wiki.flush();
    expect(wikiWithNewerState.getRow()).toMatchObject({ fetchStatus: 'dead' });
    const entry = [...wikiWithNewerState.store.entries.values()][0];
    expect(entry?.remoteSnapshot?.linkState).toEqual({
      state: 'dead',
      checkedAt: '2026-03-20T11:00:00.000Z',
    });
  });

  it.each(mode === 'newer' ? ['dead', 'not_found', 'paywall'] : ['dead', 'paywall'])(
    'does not replace the proven state "%s" with a newer error, and leaves the source synced',
    async (fetchStatus) => {
      const { store, wiki, countPatches, getRow, setRemoteFetchStatus } = setUpWiki(
        mode,
        makeSourceWithState('error'),
      );
      setRemoteFetchStatus(fetchStatus, '2026-03-01T00:00:00.000Z');
      await wiki.flush();
      expect(countPatches()).toBe(0);
      expect(getRow()).toMatchObject({ fetchStatus, lastFetchedAt: '2026-03-01T00:00:00.000Z' });
      expect([...store.entries.values()][0]?.status).toBe('synced');
    },
  );

  it('sends the state after reading the resource and before reading the text', async () => {
    const source = makeSourceWithState('dead');
    const { store, wiki } = setUpWiki(mode, source);
    wiki.config = { ...wiki.config, contentPolicy: 'if-missing' };
    store.localTexts.set(source.stableId, makeText(source));
    await wiki.flush();
    const patchIndex = wiki.requestLog.findIndex(({ method }) => method === 'PATCH');
    expect(wiki.requestLog[patchIndex - 1]).toMatchObject({
      method: 'GET',
      path: `/api/resources/${source.id}`,
    });
    expect(wiki.requestLog[patchIndex + 1]).toMatchObject({
      method: 'GET',
      path: `/api/resources/${source.id}/content`,
    });
  });

  it('sends the state with the next flush after the worker was killed after any step', async () => {
    for (let stepsBeforeKill = 1; ; stepsBeforeKill += 1) {
      const { clock, wiki, getRow } = setUpWiki(mode, makeSourceWithState('dead'));
      const flushResult = await wiki.flush(stepsBeforeKill);
      clock.advance(600_000);
      await wiki.flush();
      expect(getRow(), `killed after ${stepsBeforeKill} steps`).toMatchObject({ fetchStatus: 'dead' });
      if (flushResult) return;
    }
  });

  it('retries after a failure, while the source stays synced', async () => {
    const { clock, store, wiki, getRow } = setUpWiki(mode, makeSourceWithState('dead'));
    wiki.faultPlan = ({ method }) => (method === 'PATCH' ? 'server-error' : null);
    await wiki.flush();
    expect([...store.entries.values()][0]?.status).toBe('synced');
    wiki.faultPlan = () => null;
    clock.advance(600_000);
    await wiki.flush();
    expect(getRow()).toMatchObject({ fetchStatus: 'dead' });
  });
});
