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

/** Syncs a source whose resource has other values in written fields and in a captured field, and one more field. */
async function createConflict() {
  const clock = new FakeClock();
  const store = new FakeOutboxStore(['w'], clock.now);
  const wiki = new SimulatedWiki('w', 'base', store, clock);
  const source: Source = {
    ...makeUntitledSource({ url: 'https://example.com/a', title: 'Mine', summary: 'mine' }),
    keyPoints: [{ text: 'My point.', quotes: [QUOTE] }],
    provenance: { title: { from: 'og:title', candidates: [{ value: 'Other', from: 'html' }] } },
  };
  const resourceKey = { id: source.id, url: source.url };
  wiki.server.state.writeAsEditor({
    ...resourceKey,
    title: 'Theirs',
    summary: 'theirs',
    keyPoints: ['Their point.'],
    review: 'theirs only',
  });
  store.saveSource(source);
  await wiki.flush();
  const key = `w ${source.stableId}`;
  const getState = () => {
    const entry = store.entries.get(key);
    const savedSource = store.sources.get(source.stableId);
    if (!entry || !savedSource) throw new Error('no entry or source');
    return { entry: entry, source: savedSource };
  };
  const buildContext = () => ({
    source: getState().source,
    localValues: getSyncedValues(getState().source, { mapping: null, isShippedVenue: () => true }),
    now: clock.now(),
  });
  return {
    clock,
    wiki,
    source,
    getState,
    getRow: () => wiki.server.state.rows.get(source.id),
    editRemote: (summary: string) => wiki.server.state.writeAsEditor({ ...resourceKey, summary }),
    editLocal: (summary: string) => store.saveSource({ ...getState().source, summary }),
    choose: (fields: SyncedField[], side: ChoiceSide) => {
      const { entry, localChanges } = applyChoice(getState().entry, fields, side, buildContext());
      store.sources.set(
        source.stableId,
        applyRemoteValues(getState().source, localChanges, 'Wiki w', clock.now()),
      );
      store.entries.set(key, entry);
    },
    undo: (fields: SyncedField[]) => {
      const result = undoChoice(getState().entry, fields, buildContext());
      if (result.source) store.sources.set(source.stableId, result.source);
      store.entries.set(key, result.entry);
      return { sent: result.sentFields, edited: result.editedFields };
    },
  };
}

const FIELDS_WITH_CHOICE: SyncedField[] = ['summary', 'keyPoints', 'title', 'review'];
/** Returns the status of an entry and the fields that need a choice. */
const pickChoiceState = (entry: OutboxEntry) => ({
  status: entry.status,
  ...(entry.status === 'conflict' ? { conflictFields: entry.conflictFields } : {}),
  divergentFields: entry.divergentFields,
  offeredFields: entry.offeredFields,
});

const omitUpdatedAt = ({ updatedAt: _, ...source }: Source) => source;

describe('undoChoice of a remote value', () => {
  it('restores the reader’s values, quotes and provenance completely', async () => {
    const { source, getState, choose, undo } = await createConflict();
    choose(FIELDS_WITH_CHOICE, 'remote');
    expect(getState().source).toMatchObject({ summary: 'theirs', title: 'Theirs', review: 'theirs only' });
    expect(undo(FIELDS_WITH_CHOICE)).toEqual({ sent: [], edited: [] });
    expect(omitUpdatedAt(getState().source)).toEqual(omitUpdatedAt(source));
  });

  it.each(['before', 'after'])('raises the conflict again %s the next sync', async (when) => {
    const { clock, wiki, getState, getRow, choose, undo } = await createConflict();
    const entryBeforeChoice = getState().entry;
    choose(FIELDS_WITH_CHOICE, 'remote');
    if (when === 'after') {
      clock.advance(20_000);
      await wiki.flush();
      expect(getState().entry.status).toBe('synced');
    }
    undo(FIELDS_WITH_CHOICE);
    const expectedChoiceState = pickChoiceState(entryBeforeChoice);
    expect(getState().entry).toMatchObject(expectedChoiceState);
    await wiki.flush();
    expect(getState().entry).toMatchObject(expectedChoiceState);
    expect(getRow()).toMatchObject({ summary: 'theirs', title: 'Theirs', keyPoints: ['Their point.'] });
  });

  it('restores the reader’s value even if the wiki changed after the choice', async () => {
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
    const { getState, choose, undo, editLocal } = await createConflict();
    choose(['summary'], 'remote');
    editLocal('written since');
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
  it('send the value after ten seconds, but not earlier', async () => {
    const { clock, wiki, getRow, choose } = await createConflict();
    choose(['summary'], 'local');
    clock.advance(9_000);
    await wiki.flush();
    expect(getRow()?.summary).toBe('theirs');
    clock.advance(2_000);
    await wiki.flush();
    expect(getRow()?.summary).toBe('mine');
  });

  it('send no value and raise the conflict again if the choice is undone within ten seconds', async () => {
    const { clock, wiki, getState, getRow, choose, undo } = await createConflict();
    choose(['summary'], 'local');
    expect(undo(['summary'])).toEqual({ sent: [], edited: [] });
    clock.advance(60_000);
    await wiki.flush();
    expect(getRow()?.summary).toBe('theirs');
    expect(getState().entry).toMatchObject({ status: 'conflict', conflictFields: ['summary', 'keyPoints'] });
  });

  it('report a value that was already sent', async () => {
    const { clock, wiki, getRow, choose, undo } = await createConflict();
    choose(['summary'], 'local');
    clock.advance(20_000);
    await wiki.flush();
    expect(undo(['summary'])).toEqual({ sent: ['summary'], edited: [] });
    await wiki.flush();
    expect(getRow()?.summary).toBe('mine');
  });

  it('keep the delay of a choice when another choice is undone', async () => {
    const { wiki, getRow, choose, undo } = await createConflict();
    choose(['summary', 'title'], 'local');
    undo(['title']);
    await wiki.flush();
    expect(getRow()).toMatchObject({ title: 'Theirs', summary: 'theirs' });
  });

  it('do not settle other fields that need a choice', async () => {
    const { getState, choose } = await createConflict();
    choose(['summary'], 'local');
    expect(getState().entry).toMatchObject({
      status: 'conflict',
      conflictFields: ['keyPoints'],
      divergentFields: ['title'],
      offeredFields: ['review'],
    });
  });
});
