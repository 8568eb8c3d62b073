import { makeWiki } from '@/tests/support/make-wiki';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Source } from '@/lib/record/schema/source';
import { type Database, openDatabase } from '@/lib/storage/open-database';
import { countByOutboxStatus, listWikis } from '@/lib/storage/queries/list-wikis';
import { listEntriesOfSource } from '@/lib/storage/queries/outbox-entries';
import { isSyncDue } from '@/lib/storage/queries/query-due-entries';
import { buildRow } from '@/lib/storage/transactions/build-row';
import { chooseSide, undoChoices } from '@/lib/storage/transactions/choose-side';
import { changeOutboxEntry, createOutboxStore } from '@/lib/storage/transactions/create-outbox-store';
import { saveSource } from '@/lib/storage/transactions/save-source';
import { deleteWiki, enqueueForWiki, pauseWiki, saveWiki } from '@/lib/storage/transactions/save-wiki';
import { createResearchWikiClient } from '@/lib/wiki/adapters/research-wiki/client/research-wiki-client';
import { createOutboxEntry } from '@/lib/wiki/outbox/create-outbox-entry';
import type { DueCursor } from '@/lib/wiki/outbox/outbox-store';
import { transition } from '@/lib/wiki/outbox/transition';
import { flush } from '@/lib/wiki/scheduler/flush';
import { moveToBin } from '@/tests/support/apply-change';
import { makeSource } from '@/tests/support/make-sources';
import { createWikiServer, type WikiServer } from '@/tests/wiki-server/create-wiki-server';
import { FakeClock } from '@/tests/wiki-server/fake-clock';
import { createInProcessFetch } from '@/tests/wiki-server/in-process-fetch';

const NOW = new Date('2026-04-01T10:00:00.000Z');
const wiki = makeWiki();

const SNAPSHOT = {
  capturedAt: NOW.toISOString(),
  httpStatus: 200,
  contentType: 'text/html',
  language: null,
  words: 2,
  lengthBytes: 8,
  markdown: 'A text.',
  text: 'A text.',
  sha256: 'ab'.repeat(32),
};

let databaseCount = 0;
let database: Database;
let server: WikiServer;
let clock: FakeClock;
beforeEach(async () => {
  databaseCount += 1;
  database = openDatabase(`sync-${databaseCount}`);
  clock = new FakeClock(NOW.toISOString());
  server = createWikiServer({ mode: 'newer', token: 'secret', now: () => clock.ms });
  await saveWiki(database, wiki, NOW);
});

const save = (source: Source) => saveSource(database, source, null);
const getStatus = async (source: Source) => (await listEntriesOfSource(database, source.stableId))[0]?.status;
const createOutbox = () =>
  createOutboxStore(database, wiki, { now: clock.now, withSourcesLock: (task) => task() });

// Saves use the real clock; the simulated clock must not be behind it.
const advanceToRealTime = () => clock.advance(Date.now() - clock.ms + 1_000);

function flushOutbox() {
  const deps = {
    fetch: createInProcessFetch({ server, clock }),
    schedule: clock.schedule,
    hasPermission: async () => true,
  };
  return flush(
    {
      outbox: createOutbox(),
      client: createResearchWikiClient({ name: 'Wiki', baseUrl: wiki.baseUrl, token: 'secret' }, deps),
      now: clock.now,
      random: () => 0.5,
      isShippedVenue: () => true,
    },
    wiki,
  );
}

