import { makeActiveWiki } from '@/tests/support/make-wiki';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { addRemoteResources } from '@/lib/app/worker/add-remote-resources';
import { type BringInDeps, bringInNextPage, createBringIn } from '@/lib/app/worker/bring-in';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import { type Database, openDatabase } from '@/lib/storage/open-database';
import { findSourceById } from '@/lib/storage/queries/find-source-by-id';
import { findSourceByUrlKeys } from '@/lib/storage/queries/find-source-by-url-keys';
import { findChange } from '@/lib/storage/queries/list-changes';
import {
  findLinkedEntry,
  getEntriesByStableId,
  listEntriesOfSource,
  listUnlinkedIds,
} from '@/lib/storage/queries/outbox-entries';
import { undoChange } from '@/lib/storage/transactions/changes/start-change';
import { createOutboxStore } from '@/lib/storage/transactions/create-outbox-store';
import { type LinkedSourcesWrite, saveLinkedSources } from '@/lib/storage/transactions/save-linked-sources';
import { saveSource } from '@/lib/storage/transactions/save-source';
import { saveWiki } from '@/lib/storage/transactions/save-wiki';
import { createResearchWikiClient } from '@/lib/wiki/adapters/research-wiki/client/research-wiki-client';
import type { BringIn, BringInScope } from '@/lib/wiki/model/bring-in';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';
import { createCondition } from '@/lib/wiki/outbox/wiki-pause';
import { flush } from '@/lib/wiki/scheduler/flush';
import { finishChange, moveToBin } from '@/tests/support/apply-change';
import { makeSource } from '@/tests/support/make-sources';
import { createWikiServer } from '@/tests/wiki-server/create-wiki-server';
import { FakeClock } from '@/tests/wiki-server/fake-clock';
import type { FaultPlan } from '@/tests/wiki-server/faults';
import { createInProcessFetch } from '@/tests/wiki-server/in-process-fetch';
import { hashUrl } from '@/tests/wiki-server/sample-wiki';

const wiki = makeActiveWiki();

let databaseCount = 0;
let database: Database;
beforeEach(async () => {
  databaseCount += 1;
  database = openDatabase(`bring-in-${databaseCount}`);
  await saveWiki(database, wiki, new Date());
});

function setUp() {
  const clock = new FakeClock();
  const server = createWikiServer({ now: () => clock.ms });
  const plans: { plan: FaultPlan } = { plan: () => null };
  const requests: string[] = [];
  const fetchInProcess = createInProcessFetch({
    server,
    clock,
    plan: (request, body) => {
      requests.push(`${request.method} ${request.url.slice('http://localhost:1'.length)}`);
      return plans.plan(request, body);
    },
  });
  const client = createResearchWikiClient(
    { name: wiki.name, baseUrl: wiki.baseUrl, token: 'secret' },
    { fetch: fetchInProcess, schedule: clock.schedule, hasPermission: async () => true },
  );
  const stored: { progress: BringIn | null; condition: WikiCondition } = {
    progress: null,
    condition: createCondition('w'),
  };
  const addDeps = {
    now: clock.now,
    findSourceByUrlKeys: (keys: string[]) => findSourceByUrlKeys(database, keys),
    isStableIdTaken: async (stableId: string) => (await findSourceById(database, stableId)) !== null,
    findLinkedEntry: (wikiId: string, remoteId: string) => findLinkedEntry(database, wikiId, remoteId),
    findEntry: async (wikiId: string, stableId: string) =>
      (await getEntriesByStableId(database, wikiId, [stableId])).get(stableId) ?? null,
    isRunning: async (id: string) => stored.progress?.id === id && stored.progress.status === 'running',
    saveLinkedSources: (wikiId: string, write: LinkedSourcesWrite) =>
      saveLinkedSources(database, wikiId, write, clock.now()),
    prepareFields: client.prepareFields,
    isShippedVenue: () => true,
    withSourcesLock: <T>(task: () => Promise<T>) => task(),
  };
  const deps: BringInDeps = {
    now: clock.now,
    findActiveClient: async () => ({ wiki, client }),
    findCondition: async () => stored.condition,
    pauseWiki: async (_, retryAfterMs) => {
      stored.condition.pausedUntil = new Date(clock.ms + retryAfterMs).toISOString();
    },
    addResources: (activeWiki, resources, change) =>
      addRemoteResources(addDeps, activeWiki, resources, change),
    progress: {
      get: async () => stored.progress,
      update: async (change) => {
        stored.progress = change(stored.progress);
      },
    },
  };
  const start = (scope: BringInScope) => {
    stored.progress = createBringIn('task', wiki, scope, clock.now());
  };
  /** Handles pages until the task ends, and advances the clock while it waits. */
  const run = async (maxSteps = 500): Promise<BringIn | null> => {
    for (let step = 0; step < maxSteps; step += 1) {
      const progress = await bringInNextPage(deps);
      if (progress?.status !== 'running') return stored.progress;
      if (progress.waitUntil) clock.advance(Math.max(1, Date.parse(progress.waitUntil) - clock.ms));
    }
    return stored.progress;
  };
  const flushNow = () =>
    flush(
      {
        outbox: createOutboxStore(database, wiki, {
          now: clock.now,
          withSourcesLock: (task) => task(),
        }),
        client,
        now: clock.now,
        random: () => 0.5,
        isShippedVenue: () => true,
      },
      wiki,
    );
  return { clock, server, plans, requests, stored, deps, start, run, flushNow };
}

