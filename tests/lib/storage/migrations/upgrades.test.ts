import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { describe, expect, it } from 'vitest';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import { sourcesMigration as version1 } from '@/lib/storage/migrations/001-sources';
import { migrations } from '@/lib/storage/migrations/migrations';
import { openDatabase } from '@/lib/storage/open-database';
import { findDuplicates } from '@/lib/storage/queries/find-duplicates';
import { findSourceById } from '@/lib/storage/queries/find-source-by-id';
import { countByOutboxStatus, listWikiConditions, listWikis } from '@/lib/storage/queries/list-wikis';
import { listEntriesOfSource } from '@/lib/storage/queries/outbox-entries';
import { createOutboxStore } from '@/lib/storage/transactions/create-outbox-store';
import { makeRow, makeSource } from '@/tests/support/make-records';
import version5Record from '../../../fixtures/outbox-record-version-5.json';

const none = makeSource().identifiers;

/** Creates a database in the state of version 1. */
async function createVersion1Database(rows: object[]): Promise<string> {
  const name = `upgrade-${crypto.randomUUID()}`;
  const old = new Dexie(name);
  old.version(1).stores(version1.stores);
  await old.table('sources').bulkAdd(rows);
  old.close();
  return name;
}

const makeOldRow = (source = makeSource()): object => {
  const { works: _, ...row } = makeRow(source);
  return row;
};

describe('database of version 1', () => {
  it('keeps its rows and finds them as duplicates', async () => {
    const paper = makeSource({ identifiers: { ...none, doi: '10.1/ABC' } });
    const plain = makeSource();
    const store = openDatabase(await createVersion1Database([makeOldRow(paper), makeOldRow(plain)]));

    const rows = await Promise.all([
      findSourceById(store, paper.stableId),
      findSourceById(store, plain.stableId),
    ]);

    expect(rows.map((row) => row && !isInvalidRow(row) && row.source)).toEqual([paper, plain]);
    const copy = makeSource({ identifiers: { ...none, doi: '10.1/abc' } });
    expect((await findDuplicates(store, copy, null)).map(({ source }) => source)).toEqual([paper]);
  });

  it('leaves an unreadable row unchanged', async () => {
    const torn = { stableId: 'torn' };
    const odd = { stableId: 'odd', source: { title: 42 }, createdAt: '2020-01-01T00:00:00.000Z' };
    const good = makeSource();
    const store = openDatabase(await createVersion1Database([torn, odd, makeOldRow(good)]));

    expect(await store.table('sources').get('torn')).toEqual(torn);
    expect(await store.table('sources').get('odd')).toEqual(odd);
    expect(await findSourceById(store, good.stableId)).toMatchObject({ source: good });
  });
});

/** An outbox record as versions 3 to 5 wrote it, with every field that it could have. */
const makeOldRecord = (stableId: string, over: Record<string, unknown> = {}) => ({
  ...version5Record,
  stableId,
  ...over,
});

/** The outbox entry that the old record becomes. */
const makeNewEntry = (stableId: string, over: Record<string, unknown> = {}) => ({
  wikiId: 'wiki',
  stableId,
  status: 'waiting',
  nextAttemptAt: '2026-03-12T09:00:00.000Z',
  revision: 3,
  remoteId: 'r1',
  remoteUrl: 'https://example.org/a',
  remoteMatches: [{ remoteId: 'r1', url: 'https://example.org/a', title: 'A' }],
  remoteSnapshot: {
    fields: { title: 'B' },
    updatedAt: null,
    readAt: '2026-03-12T08:00:00.000Z',
    stableId: null,
    linkState: { state: 'dead', checkedAt: null },
  },
  notFoundAtTotal: 7,
  mergeBase: { local: { title: 'A' }, remote: { title: 'B' } },
  pendingBase: { local: { summary: 'S' }, remote: { summary: 'S' } },
  unverifiedFields: ['tags'],
  localOverrides: { review: 'R' },
  undoByField: {
    title: {
      side: 'remote',
      openReason: 'divergent',
      remoteId: 'r1',
      mergeBase: { local: 'A', remote: 'B' },
      appliedValue: 'B',
      previousValues: { title: 'A' },
      provenance: null,
    },
    summary: {
      side: 'local',
      openReason: 'conflict',
      remoteId: null,
      mergeBase: null,
      previousValues: null,
      provenance: null,
    },
  },
  divergentFields: ['title'],
  offeredFields: ['doi'],
  localOnlyFields: ['importance'],
  deferredFields: ['authors'],
  deferredAttempts: 2,
  deferredUntil: '2026-03-12T10:00:00.000Z',
  attempts: 4,
  serverErrors: 1,
  maxBatchSize: 25,
  textStatus: {
    kind: 'decision-needed',
    sha256: 'ab',
    remoteText: { fetchedAt: null, length: 9, hash: null, excerpt: 'The' },
    acceptedRestriction: 'login',
  },
  followUpAttempts: 2,
  citingPages: { pages: [], readAt: '2026-03-12T08:00:00.000Z', requestedIds: ['p1'] },
  ...over,
});

/** A database as one of the versions 1 to 5 left it. */
async function createDatabase(version: number, rows: Record<string, object[]>): Promise<string> {
  const name = `upgrade-${crypto.randomUUID()}`;
  const old = new Dexie(name);
  for (const step of migrations.slice(0, version)) old.version(step.version).stores(step.stores);
  for (const [table, tableRows] of Object.entries(rows)) await old.table(table).bulkAdd(tableRows);
  old.close();
  return name;
}