describe('saveSource with an active wiki', () => {
  it('stores the source with its outbox entry, and the source is sent', async () => {
    const source = makeSource({ summary: 'Saved.' });
    await save(source);
    expect(await getStatus(source)).toBe('waiting');
    advanceToRealTime();
    await flushOutbox();
    expect(await getStatus(source)).toBe('synced');
    expect([...server.state.rows.values()].map(({ summary }) => summary)).toEqual(['Saved.']);
  });

  it('stores neither source nor outbox entry when writing the entry fails', async () => {
    const source = makeSource();
    const failWrites = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    database.outboxEntries.hook('creating', failWrites);
    const saveResult = await save(source);
    database.outboxEntries.hook('creating').unsubscribe(failWrites);
    expect(saveResult.ok).toBe(false);
    expect(await database.sources.count()).toBe(0);
    expect(await database.outboxEntries.count()).toBe(0);
  });

  it('creates no outbox entry for an inactive wiki', async () => {
    await saveWiki(database, { ...wiki, active: false }, NOW);
    const source = makeSource();
    await save(source);
    expect(await listEntriesOfSource(database, source.stableId)).toEqual([]);
    expect(await isSyncDue(database, new Date(Date.now() + 1_000))).toBe(false);
  });

  it('continues after the worker was stopped between the lookup and the response', async () => {
    const source = makeSource();
    await save(source);
    advanceToRealTime();
    const [entryBefore] = await listEntriesOfSource(database, source.stableId);
    await createOutbox().updateIfUnchanged({
      key: { wikiId: wiki.id, stableId: source.stableId },
      revision: entryBefore?.revision ?? -1,
      localChanges: {},
      change: (entry) =>
        transition(entry, {
          type: 'write-started',
          pendingBase: { local: {}, remote: {} },
          isNew: true,
          now: NOW,
        }),
    });
    expect(await getStatus(source)).toBe('sending');
    await flushOutbox();
    expect(await getStatus(source)).toBe('synced');
    expect(server.state.rows.size).toBe(1);
  });
});

describe('updateIfUnchanged', () => {
  it('changes nothing if the source was saved after `revision` was read', async () => {
    const source = makeSource();
    await save(source);
    const beginWrite = (revision: number) =>
      createOutbox().updateIfUnchanged({
        key: { wikiId: wiki.id, stableId: source.stableId },
        revision,
        localChanges: { summary: 'Remote.' },
        change: (entry) => entry,
      });
    const [{ revision } = { revision: -1 }] = await listEntriesOfSource(database, source.stableId);
    await save({ ...source, title: 'Saved again' });
    expect(await beginWrite(revision)).toBeNull();
    expect((await database.sources.get(source.stableId))?.source.summary).toBeNull();
    expect(await beginWrite(revision + 1)).not.toBeNull();
    expect((await database.sources.get(source.stableId))?.source.summary).toBe('Remote.');
  });
});

describe('moveToBin with an active wiki', () => {
  it('sends nothing, and does not change the resource', async () => {
    const source = makeSource({ summary: 'Sent.' });
    await save(source);
    advanceToRealTime();
    await flushOutbox();
    await moveToBin(database, [source.stableId], NOW);
    clock.advance(5_000);
    await flushOutbox();
    expect([...server.state.rows.values()].map(({ summary }) => summary)).toEqual(['Sent.']);
    expect(await isSyncDue(database, clock.now())).toBe(false);
  });
});

describe('chooseSide and undoChoices', () => {
  it('save the remote value and resolve the conflict; a value without a local field stays in the wiki', async () => {
    const source = makeSource({ summary: 'Local.', venueId: 'local-venue' });
    await save(source);
    const [entry] = await listEntriesOfSource(database, source.stableId);
    if (!entry) throw new Error('no entry');
    const fields = { summary: 'Remote.', venueId: 'remote-venue' };
    const remoteSnapshot = { fields, updatedAt: null, readAt: NOW.toISOString() };
    await database.outboxEntries.put({ ...entry, remoteSnapshot });
    const key = { wikiId: wiki.id, stableId: source.stableId };
    await chooseSide(database, key, { fields: ['summary', 'venueId'], side: 'remote' }, NOW);
    const [entryAfterChoice] = await listEntriesOfSource(database, source.stableId);
    const storedSource = (await database.sources.get(source.stableId))?.source;
    expect([storedSource?.summary, storedSource?.venueId]).toEqual(['Remote.', 'local-venue']);
    expect(storedSource?.provenance.summary?.from).toBe('Wiki');
    expect(entryAfterChoice?.mergeBase).toEqual({
      local: { summary: 'Remote.', venueId: 'local-venue' },
      remote: { summary: 'Remote.', venueId: 'remote-venue' },
    });
    expect(await undoChoices(database, key, ['summary', 'venueId'], NOW)).toEqual({ sent: [], edited: [] });
    const [entryAfterUndo] = await listEntriesOfSource(database, source.stableId);
    expect(entryAfterUndo?.mergeBase).toEqual({ local: {}, remote: {} });
    const restoredSource = (await database.sources.get(source.stableId))?.source;
    expect({ ...restoredSource, updatedAt: source.updatedAt }).toEqual(source);
  });
});

