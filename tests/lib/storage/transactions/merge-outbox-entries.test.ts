import { makeWiki } from '@/tests/support/make-wiki';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { type MergeDeps, mergePair, unmergePair } from '@/lib/app/worker/merge-pair';
import type { Source } from '@/lib/record/schema/source';
import { type Database, openDatabase } from '@/lib/storage/open-database';
import { listEntriesOfSource } from '@/lib/storage/queries/outbox-entries';
import { createOutboxStore } from '@/lib/storage/transactions/create-outbox-store';
import { mergeRows, unmergeRows } from '@/lib/storage/transactions/merge-rows';
import { saveSource } from '@/lib/storage/transactions/save-source';
import { saveWiki } from '@/lib/storage/transactions/save-wiki';
import { createResearchWikiClient } from '@/lib/wiki/adapters/research-wiki/client/research-wiki-client';
import { flush } from '@/lib/wiki/scheduler/flush';
import { makeUntitledSource } from '@/tests/lib/wiki/simulation/make-untitled-source';
import { createWikiServer, type WikiServer } from '@/tests/wiki-server/create-wiki-server';
import { FakeClock } from '@/tests/wiki-server/fake-clock';
import { createInProcessFetch } from '@/tests/wiki-server/in-process-fetch';
import type { Write } from '@/tests/wiki-server/wiki-state';

const wiki = makeWiki();

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
const listResources = () => [...server.state.rows.values()];

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
      isShippedVenue: () => true,
    },
    wiki,
  );
}

const deps: MergeDeps = {
  now: () => clock.now(),
  findMergeOfBinnedSource: async () => null,
  writeMerge: (pair, buildMerged) => mergeRows(database, pair, clock.now(), buildMerged),
  writeUnmerge: (pair, buildSplitSources) => unmergeRows(database, pair, clock.now(), buildSplitSources),
};

/** Merges two sources. The other source is linked to a resource of the wiki, the remaining one only with `isRemainingLinked`. */
async function mergeTwoSources(isRemainingLinked = false) {
  const remainingSource = makeUntitledSource({ url: 'https://example.com/kept', summary: 'Kept.' });
  const otherSource = makeUntitledSource({
    url: 'https://example.com/other',
    summary: 'Other.',
    tags: ['a'],
  });
  if (isRemainingLinked) await save(remainingSource);
  await save(otherSource);
  await flushOutbox();
  if (!isRemainingLinked) await save(remainingSource);
  const pair = { keep: remainingSource.stableId, other: otherSource.stableId };
  await mergePair(deps, pair);
  return { remainingSource, otherSource, pair };
}

describe('mergePair into a source without a resource', () => {
  it('links the remaining source to the resource of the other one, creates no resource, and sends the changes once', async () => {
    const { remainingSource, otherSource } = await mergeTwoSources();
    expect((await getEntry(remainingSource))?.remoteId).toBe(otherSource.id);

    await flushOutbox();
    expect(listResources()).toMatchObject([
      { id: otherSource.id, url: otherSource.url, summary: 'Kept.\n\nOther.' },
    ]);
    expect(writes).toHaveLength(1);
    expect(await getEntry(remainingSource)).toMatchObject({
      status: 'synced',
      remoteId: otherSource.id,
      remoteUrl: otherSource.url,
    });
    expect((await getEntry(otherSource))?.status).toBe('local-only');

    await flushOutbox();
    expect(writes).toEqual([]);
  });

  it('links the resource to the other source again when the merge is undone', async () => {
    const { remainingSource, otherSource, pair } = await mergeTwoSources();
    await flushOutbox();

    await unmergePair(deps, pair);
    await flushOutbox();

    expect(listResources()).toMatchObject([
      { id: otherSource.id, summary: 'Other.', tags: ['a'] },
      { id: remainingSource.id, summary: 'Kept.' },
    ]);
    expect(await getEntry(otherSource)).toMatchObject({ status: 'synced', remoteId: otherSource.id });
    expect(await getEntry(remainingSource)).toMatchObject({
      status: 'synced',
      remoteId: remainingSource.id,
      remoteMatches: [{ remoteId: remainingSource.id }],
    });
    expect((await database.sources.get(otherSource.stableId))?.source.summary).toBe('Other.');
    await flushOutbox();
    expect(writes).toEqual([]);
  });

  it('sends only the remaining source when the merge is undone before the next flush', async () => {
    const { remainingSource, otherSource, pair } = await mergeTwoSources();
    await unmergePair(deps, pair);
    expect((await getEntry(remainingSource))?.remoteId).toBeNull();
    await flushOutbox();
    expect(writes.map(({ after }) => after.id)).toEqual([remainingSource.id]);
    expect((await getEntry(otherSource))?.status).toBe('synced');
  });
});

describe('mergePair into a source with a resource', () => {
  it('keeps its resource, and lists the resource of the other source as a match', async () => {
    const { remainingSource, otherSource } = await mergeTwoSources(true);
    await flushOutbox();
    expect((await getEntry(remainingSource))?.remoteId).toBe(remainingSource.id);
    expect((await getEntry(remainingSource))?.remoteMatches.map(({ remoteId }) => remoteId)).toEqual([
      remainingSource.id,
      otherSource.id,
    ]);
    expect(listResources().map(({ summary }) => summary)).toEqual(['Kept.\n\nOther.', 'Other.']);
  });

  it('removes that match and restores both resources when the merge is undone', async () => {
    const { remainingSource, pair } = await mergeTwoSources(true);
    await flushOutbox();
    await unmergePair(deps, pair);
    await flushOutbox();
    expect((await getEntry(remainingSource))?.remoteMatches.map(({ remoteId }) => remoteId)).toEqual([
      remainingSource.id,
    ]);
    expect(listResources().map(({ summary }) => summary)).toEqual(['Kept.', 'Other.']);
    expect(writes).toHaveLength(1);
  });
});

describe('mergePair with an inactive wiki', () => {
  it('merges the outbox entries, and leaves the result local only', async () => {
    const otherSource = await save(
      makeUntitledSource({ url: 'https://example.com/other', summary: 'Other.' }),
    );
    await flushOutbox();
    await saveWiki(database, { ...wiki, active: false }, clock.now());
    const remainingSource = await save(makeUntitledSource({ url: 'https://example.com/kept' }));
    await mergePair(deps, { keep: remainingSource.stableId, other: otherSource.stableId });
    expect(await getEntry(remainingSource)).toMatchObject({ remoteId: otherSource.id, status: 'local-only' });
  });
});