describe.each([2, 3, 4, 5])('database of version %i', (version) => {
  it('keeps all its data', async () => {
    const row = makeRow(makeSource({ summary: 'Mine.' }));
    const hasOutbox = version >= 3;
    const outboxRows = hasOutbox ? { syncRecords: [makeOldRecord(row.stableId)] } : {};

    const store = openDatabase(await createDatabase(version, { sources: [row], ...outboxRows }));

    expect(await findSourceById(store, row.stableId)).toEqual(row);
    expect(await listEntriesOfSource(store, row.stableId)).toEqual(
      hasOutbox ? [makeNewEntry(row.stableId)] : [],
    );
    expect(await countByOutboxStatus(store, 'wiki')).toMatchObject(hasOutbox ? { waiting: 1 } : {});
    expect(store.verno).toBe(migrations.length);
  });
});

const DUE = '2026-03-12T09:00:00.000Z';

describe.each([3, 4, 5])('outbox of a database of version %i', (version) => {
  it.each([
    ['local-only', { state: { state: 'local-only' }, dueAt: null }, { status: 'local-only' }],
    ['sending', { state: { state: 'sending' } }, { status: 'sending', nextAttemptAt: DUE }],
    [
      'delayed',
      { state: { state: 'waiting-until', until: DUE, why: 'timeout' } },
      { status: 'delayed', nextAttemptAt: DUE, reason: 'timeout' },
    ],
    [
      'synced',
      { state: { state: 'synced', at: DUE }, dueAt: null },
      { status: 'synced', nextAttemptAt: null, syncedAt: DUE },
    ],
    [
      'synced with something left to send',
      { state: { state: 'synced', at: DUE } },
      { status: 'synced', nextAttemptAt: DUE, syncedAt: DUE },
    ],
    [
      'rejected as a duplicate',
      { state: { state: 'refused', why: { kind: 'same-as', stableId: 's2' } }, dueAt: null },
      { status: 'rejected', rejection: { kind: 'duplicate', stableId: 's2' } },
    ],
    [
      'rejected without a reason',
      { state: { state: 'refused', why: { kind: 'rejected' } }, dueAt: null },
      { status: 'rejected', rejection: { kind: 'invalid' } },
    ],
    [
      'in conflict',
      { state: { state: 'differs', fields: ['title'] }, dueAt: null },
      { status: 'conflict', nextAttemptAt: null, conflictFields: ['title'] },
    ],
    ['without optional fields', { text: { kind: 'none' }, citedBy: null, undo: undefined }, {}],
    ['with a sent text', { text: { kind: 'sent', sha256: 'x', at: DUE, owesNote: true } }, {}],
    ['with a withheld text', { text: { kind: 'withheld', sha256: 'x', why: 'login' } }, {}],
    ['with a rejected text', { text: { kind: 'refused', sha256: 'x' } }, {}],
    ['with the text of the wiki', { text: { kind: 'theirs-kept', sha256: 'x' } }, {}],
  ])('gives an entry that is %s', async (_, over, expected) => {
    const store = openDatabase(await createDatabase(version, { syncRecords: [makeOldRecord('s', over)] }));
    const [entry] = await listEntriesOfSource(store, 's');
    expect(entry).toMatchObject(expected);
  });

  it('makes records due in the same order at the same times, unreadable ones included', async () => {
    const at = (minute: number) => `2026-03-12T09:0${minute}:00.000Z`;
    const states = [
      { state: 'waiting' },
      { state: 'sending' },
      { state: 'waiting-until', until: at(2), why: 'timeout' },
      { state: 'synced', at: DUE },
      { state: 'differs', fields: ['title'] },
      { state: 'local-only' },
      { state: 'refused', why: { kind: 'server-error' } },
      { state: 'from another program' },
    ];
    const records = states.map((state, index) => makeOldRecord(`s${index}`, { state, dueAt: at(index) }));
    const torn = { wikiId: 'wiki', stableId: 's8', dueAt: at(8) };
    const store = openDatabase(await createDatabase(version, { syncRecords: [...records, torn] }));
    const wiki = { id: 'wiki', name: 'W', baseUrl: 'http://localhost:1', contentPolicy: 'never' as const };
    const outbox = createOutboxStore(
      store,
      { ...wiki, credibilityMapping: null, active: true },
      { now: () => new Date(), withSourcesLock: (task) => task() },
    );
    expect(await outbox.findNextAttemptAt('wiki')).toBe(at(0));
    const due = await outbox.listDue('wiki', new Date(at(9)), 50, null);
    expect(due.map(({ stableId }) => stableId)).toEqual([...records, torn].map(({ stableId }) => stableId));
  });

  it('renames the fields of wikis and their conditions', async () => {
    const wiki = { id: 'wiki', name: 'W', baseUrl: 'http://localhost:1', credibilityMapping: null };
    const oldWiki = { ...wiki, contentPolicy: 'where-none', active: true, pageAddress: 'http://w/{id}' };
    const oldCondition = {
      wikiId: 'wiki',
      pausedUntil: DUE,
      writesPausedUntil: null,
      why: 'rate-limited',
      stopped: false,
      failures: 2,
      listFaults: 3,
      batch: { cap: 25, begun: true },
      lacks: { details: DUE },
    };
    const store = openDatabase(
      await createDatabase(version, { wikis: [oldWiki], wikiConditions: [oldCondition] }),
    );
    expect(await listWikis(store)).toEqual([
      { ...wiki, contentPolicy: 'if-missing', active: true, pageUrlTemplate: 'http://w/{id}' },
    ]);
    expect(await listWikiConditions(store)).toEqual([
      {
        wikiId: 'wiki',
        pausedUntil: DUE,
        writesPausedUntil: null,
        reason: 'rate-limited',
        isStopped: false,
        failureCount: 2,
        listFaultCount: 3,
        batch: { maxSize: 25, isRunning: true },
        unsupportedUntil: { details: DUE },
      },
    ]);
  });
});
