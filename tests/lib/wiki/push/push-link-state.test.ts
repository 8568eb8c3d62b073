import { describe, expect, it } from 'vitest';
import type { Source } from '@/lib/record/schema/source';
import type { LocalText } from '@/lib/wiki/outbox/outbox-store';
import { FakeClock } from '@/tests/wiki-server/fake-clock';
import type { Mode } from '@/tests/wiki-server/schemas';
import { FakeOutboxStore } from '../simulation/fake-outbox-store';
import { makeUntitledSource } from '../simulation/make-untitled-source';
import { SimulatedWiki } from '../simulation/simulated-wiki';

const url = 'https://example.com/a';
const at = '2026-03-20T10:00:00.000Z';
const stated = (state: NonNullable<Source['linkState']>['state'], checkedAt = at) =>
  makeUntitledSource({ url, title: 'A', linkState: { state, checkedAt } });

const aText = ({ title }: Source): LocalText => ({
  url,
  title,
  fetchedAt: at,
  httpStatus: 200,
  contentType: 'text/html',
  text: 'The text.',
  lengthBytes: 9,
  sha256: 'ab'.repeat(32),
  restriction: null,
});

function play(mode: Mode, source: Source) {
  const clock = new FakeClock();
  const store = new FakeOutboxStore(['w'], clock.now);
  const wiki = new SimulatedWiki('w', mode, store, clock);
  store.saveSource(source);
  const said = () => wiki.requestLog.filter(({ method }) => method === 'PATCH').length;
  const row = () => wiki.server.state.rows.get(source.id);
  const setRemote = (fetchStatus: string, lastFetchedAt: string) =>
    wiki.server.state.rows.set(source.id, {
      ...wiki.server.state.editAsOther({ id: source.id, url }),
      fetchStatus,
      lastFetchedAt,
    });
  return { clock, store, wiki, said, row, setRemote };
}

describe.each(['base', 'newer'] as const)(
  'what became of an address, with a wiki of the age "%s"',
  (mode) => {
    it.each(['dead', 'paywall', 'error'] as const)('goes there when it is %s, once', async (state) => {
      const { store, wiki, said, row } = play(mode, stated(state));
      await wiki.flush();
      expect(row()).toMatchObject({ fetchStatus: state, lastFetchedAt: at });
      store.saveSource({ ...stated(state), summary: 'more' });
      await wiki.flush();
      expect(said()).toBe(1);
    });

    it('takes no request where it answers, as it mostly does', async () => {
      const { wiki, said } = play(mode, stated('ok'));
      await wiki.flush();
      expect(said()).toBe(0);
    });

    it('ends an older word of the wiki that it is dead, and leaves a later one', async () => {
      const older = play(mode, stated('ok'));
      older.setRemote(mode === 'newer' ? 'not_found' : 'dead', '2026-03-01T00:00:00.000Z');
      await older.wiki.flush();
      expect(older.row()).toMatchObject({ fetchStatus: 'ok', lastFetchedAt: at });
      const later = play(mode, stated('ok'));
      later.setRemote('dead', '2026-03-20T11:00:00.000Z');
      await later.wiki.flush();
      expect(later.row()).toMatchObject({ fetchStatus: 'dead' });
      const record = [...later.store.entries.values()][0];
      expect(record?.remoteSnapshot?.linkState).toEqual({
        state: 'dead',
        checkedAt: '2026-03-20T11:00:00.000Z',
      });
    });

    it('leaves the next request after the reading, before those of the text', async () => {
      const source = stated('dead');
      const { store, wiki } = play(mode, source);
      wiki.config = { ...wiki.config, contentPolicy: 'if-missing' };
      store.localTexts.set(source.stableId, aText(source));
      await wiki.flush();
      const said = wiki.requestLog.findIndex(({ method }) => method === 'PATCH');
      expect(wiki.requestLog[said - 1]).toEqual({ method: 'GET', path: `/api/resources/${source.id}` });
      expect(wiki.requestLog[said + 1]).toEqual({
        method: 'GET',
        path: `/api/resources/${source.id}/content`,
      });
    });

    it('is said by the next flush where the worker was killed after the fields had left', async () => {
      for (let steps = 1; ; steps += 1) {
        const { clock, wiki, row } = play(mode, stated('dead'));
        const end = await wiki.flush(steps);
        clock.advance(600_000);
        await wiki.flush();
        expect(row(), `killed at ${steps}`).toMatchObject({ fetchStatus: 'dead' });
        if (end) return;
      }
    });

    it('is said again after a failure, while the source stays synced', async () => {
      const { clock, store, wiki, row } = play(mode, stated('dead'));
      wiki.faultPlan = ({ method }) => (method === 'PATCH' ? 'failing' : null);
      await wiki.flush();
      expect([...store.entries.values()][0]?.status).toBe('synced');
      wiki.faultPlan = () => null;
      clock.advance(600_000);
      await wiki.flush();
      expect(row()).toMatchObject({ fetchStatus: 'dead' });
    });
  },
);