describe('findLocalText', () => {
  const text = {
    capturedAt: NOW.toISOString(),
    httpStatus: 200,
    contentType: 'text/html',
    language: null,
    words: 2,
    lengthBytes: 9,
    markdown: 'The text.',
    text: 'The text.',
    sha256: 'ab'.repeat(32),
  };
  const paywall = { state: 'paywall', checkedAt: NOW.toISOString() };

  it.each([
    [{ access: 'private' }, 'private'],
    [{ access: 'login', linkState: paywall }, 'login'],
    [{ access: null, linkState: paywall }, 'paywall'],
    [{ access: null }, null],
  ])('returns the restriction of a record %o: %s', async (attributes, restriction) => {
    const source = makeSource(attributes);
    await saveSource(database, source, { ...text, stableId: source.stableId });
    expect(await createOutbox().findLocalText(source.stableId)).toMatchObject({
      restriction,
      text: 'The text.',
    });
  });

  it('is the text that the reader saved, until they capture again what a check has found', async () => {
    const source = makeSource();
    const saved = { ...text, stableId: source.stableId };
    await saveSource(database, source, saved);
    const edited = { ...saved, text: 'The edited text.', sha256: 'cd'.repeat(32), isFromCheck: true };
    await database.snapshots.put({ ...edited, capturedAt: '2026-05-01T10:00:00.000Z' });
    expect((await createOutbox().findLocalText(source.stableId))?.text).toBe('The text.');
    const { isFromCheck: _, ...captured } = { ...edited, capturedAt: '2026-05-02T10:00:00.000Z' };
    await saveSource(database, source, captured);
    expect((await createOutbox().findLocalText(source.stableId))?.text).toBe('The edited text.');
  });
});

