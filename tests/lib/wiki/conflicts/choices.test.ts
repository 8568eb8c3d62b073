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
  wiki.server.state.editAsOther({
    id: source.id,
    url: source.url,
    title: 'Theirs',
    summary: 'theirs',
    review: 'theirs only',
  });
  store.saveSource(source);
  await wiki.flush();
  const record = store.findEntry('w', source.stableId);
  if (!record) throw new Error('no record');
  return {
    clock,
    store,
    wiki,
    source,
    record,
    key: `w ${source.stableId}`,
    row: () => wiki.server.state.rows.get(source.id),
  };
}

describe('chooseLocal and chooseRemote', () => {
  it('are needed where both sides wrote, and nothing is sent before the choice', async () => {
    const { record, row } = await createConflict();
    expect(record).toMatchObject({
      status: 'conflict',
      conflictFields: ['summary'],
      divergentFields: ['title'],
      offeredFields: ['review'],
    });
    expect(row()).toMatchObject({ title: 'Theirs', summary: 'theirs' });
  });

  it('send the local values when the reader chooses them', async () => {
    const { clock, store, wiki, record, key, row } = await createConflict();
    store.entries.set(key, applyChoiceNow(record, chooseLocal(record, ['summary', 'title']), clock.now()));
    await wiki.flush();
    expect(row()).toMatchObject({ title: 'Mine', summary: 'mine' });
    expect(store.entries.get(key)).toMatchObject({
      status: 'synced',
      localOverrides: {},
      divergentFields: [],
    });
  });

  it('raise the conflict again when the wiki changed after the choice', async () => {
    const { clock, store, wiki, source, record, key, row } = await createConflict();
    store.entries.set(key, applyChoiceNow(record, chooseLocal(record, ['summary']), clock.now()));
    wiki.server.state.editAsOther({ id: source.id, url: source.url, summary: 'theirs, newer' });
    await wiki.flush();
    expect(row()).toMatchObject({ summary: 'theirs, newer' });
    expect(store.entries.get(key)).toMatchObject({ status: 'conflict', conflictFields: ['summary'] });
  });

  it('save the remote values with their provenance', async () => {
    const { clock, store, wiki, source, record, key } = await createConflict();
    const choice = chooseRemote(record, ['summary', 'review']);
    const next = applyChoiceNow(record, choice, clock.now());
    store.sources.set(source.stableId, applyRemoteValues(source, choice.localChanges, 'Wiki w', clock.now()));
    store.entries.set(key, next);
    await wiki.flush();
    const stored = store.sources.get(source.stableId);
    expect(stored).toMatchObject({ summary: 'theirs', review: 'theirs only', title: 'Mine' });
    expect(stored?.provenance.summary).toEqual({
      from: 'Wiki w',
      candidates: [{ value: 'mine', from: 'reader' }],
    });
    expect(store.entries.get(key)).toMatchObject({ status: 'synced', offeredFields: [] });
  });
});
