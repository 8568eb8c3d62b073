import { describe, expect, it } from 'vitest';
import type { Source } from '@/lib/record/schema/source';
import { applyChoice, undoChoice } from '@/lib/wiki/conflicts/undo-choice';
import { applyRemoteValues, getSyncedValues } from '@/lib/wiki/merge/synced-values';
import type { ChoiceSide, OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { SyncedField } from '@/lib/wiki/model/sync';
import { FakeClock } from '@/tests/wiki-server/fake-clock';
import { FakeOutboxStore } from '../simulation/fake-outbox-store';
import { makeUntitledSource } from '../simulation/make-untitled-source';
import { SimulatedWiki } from '../simulation/simulated-wiki';

const QUOTE = { exact: 'weaves', prefix: '', suffix: '', start: 0, end: 6 };

/** A source that differs from its entry in what is written, in what is captured, and in what only the wiki has. */
async function differing() {
  const clock = new FakeClock();
  const store = new FakeOutboxStore(['w'], clock.now);
  const wiki = new SimulatedWiki('w', 'base', store, clock);
  const source: Source = {
    ...makeUntitledSource({ url: 'https://example.com/a', title: 'Mine', summary: 'mine' }),
    keyPoints: [{ text: 'My point.', quotes: [QUOTE] }],
    provenance: { title: { from: 'og:title', candidates: [{ value: 'Other', from: 'html' }] } },
  };
  const entry = { id: source.id, url: source.url };
  wiki.server.state.editAsOther({
    ...entry,
    title: 'Theirs',
    summary: 'theirs',
    keyPoints: ['Their point.'],
    review: 'theirs only',
  });
  store.saveSource(source);
  await wiki.flush();
  const key = `w ${source.stableId}`;
  const now = () => {
    const record = store.entries.get(key);
    const held = store.sources.get(source.stableId);
    if (!record || !held) throw new Error('it is gone');
    return { record, source: held };
  };
  const given = () => ({
    source: now().source,
    localValues: getSyncedValues(now().source, { mapping: null, isSharedVenue: () => true }),
    now: clock.now(),
  });
  return {
    clock,
    wiki,
    source,
    now,
    row: () => wiki.server.state.rows.get(source.id),
    theyWrite: (summary: string) => wiki.server.state.editAsOther({ ...entry, summary }),
    edit: (summary: string) => store.saveSource({ ...now().source, summary }),
    choose: (fields: SyncedField[], side: ChoiceSide) => {
      const { entry, localChanges } = applyChoice(now().record, fields, side, given());
      store.sources.set(
        source.stableId,
        applyRemoteValues(now().source, localChanges, 'Wiki w', clock.now()),
      );
      store.entries.set(key, entry);
    },
    undo: (fields: SyncedField[]) => {
      const undone = undoChoice(now().record, fields, given());
      if (undone.source) store.sources.set(source.stableId, undone.source);
      store.entries.set(key, undone.entry);
      return { sent: undone.sent, edited: undone.edited };
    },
  };
}

const ALL: SyncedField[] = ['summary', 'keyPoints', 'title', 'review'];
/** The status of an entry and the fields that need a choice. */
const pickQuestions = (entry: OutboxEntry) => ({
  status: entry.status,
  ...(entry.status === 'conflict' ? { conflictFields: entry.conflictFields } : {}),
  divergentFields: entry.divergentFields,
  offeredFields: entry.offeredFields,
});

const content = ({ updatedAt: _, ...source }: Source) => source;

describe('a choice of the wiki’s', () => {
  it('is taken back whole: the reader’s words, quotes and origins are as they were', async () => {
    const { source, now, choose, undo } = await differing();
    choose(ALL, 'remote');
    expect(now().source).toMatchObject({ summary: 'theirs', title: 'Theirs', review: 'theirs only' });
    expect(undo(ALL)).toEqual({ sent: [], edited: [] });
    expect(content(now().source)).toEqual(content(source));
  });

  it.each(['before', 'after'])('is asked again when it is taken back %s the next sync', async (when) => {
    const { clock, wiki, now, row, choose, undo } = await differing();
    const open = now().record;
    choose(ALL, 'remote');
    if (when === 'after') {
      clock.advance(20_000);
      await wiki.flush();
      expect(now().record.status).toBe('synced');
    }
    undo(ALL);
    const asked = pickQuestions(open);
    expect(now().record).toMatchObject(asked);
    await wiki.flush();
    expect(now().record).toMatchObject(asked);
    expect(row()).toMatchObject({ summary: 'theirs', title: 'Theirs', keyPoints: ['Their point.'] });
  });

  it('gives the words back also when the wiki has changed since', async () => {
    const { clock, wiki, now, choose, undo, theyWrite } = await differing();
    choose(['summary'], 'remote');
    theyWrite('theirs, newer');
    clock.advance(20_000);
    await wiki.flush();
    expect(now().source.summary).toBe('theirs, newer');
    undo(['summary']);
    expect(now().source.summary).toBe('mine');
  });

  it('leaves what the reader wrote since', async () => {
    const { now, choose, undo, edit } = await differing();
    choose(['summary'], 'remote');
    edit('written since');
    expect(undo(['summary'])).toEqual({ sent: [], edited: ['summary'] });
    expect(now().source.summary).toBe('written since');
  });

  it('made twice is taken back as if made once', async () => {
    const { source, now, choose, undo } = await differing();
    choose(['summary'], 'remote');
    choose(['summary'], 'remote');
    undo(['summary']);
    expect(now().source.summary).toBe(source.summary);
  });
});

describe('a choice of mine', () => {
  it('is sent after ten seconds, and not before', async () => {
    const { clock, wiki, row, choose } = await differing();
    choose(['summary'], 'local');
    clock.advance(9_000);
    await wiki.flush();
    expect(row()?.summary).toBe('theirs');
    clock.advance(2_000);
    await wiki.flush();
    expect(row()?.summary).toBe('mine');
  });

  it('that is taken back in time is never sent, and asked again', async () => {
    const { clock, wiki, now, row, choose, undo } = await differing();
    choose(['summary'], 'local');
    expect(undo(['summary'])).toEqual({ sent: [], edited: [] });
    clock.advance(60_000);
    await wiki.flush();
    expect(row()?.summary).toBe('theirs');
    expect(now().record).toMatchObject({ status: 'conflict', conflictFields: ['summary', 'keyPoints'] });
  });

  it('that was sent is told as sent', async () => {
    const { clock, wiki, row, choose, undo } = await differing();
    choose(['summary'], 'local');
    clock.advance(20_000);
    await wiki.flush();
    expect(undo(['summary'])).toEqual({ sent: ['summary'], edited: [] });
    await wiki.flush();
    expect(row()?.summary).toBe('mine');
  });

  it('beside one that is taken back waits on', async () => {
    const { wiki, row, choose, undo } = await differing();
    choose(['summary', 'title'], 'local');
    undo(['title']);
    await wiki.flush();
    expect(row()).toMatchObject({ title: 'Theirs', summary: 'theirs' });
  });

  it('leaves the others open', async () => {
    const { now, choose } = await differing();
    choose(['summary'], 'local');
    expect(now().record).toMatchObject({
      status: 'conflict',
      conflictFields: ['keyPoints'],
      divergentFields: ['title'],
      offeredFields: ['review'],
    });
  });
});