describe('outbox in the database', () => {
  it('contains every source outside the bin after `enqueueForWiki`', async () => {
    await saveWiki(database, { ...wiki, active: false }, NOW);
    for (const source of [makeSource(), makeSource()]) await save(source);
    await database.sources.put(buildRow(makeSource(), NOW.toISOString()));
    expect(await enqueueForWiki(database, wiki.id, null, NOW)).toEqual({ ok: true, value: 2 });
  });

  it('is read from a cursor up to the current time, sorted by time and id', async () => {
    const getIsoTime = (minute: number) => `2026-04-01T09:0${minute}:00.000Z`;
    const now = new Date(getIsoTime(5));
    const putEntry = (stableId: string, at: string | null, wikiId: string = wiki.id) => {
      const entry = createOutboxEntry(wikiId, stableId);
      return database.outboxEntries.put(
        at === null ? entry : transition(entry, { type: 'interrupted', at: new Date(at) }),
      );
    };
    await putEntry('c', getIsoTime(1));
    await putEntry('b', getIsoTime(1));
    await putEntry('a', getIsoTime(5));
    await putEntry('d', getIsoTime(6));
    await putEntry('e', null);
    await putEntry('f', getIsoTime(1), 'another');
    const listDueIds = async (limit: number, entryAfterChoice: DueCursor | null) =>
      (await createOutbox().listDue(wiki.id, now, limit, entryAfterChoice)).map(({ stableId }) => stableId);
    expect(await listDueIds(50, null)).toEqual(['b', 'c', 'a']);
    expect(await listDueIds(1, null)).toEqual(['b']);
    expect(await listDueIds(50, { stableId: 'b', nextAttemptAt: getIsoTime(1) })).toEqual(['c', 'a']);
    expect(await listDueIds(50, { stableId: 'a', nextAttemptAt: getIsoTime(5) })).toEqual([]);
    expect(await createOutbox().findNextAttemptAt(wiki.id)).toBe(getIsoTime(1));
  });

  it('is not blocked by an unreadable entry', async () => {
    const source = makeSource();
    await save(source);
    const unreadableEntry = {
      ...createOutboxEntry(wiki.id, source.stableId),
      nextAttemptAt: NOW.toISOString(),
      status: 'gone',
    };
    await database.outboxEntries.put(unreadableEntry as never);
    const dueEntries = await createOutbox().listDue(wiki.id, NOW, 50, null);
    expect(dueEntries.map(({ status }) => status)).toEqual(['waiting']);
  });

  it('makes an entry due at once if its delay is too long', async () => {
    const source = makeSource();
    await save(source);
    await database.outboxEntries.update(['w', source.stableId], {
      nextAttemptAt: '2031-01-01T00:00:00.000Z',
    });
    expect((await createOutbox().listDue(wiki.id, NOW, 50, null)).map(({ stableId }) => stableId)).toEqual([
      source.stableId,
    ]);
    expect(await createOutbox().findNextAttemptAt(wiki.id)).toBe(NOW.toISOString());
  });

  it('restricts the text of a source with a private alias as local', async () => {
    const [publicSource, sourceWithLocalAlias] = [
      makeSource(),
      makeSource({ aliases: ['http://localhost:8080/draft'] }),
    ];
    for (const source of [publicSource, sourceWithLocalAlias]) {
      await save(source);
      const { stableId } = source;
      await database.snapshots.put({ ...SNAPSHOT, stableId });
    }
    const localTexts = await Promise.all(
      [publicSource, sourceWithLocalAlias].map(({ stableId }) => createOutbox().findLocalText(stableId)),
    );
    expect(localTexts.map((text) => text?.restriction)).toEqual([null, 'local']);
  });

  it('keeps a requested pause when the wiki is saved, and clears a stop', async () => {
    const until = '2026-04-01T11:00:00.000Z';
    const condition = { wikiId: wiki.id, pausedUntil: until, reason: 'rate-limited', isStopped: false };
    await database.wikiConditions.put({ ...condition, failureCount: 0, listFaultCount: 0 });
    await saveWiki(database, wiki, NOW);
    expect((await database.wikiConditions.get(wiki.id))?.pausedUntil).toBe(until);
    await database.wikiConditions.put({
      ...condition,
      reason: 'unauthorised',
      isStopped: true,
      failureCount: 0,
      listFaultCount: 0,
    });
    await saveWiki(database, wiki, NOW);
    expect((await database.wikiConditions.get(wiki.id))?.isStopped).toBe(false);
  });

  it('keeps the longer of two pauses that the wiki asked for', async () => {
    await pauseWiki(database, wiki.id, 30_000, NOW);
    await pauseWiki(database, wiki.id, 5_000, NOW);
    expect(await database.wikiConditions.get(wiki.id)).toMatchObject({
      pausedUntil: '2026-04-01T10:00:30.000Z',
      reason: 'rate-limited',
      isStopped: false,
    });
  });

  it('belongs to the wiki that was activated last', async () => {
    await saveWiki(database, { ...wiki, id: 'v', name: 'Other' }, NOW);
    expect((await listWikis(database)).map(({ id, active }) => [id, active])).toEqual([
      ['v', true],
      ['w', false],
    ]);
    const source = makeSource();
    await save(source);
    expect((await listEntriesOfSource(database, source.stableId)).map(({ wikiId }) => wikiId)).toEqual(['v']);
  });

  it('is counted by status', async () => {
    for (const source of [makeSource(), makeSource()]) await save(source);
    const [{ stableId } = { stableId: '' }] = await database.outboxEntries.toArray();
    await changeOutboxEntry(database, { wikiId: 'w', stableId }, (entry) =>
      transition(entry, {
        type: 'settled',
        conflictFields: [],
        deferredFields: [],
        deferUntil: null,
        hasFollowUps: false,
        now: NOW,
      }),
    );
    expect(await countByOutboxStatus(database, wiki.id)).toMatchObject({
      waiting: 1,
      synced: 1,
      rejected: 0,
    });
  });

  it('is deleted with its wiki', async () => {
    await save(makeSource());
    await deleteWiki(database, wiki.id);
    expect(await Promise.all([database.wikis.count(), database.outboxEntries.count()])).toEqual([0, 0]);
  });
});
