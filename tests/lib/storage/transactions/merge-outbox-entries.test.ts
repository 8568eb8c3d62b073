import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { type MergeDeps, mergeRecords, unmergeRecords } from '@/lib/app/worker/merge-records';
import type { Source } from '@/lib/record/schema/source';
import { type Database, openDatabase } from '@/lib/storage/open-database';
import { listEntriesOfSource } from '@/lib/storage/queries/outbox-entries';
import { createOutboxStore } from '@/lib/storage/transactions/create-outbox-store';
import { mergeRows, unmergeRows } from '@/lib/storage/transactions/merge-rows';
import { saveSource } from '@/lib/storage/transactions/save-source';
import { saveWiki } from '@/lib/storage/transactions/save-wiki';
import { createResearchWikiClient } from '@/lib/wiki/adapters/research-wiki/client/research-wiki-client';
import type { Wiki } from '@/lib/wiki/model/wiki';
import { flush } from '@/lib/wiki/scheduler/flush';
import { makeUntitledSource } from '@/tests/lib/wiki/simulation/make-untitled-source';
import { createWikiServer, type WikiServer } from '@/tests/wiki-server/create-wiki-server';
import { FakeClock } from '@/tests/wiki-server/fake-clock';
import { createInProcessFetch } from '@/tests/wiki-server/in-process-fetch';
import type { Write } from '@/tests/wiki-server/wiki-state';

const wiki: Wiki = {
  id: 'w',
  name: 'Wiki',
  baseUrl: 'http://localhost:1',
  contentPolicy: 'never',
  credibilityMapping: null,
  active: true,
};

let databaseCount = 0;
let database: Database;
let server: WikiServer;
let clock: FakeClock;
let writes: Write[];
beforeEach(async () => {
  databaseCount += 1;
  database = openDatabase(`merge-entries-${databaseCount}`);
  clock = new FakeClock();
  server = createWikiServer({ token: 'secret', now: () => clock.ms });
  writes = [];
  server.state.onWrite = (write) => writes.push(write);
  await saveWiki(database, wiki, clock.now());
});

const save = async (source: Source) => {
  await saveSource(database, source, null);
  return source;
};
const getEntry = async ({ stableId }: Source) => (await listEntriesOfSource(database, stableId))[0];
const readRemoteRows = () => [...server.state.rows.values()];

async function flushOutbox() {
  // Saves use the real clock; the simulated clock must not be behind it.
  clock.advance(Math.max(1000, Date.now() - clock.ms + 1000));
  writes = [];
  const deps = {
    fetch: createInProcessFetch({ server, clock }),
    schedule: clock.schedule,
    hasPermission: async () => true,
  };
  await flush(
    {
      outbox: createOutboxStore(database, wiki, { now: clock.now, withSourcesLock: (task) => task() }),
      client: createResearchWikiClient({ name: 'Wiki', baseUrl: wiki.baseUrl, token: 'secret' }, deps),
      now: clock.now,
      random: () => 0.5,
      isSharedVenue: () => true,
    },
    wiki,
  );
}

const deps: MergeDeps = {
  now: () => clock.now(),
  findMergeOfBinnedRecord: async () => null,
  writeMerge: (pair, buildMerged) => mergeRows(database, pair, clock.now(), buildMerged),
  writeUnmerge: (pair, buildSplit) => unmergeRows(database, pair, clock.now(), buildSplit),
};

/** Merges two records. `other` is linked to a resource of the wiki; `keep` only with `isKeepLinked`. */
async function mergeTwoRecords(isKeepLinked = false) {
  const keep = makeUntitledSource({ url: 'https://example.com/kept', summary: 'Kept.' });
  const other = makeUntitledSource({ url: 'https://example.com/other', summary: 'Other.', tags: ['a'] });
  if (isKeepLinked) await save(keep);
  await save(other);
  await flushOutbox();
  if (!isKeepLinked) await save(keep);
  const pair = { keep: keep.stableId, other: other.stableId };
  await mergeRecords(deps, pair);
  return { keep, other, pair };
}

describe('mergeRecords into a record without a resource', () => {
  it('moves the link of the merged record, creates no resource, and sends the changes once', async () => {
    const { keep, other } = await mergeTwoRecords();
    expect((await getEntry(keep))?.remoteId).toBe(other.id);

    await flushOutbox();
    expect(readRemoteRows()).toMatchObject([{ id: other.id, url: other.url, summary: 'Kept.\n\nOther.' }]);
    expect(writes).toHaveLength(1);
    expect(await getEntry(keep)).toMatchObject({
      status: 'synced',
      remoteId: other.id,
      remoteUrl: other.url,
    });
    expect((await getEntry(other))?.status).toBe('local-only');

    await flushOutbox();
    expect(writes).toEqual([]);
  });

  it('returns the link to the merged record when the merge is undone', async () => {
    const { keep, other, pair } = await mergeTwoRecords();
    await flushOutbox();

    await unmergeRecords(deps, pair);
    await flushOutbox();

    expect(readRemoteRows()).toMatchObject([
      { id: other.id, summary: 'Other.', tags: ['a'] },
      { id: keep.id, summary: 'Kept.' },
    ]);
    expect(await getEntry(other)).toMatchObject({ status: 'synced', remoteId: other.id });
    expect(await getEntry(keep)).toMatchObject({
      status: 'synced',
      remoteId: keep.id,
      remoteMatches: [{ remoteId: keep.id }],
    });
    expect((await database.sources.get(other.stableId))?.source.summary).toBe('Other.');
    await flushOutbox();
    expect(writes).toEqual([]);
  });

  it('sends only the kept record when the merge is undone before the next flush', async () => {
    const { keep, other, pair } = await mergeTwoRecords();
    await unmergeRecords(deps, pair);
    expect((await getEntry(keep))?.remoteId).toBeNull();
    await flushOutbox();
    expect(writes.map(({ after }) => after.id)).toEqual([keep.id]);
    expect((await getEntry(other))?.status).toBe('synced');
  });
});

describe('mergeRecords into a record with a resource', () => {
  it('keeps the link, and lists the resource of the merged record as another match', async () => {
    const { keep, other } = await mergeTwoRecords(true);
    await flushOutbox();
    expect((await getEntry(keep))?.remoteId).toBe(keep.id);
    expect((await getEntry(keep))?.remoteMatches.map(({ remoteId }) => remoteId)).toEqual([
      keep.id,
      other.id,
    ]);
    expect(readRemoteRows().map(({ summary }) => summary)).toEqual(['Kept.\n\nOther.', 'Other.']);
  });

  it('removes that match and restores both resources when the merge is undone', async () => {
    const { keep, pair } = await mergeTwoRecords(true);
    await flushOutbox();
    await unmergeRecords(deps, pair);
    await flushOutbox();
    expect((await getEntry(keep))?.remoteMatches.map(({ remoteId }) => remoteId)).toEqual([keep.id]);
    expect(readRemoteRows().map(({ summary }) => summary)).toEqual(['Kept.', 'Other.']);
    expect(writes).toHaveLength(1);
  });
});

describe('mergeRecords with an inactive wiki', () => {
  it('joins the entries without queueing them', async () => {
    const other = await save(makeUntitledSource({ url: 'https://example.com/other', summary: 'Other.' }));
    await flushOutbox();
    await saveWiki(database, { ...wiki, active: false }, clock.now());
    const keep = await save(makeUntitledSource({ url: 'https://example.com/kept' }));
    await mergeRecords(deps, { keep: keep.stableId, other: other.stableId });
    expect(await getEntry(keep)).toMatchObject({ remoteId: other.id, status: 'local-only' });
  });
});
