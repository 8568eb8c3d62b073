import { describe, expect, it } from 'vitest';
import { chooseLocal, chooseRemote } from '@/lib/wiki/conflicts/choices';
import { applyRemoteValues } from '@/lib/wiki/merge/synced-values';
import { FakeClock } from '@/tests/wiki-server/fake-clock';
import { applyChoiceNow } from '../simulation/apply-choice-now';
import { FakeOutboxStore } from '../simulation/fake-outbox-store';
import { makeUntitledSource } from '../simulation/make-untitled-source';
import { SimulatedWiki } from '../simulation/simulated-wiki';

async function createConflict() {
  const clock = new FakeClock();
  const store = new FakeOutboxStore(['w'], clock.now);
  const wiki = new SimulatedWiki('w', 'base', store, clock);
  const source = makeUntitledSource({ url: 'https://example.com/a', title: 'Mine', summary: 'mine' });
  wiki.server.state.writeAsEditor({
    id: source.id,
    url: source.url,
    title: 'Theirs',
    summary: 'theirs',
    review: 'theirs only',
  });
  store.saveSource(source);
  await wiki.flush();
  const entry = store.findEntry('w', source.stableId);
  if (!entry) throw new Error('no record');
  return {
    clock,
    store,
    wiki,
    source,
    entry: entry,
    key: `w ${source.stableId}`,
    getRow: () => wiki.server.state.rows.get(source.id),
  };
}

describe('chooseLocal and chooseRemote', () => {
  it('are needed for fields that both sides wrote, and no value is sent before the choice', async () => {
    const { entry, getRow } = await createConflict();
    expect(entry).toMatchObject({
      status: 'conflict',
      conflictFields: ['summary'],
      divergentFields: ['title'],
      offeredFields: ['review'],
    });
    expect(getRow()).toMatchObject({ title: 'Theirs', summary: 'theirs' });
  });

  it('send the local values when the reader chooses them', async () => {
    const { clock, store, wiki, entry, key, getRow } = await createConflict();
    store.entries.set(key, applyChoiceNow(entry, chooseLocal(entry, ['summary', 'title']), clock.now()));
    await wiki.flush();
    expect(getRow()).toMatchObject({ title: 'Mine', summary: 'mine' });
    expect(store.entries.get(key)).toMatchObject({
      status: 'synced',
      localOverrides: {},
      divergentFields: [],
    });
  });

  it('raise the conflict again when the wiki changed after the choice', async () => {
    const { clock, store, wiki, source, entry, key, getRow } = await createConflict();
    store.entries.set(key, applyChoiceNow(entry, chooseLocal(entry, ['summary']), clock.now()));
    wiki.server.state.writeAsEditor({ id: source.id, url: source.url, summary: 'theirs, newer' });
    await wiki.flush();
    expect(getRow()).toMatchObject({ summary: 'theirs, newer' });
    expect(store.entries.get(key)).toMatchObject({ status: 'conflict', conflictFields: ['summary'] });
  });

  it('save the remote values with their provenance', async () => {
    const { clock, store, wiki, source, entry, key } = await createConflict();
    const choice = chooseRemote(entry, ['summary', 'review']);
    const changedEntry = applyChoiceNow(entry, choice, clock.now());
    store.sources.set(source.stableId, applyRemoteValues(source, choice.localChanges, 'Wiki w', clock.now()));
    store.entries.set(key, changedEntry);
    await wiki.flush();
    const storedSource = store.sources.get(source.stableId);
    expect(storedSource).toMatchObject({ summary: 'theirs', review: 'theirs only', title: 'Mine' });
    expect(storedSource?.provenance.summary).toEqual({
      from: 'Wiki w',
      candidates: [{ value: 'mine', from: 'reader' }],
    });
    expect(store.entries.get(key)).toMatchObject({ status: 'synced', offeredFields: [] });
  });

  it('merge lists instead of dropping the tags of others when several fields are chosen at once', async () => {
    const { clock, store, wiki, source, key, getRow } = await createConflict();
    const id = source.id;
    store.saveSource({ ...source, tags: ['mine'] });
    await wiki.flush();
    wiki.server.state.writeAsEditor({ id, url: source.url, tags: ['theirs'] });
    const entry = store.findEntry('w', source.stableId);
    if (!entry) throw new Error('no entry');
    if (!entry.remoteSnapshot) throw new Error('no snapshot');
    const fields = { summary: 'theirs', tags: ['theirs'] };
    const readEntry = { ...entry, remoteSnapshot: { ...entry.remoteSnapshot, fields } };
    const choice = chooseLocal(readEntry, ['summary', 'tags'], true);
    store.entries.set(key, applyChoiceNow(readEntry, choice, clock.now()));
    await wiki.flush();
    expect(getRow()).toMatchObject({ summary: 'mine', tags: ['mine', 'theirs'] });
    expect(store.sources.get(source.stableId)?.tags).toEqual(['mine', 'theirs']);
  });
});
