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

/** Syncs a source that differs from its remote entry in written, captured and remote-only fields. */
async function createConflict() {
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
  const getState = () => {
    const record = store.entries.get(key);
    const saved = store.sources.get(source.stableId);
    if (!record || !saved) throw new Error('no entry or source');
    return { record, source: saved };
  };
  const buildContext = () => ({
    source: getState().source,
    localValues: getSyncedValues(getState().source, { mapping: null, isSharedVenue: () => true }),
    now: clock.now(),
  });
  return {
    clock,
    wiki,
    source,
    getState,
    row: () => wiki.server.state.rows.get(source.id),
    editRemote: (summary: string) => wiki.server.state.editAsOther({ ...entry, summary }),
    edit: (summary: string) => store.saveSource({ ...getState().source, summary }),
    choose: (fields: SyncedField[], side: ChoiceSide) => {
      const { entry, localChanges } = applyChoice(getState().record, fields, side, buildContext());
      store.sources.set(
        source.stableId,
        applyRemoteValues(getState().source, localChanges, 'Wiki w', clock.now()),
      );
      store.entries.set(key, entry);
    },
    undo: (fields: SyncedField[]) => {
      const undone = undoChoice(getState().record, fields, buildContext());
      if (undone.source) store.sources.set(source.stableId, undone.source);
      store.entries.set(key, undone.entry);
      return { sent: undone.sentFields, edited: undone.editedFields };
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

describe('undoChoice of a remote value', () => {
  it('restores the reader’s values, quotes and provenance completely', async () => {
    const { source, getState, choose, undo } = await createConflict();
    choose(ALL, 'remote');
    expect(getState().source).toMatchObject({ summary: 'theirs', title: 'Theirs', review: 'theirs only' });
    expect(undo(ALL)).toEqual({ sent: [], edited: [] });
    expect(content(getState().source)).toEqual(content(source));
  });

  it.each(['before', 'after'])('raises the conflict again %s the next sync', async (when) => {
    const { clock, wiki, getState, row, choose, undo } = await createConflict();
    const open = getState().record;
    choose(ALL, 'remote');
    if (when === 'after') {
      clock.advance(20_000);
      await wiki.flush();
      expect(getState().record.status).toBe('synced');
    }
    undo(ALL);
    const questions = pickQuestions(open);
    expect(getState().record).toMatchObject(questions);
    await wiki.flush();
    expect(getState().record).toMatchObject(questions);
    expect(row()).toMatchObject({ summary: 'theirs', title: 'Theirs', keyPoints: ['Their point.'] });
  });

  it('restores the reader’s value even if the wiki has changed since', async () => {
    const { clock, wiki, getState, choose, undo, editRemote } = await createConflict();
    choose(['summary'], 'remote');
    editRemote('theirs, newer');
    clock.advance(20_000);
    await wiki.flush();
    expect(getState().source.summary).toBe('theirs, newer');
    undo(['summary']);
    expect(getState().source.summary).toBe('mine');
  });

  it('keeps a value that the reader edited after the choice', async () => {
    const { getState, choose, undo, edit } = await createConflict();
    choose(['summary'], 'remote');
    edit('written since');
    expect(undo(['summary'])).toEqual({ sent: [], edited: ['summary'] });
    expect(getState().source.summary).toBe('written since');
  });

  it('restores the original value after the same choice was made twice', async () => {
    const { source, getState, choose, undo } = await createConflict();
    choose(['summary'], 'remote');
    choose(['summary'], 'remote');
    undo(['summary']);
    expect(getState().source.summary).toBe(source.summary);
  });
});

describe('applyChoice and undoChoice of a local value', () => {
  it('send the value after ten seconds, and not before', async () => {
    const { clock, wiki, row, choose } = await createConflict();
    choose(['summary'], 'local');
    clock.advance(9_000);
    await wiki.flush();
    expect(row()?.summary).toBe('theirs');
    clock.advance(2_000);
    await wiki.flush();
    expect(row()?.summary).toBe('mine');
  });

  it('send nothing and raise the conflict again when undone within ten seconds', async () => {
    const { clock, wiki, getState, row, choose, undo } = await createConflict();
    choose(['summary'], 'local');
    expect(undo(['summary'])).toEqual({ sent: [], edited: [] });
    clock.advance(60_000);
    await wiki.flush();
    expect(row()?.summary).toBe('theirs');
    expect(getState().record).toMatchObject({ status: 'conflict', conflictFields: ['summary', 'keyPoints'] });
  });

  it('report a value that was already sent', async () => {
    const { clock, wiki, row, choose, undo } = await createConflict();
    choose(['summary'], 'local');
    clock.advance(20_000);
    await wiki.flush();
    expect(undo(['summary'])).toEqual({ sent: ['summary'], edited: [] });
    await wiki.flush();
    expect(row()?.summary).toBe('mine');
  });

  it('keep delaying a choice when another one is undone', async () => {
    const { wiki, row, choose, undo } = await createConflict();
    choose(['summary', 'title'], 'local');
    undo(['title']);
    await wiki.flush();
    expect(row()).toMatchObject({ title: 'Theirs', summary: 'theirs' });
  });

  it('leave the other fields open', async () => {
    const { getState, choose } = await createConflict();
    choose(['summary'], 'local');
    expect(getState().record).toMatchObject({
      status: 'conflict',
      conflictFields: ['keyPoints'],
      divergentFields: ['title'],
      offeredFields: ['review'],
    });
  });
});