const addRows = ({ server }: ReturnType<typeof setUp>, count: number) => {
  for (let index = 0; index < count; index += 1) {
    const url = `https://example.com/${index}`;
    server.state.writeAsEditor({
      id: hashUrl(url),
      url,
      title: `Title ${index}`,
      type: 'paper',
      summary: 'About it.',
      keyPoints: ['One.'],
      tags: ['tides'],
    });
  }
};

describe('bringInNextPage', () => {
  it('adds every source with its values, and settles it without a further request', async () => {
    const task = setUp();
    addRows(task, 250);
    task.start({ kind: 'all' });
    expect(await task.run()).toMatchObject({ status: 'done', addedCount: 250, total: 250 });
    expect(await database.sources.count()).toBe(250);
    const row = (await database.sources.toArray()).find(({ source }) => source.url.endsWith('/7'));
    expect(row?.source).toMatchObject({
      title: 'Title 7',
      type: 'paper',
      summary: 'About it.',
      tags: ['tides'],
      provenance: { summary: { from: 'Wiki' } },
    });
    const requestCount = task.requests.length;
    expect(requestCount).toBe(4);
    await task.flushNow();
    expect(task.requests.length).toBe(requestCount);
    const [entry] = await listEntriesOfSource(database, row?.stableId ?? '');
    expect(entry).toMatchObject({ status: 'synced', remoteId: hashUrl('https://example.com/7') });
    expect(await listUnlinkedIds(database, 'w')).toEqual([]);
  });

  it('sends no value back when a brought-in source is synced again, and sends a later edit', async () => {
    const task = setUp();
    addRows(task, 1);
    task.start({ kind: 'all' });
    await task.run();
    const [row] = await database.sources.toArray();
    if (!row || isInvalidRow(row)) throw new Error('no source');
    await saveSource(database, { ...row.source, review: 'Mine.' }, null);
    await task.flushNow();
    expect(task.server.state.rows.get(hashUrl('https://example.com/0'))).toMatchObject({
      review: 'Mine.',
      summary: 'About it.',
      title: 'Title 0',
    });
    expect(task.requests.filter((request) => request.startsWith('POST'))).toHaveLength(1);
  });

  it('merges a source that the library has, as the sync does, and leaves out one in the bin', async () => {
    const task = setUp();
    addRows(task, 3);
    const known = makeSource({ url: 'https://example.com/0', title: 'My title', summary: null });
    const binned = makeSource({
      url: 'https://example.com/1',
      stableId: 'sid_000000binn' as never,
      title: 'Deleted',
    });
    await saveSource(database, known, null);
    await saveSource(database, binned, null);
    await moveToBin(database, [binned.stableId], task.clock.now());
    task.start({ kind: 'all' });
    expect(await task.run()).toMatchObject({ addedCount: 1, knownCount: 1, skippedCount: 1 });
    await task.flushNow();
    const [entry] = await listEntriesOfSource(database, known.stableId);
    expect(entry).toMatchObject({ remoteId: hashUrl('https://example.com/0') });
    expect(entry?.divergentFields).toContain('title');
    const row = await findSourceById(database, known.stableId);
    expect(row && !isInvalidRow(row) && row.source.title).toBe('My title');
  });

  it('continues where it stopped after the worker was killed, and adds nothing twice', async () => {
    const task = setUp();
    addRows(task, 350);
    task.start({ kind: 'all' });
    await task.run(2);
    expect(task.stored.progress).toMatchObject({ status: 'running', cursor: 200 });
    // The page was written, but the worker was killed before it stored the progress.
    const before = task.stored.progress;
    await bringInNextPage(task.deps);
    task.stored.progress = before;
    expect(await task.run()).toMatchObject({ status: 'done', addedCount: 250, knownCount: 100 });
    expect(await database.sources.count()).toBe(350);
  });

  it('adds nothing after the reader has cancelled it, and keeps what was added', async () => {
    const task = setUp();
    addRows(task, 350);
    task.start({ kind: 'all' });
    task.plans.plan = () => {
      if (task.requests.length === 2 && task.stored.progress)
        task.stored.progress = { ...task.stored.progress, status: 'cancelled' };
      return null;
    };
    expect(await task.run()).toMatchObject({ status: 'cancelled', addedCount: 100 });
    expect(await database.sources.count()).toBe(100);
    expect(task.requests).toHaveLength(2);
  });

  it('leaves no source behind if it is undone during a request', async () => {
    const task = setUp();
    addRows(task, 350);
    task.start({ kind: 'all' });
    await task.run(1);
    const readRunning = task.deps.findActiveClient;
    task.deps.findActiveClient = async () => {
      const active = await readRunning();
      if (!active) return null;
      const listResources: typeof active.client.listResources = async (...page) => {
        const response = await active.client.listResources(...page);
        if (task.stored.progress) task.stored.progress = { ...task.stored.progress, status: 'cancelled' };
        await undoChange(database, 'task');
        await finishChange(database, 'task', task.clock.now());
        return response;
      };
      return { ...active, client: { ...active.client, listResources } };
    };
    expect(await task.run()).toMatchObject({ status: 'cancelled', addedCount: 100 });
    expect(await database.sources.count()).toBe(0);
  });

  it('can be undone as a whole, except for sources that were edited since', async () => {
    const task = setUp();
    addRows(task, 250);
    task.start({ kind: 'all' });
    await task.run();
    const [row] = await database.sources.toArray();
    if (!row || isInvalidRow(row)) throw new Error('no source');
    const editedSource = { ...row.source, review: 'Mine.', updatedAt: '2030-01-01T00:00:00.000Z' };
    await saveSource(database, editedSource, null);
    await undoChange(database, 'task');
    await finishChange(database, 'task', task.clock.now());
    const change = await findChange(database, 'task');
    expect(change).toMatchObject({ action: { kind: 'import' }, state: 'undone', undoneCount: 249 });
    expect((await database.sources.toArray()).map(({ stableId }) => stableId)).toEqual([row.stableId]);
    expect(await database.outboxEntries.count()).toBe(1);
  });

  it('asks once for what a page cites', async () => {
    const task = setUp();
    addRows(task, 35);
    const { state } = task.server;
    state.pages.set('tides', { id: 'tides', numericId: 'E1', title: 'Tides' });
    for (let index = 0; index < 35; index += 1)
      state.citedBy.set(hashUrl(`https://example.com/${index}`), ['tides']);
    task.start({ kind: 'page', pageId: 'tides', title: 'Tides' });
    expect(await task.run()).toMatchObject({ status: 'done', addedCount: 35, total: 35 });
    expect(task.requests.filter((request) => request.includes('/by-page/'))).toHaveLength(1);
    expect(task.requests).toHaveLength(36);
  });

  it('waits as long as the wiki asks for after a rate limit', async () => {
    const task = setUp();
    addRows(task, 150);
    task.start({ kind: 'all' });
    task.plans.plan = () => (task.requests.length === 2 ? 'rate-limited' : null);
    const startMs = task.clock.ms;
    expect(await task.run()).toMatchObject({ status: 'done', addedCount: 150 });
    expect(task.clock.ms - startMs).toBeGreaterThanOrEqual(1000);
  });

  it('gives up after six failures with the reason, and asks for fewer rows before', async () => {
    const task = setUp();
    addRows(task, 10);
    task.start({ kind: 'all' });
    task.plans.plan = () => 'truncated';
    expect(await task.run()).toMatchObject({ status: 'failed', addedCount: 0 });
    expect(task.requests).toHaveLength(6);
    expect(await database.sources.count()).toBe(0);
  });

  it('brings in what a page cites, and what a search finds', async () => {
    const task = setUp();
    addRows(task, 30);
    const { state } = task.server;
    state.pages.set('tides', { id: 'tides', numericId: 'E1', title: 'Tides' });
    for (const index of [1, 2, 3]) state.citedBy.set(hashUrl(`https://example.com/${index}`), ['tides']);
    task.start({ kind: 'page', pageId: 'tides', title: 'Tides' });
    expect(await task.run()).toMatchObject({ status: 'done', addedCount: 3 });
    expect((await database.sources.toArray()).every(({ source }) => source.summary === 'About it.')).toBe(
      true,
    );
    task.start({ kind: 'search', query: 'Title 17' });
    expect(await task.run()).toMatchObject({ status: 'done', addedCount: 1 });
    // A search that filled its list of 100 rows says so, although some rows are not resources.
    const { rows } = task.server.state;
    for (let index = 0; index < 100; index += 1)
      rows.set(`s${index}`, {
        id: index === 7 ? 7 : `s${index}`,
        url: `https://example.org/s${index}`,
        title: 'Common word',
      } as never);
    task.start({ kind: 'search', query: 'Common word' });
    expect(await task.run()).toMatchObject({ status: 'done', cursor: 100, addedCount: 99, skippedCount: 1 });
    task.start({ kind: 'page', pageId: 'unknown', title: 'Unknown' });
    expect(await task.run()).toMatchObject({ status: 'done', addedCount: 0 });
  });

  it('leaves out URLs that are not web pages, and values that no source can have', async () => {
    const task = setUp();
    const { rows } = task.server.state;
    const addRow = (id: string, row: Record<string, unknown>) =>
      rows.set(id, { id, url: `https://example.org/${id}`, createdAt: '', updatedAt: '', ...row } as never);
    addRow('aa', { url: 'javascript:alert(1)', title: 'x' });
    addRow('bb', { url: 'data:text/html,<script>alert(1)</script>' });
    addRow('cc', { title: 7, type: 'constructor', keyPoints: { length: 9 }, publishedDate: 'yesterday' });
    addRow('dd', { title: '<script>alert(1)</script>', tags: ['x', 4, null], importanceScore: 'high' });
    addRow('ee', { stableId: '__proto__' });
    task.start({ kind: 'all' });
    expect(await task.run()).toMatchObject({ status: 'done', addedCount: 3, skippedCount: 2 });
    const titles = (await database.sources.toArray()).map(({ source }) => source.title).sort();
    expect(titles).toEqual(['<script>alert(1)</script>', 'https://example.org/cc', 'https://example.org/ee']);
  });
});
