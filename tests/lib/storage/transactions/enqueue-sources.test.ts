import { makeWiki } from '@/tests/support/make-wiki';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Source } from '@/lib/record/schema/source';
import { type Database, openDatabase } from '@/lib/storage/open-database';
import { listEntriesOfSource } from '@/lib/storage/queries/outbox-entries';
import { changeOutboxEntry } from '@/lib/storage/transactions/create-outbox-store';
import { saveSource } from '@/lib/storage/transactions/save-source';
import { enqueueForWiki, saveWiki } from '@/lib/storage/transactions/save-wiki';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import { transition } from '@/lib/wiki/outbox/transition';
import { moveToBin, restoreFromBin } from '@/tests/support/apply-change';
import { makeSource } from '@/tests/support/make-sources';

const wiki = makeWiki();

let databaseCount = 0;
let database: Database;
beforeEach(async () => {
  databaseCount += 1;
  database = openDatabase(`enqueue-sources-${databaseCount}`);
  await saveWiki(database, wiki, new Date());
});

const save = (source: Source) => saveSource(database, source, null);
const getEntry = async ({ stableId }: Source) => (await listEntriesOfSource(database, stableId))[0];
let readCount = 0;
const linkToRemote = (source: Source, remoteId: string, summary: string) =>
  changeOutboxEntry(database, { wikiId: 'w', stableId: source.stableId }, (entry) => {
    const readAt = `2026-04-01T10:00:0${++readCount % 10}.000Z`;
    const linkedEntry: OutboxEntry = {
      ...entry,
      remoteId,
      remoteSnapshot: { fields: { summary }, updatedAt: null, readAt },
      mergeBase: { local: { summary }, remote: { summary } },
    };
    const settledEntry = {
      conflictFields: [],
      deferredFields: [],
      deferUntil: null,
      hasFollowUps: false,
      now: new Date(),
    };
    return transition(linkedEntry, { type: 'settled', ...settledEntry });
  });
const moveToSection = (source: Source, section: 'bin' | 'inbox') =>
  (section === 'bin' ? moveToBin : restoreFromBin)(database, [source.stableId], new Date());

describe('restoring a source with an outbox entry', () => {
  it('removes the link to a resource that another source is linked to', async () => {
    const [firstSource, secondSource] = [makeSource(), makeSource()];
    await save(firstSource);
    await linkToRemote(firstSource, 'x', 'First.');
    await moveToSection(firstSource, 'bin');
    await save(secondSource);
    await linkToRemote(secondSource, 'x', 'Second.');
    await moveToSection(firstSource, 'inbox');
    expect(await getEntry(firstSource)).toMatchObject({
      status: 'waiting',
      remoteId: null,
      mergeBase: { local: {}, remote: {} },
    });
    expect(await getEntry(secondSource)).toMatchObject({ remoteId: 'x', status: 'synced' });
  });

  it('keeps the link of the source that read the resource last when two are restored together', async () => {
    const [firstSource, secondSource] = [makeSource(), makeSource()];
    for (const source of [firstSource, secondSource]) {
      await save(source);
      await linkToRemote(source, 'x', 'First.');
      await moveToSection(source, 'bin');
    }
    await restoreFromBin(database, [firstSource.stableId, secondSource.stableId], new Date());
    expect([(await getEntry(firstSource))?.remoteId, (await getEntry(secondSource))?.remoteId]).toEqual([
      null,
      'x',
    ]);
  });

  it('removes the link if the wiki was inactive during the restore and all sources are queued', async () => {
    const [firstSource, secondSource] = [makeSource(), makeSource()];
    await save(firstSource);
    await linkToRemote(firstSource, 'x', 'First.');
    await moveToSection(firstSource, 'bin');
    await save(secondSource);
    await linkToRemote(secondSource, 'x', 'Second.');
    await saveWiki(database, { ...wiki, id: 'v' }, new Date());
    await moveToSection(firstSource, 'inbox');
    await enqueueForWiki(database, 'w', null, new Date());
    const entries = await database.outboxEntries.where('wikiId').equals('w').toArray();
    expect(new Map(entries.map(({ stableId, remoteId }) => [stableId, remoteId]))).toEqual(
      new Map([
        [firstSource.stableId, null],
        [secondSource.stableId, 'x'],
      ]),
    );
  });

  it('links one of two sources to a shared resource among hundreds of sources', async () => {
    const sources = Array.from({ length: 250 }, () => makeSource());
    for (const [index, source] of sources.entries()) {
      await save(source);
      await linkToRemote(source, index < 2 ? 'x' : `resource ${index}`, 'First.');
    }
    await moveToSection(sources[0] as Source, 'bin');
    await restoreFromBin(
      database,
      sources.map(({ stableId }) => stableId),
      new Date(),
    );
    const entries = await Promise.all(sources.map(getEntry));
    expect(entries.filter((entry) => entry?.remoteId === 'x')).toHaveLength(1);
    expect(entries.filter((entry) => entry?.remoteId === null)).toHaveLength(1);
  });

  it('keeps a link that no other source has', async () => {
    const source = makeSource();
    await save(source);
    await linkToRemote(source, 'x', 'First.');
    await moveToSection(source, 'bin');
    await moveToSection(source, 'inbox');
    expect(await getEntry(source)).toMatchObject({
      remoteId: 'x',
      mergeBase: { local: { summary: 'First.' }, remote: { summary: 'First.' } },
    });
  });
});
