import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { describe, expect, it } from 'vitest';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import { sourcesMigration as version1 } from '@/lib/storage/migrations/001-sources';
import { migrations } from '@/lib/storage/migrations/migrations';
import { openDatabase } from '@/lib/storage/open-database';
import { findDuplicates } from '@/lib/storage/queries/find-duplicates';
import { findSourceById } from '@/lib/storage/queries/find-source-by-id';
import { listClaimVerdicts } from '@/lib/storage/queries/list-claim-verdicts';
import { countByOutboxStatus, listWikiConditions, listWikis } from '@/lib/storage/queries/list-wikis';
import { listEntriesOfSource } from '@/lib/storage/queries/outbox-entries';
import { findPageCheck, listQuoteStates } from '@/lib/storage/queries/page-checks';
import { createOutboxStore } from '@/lib/storage/transactions/create-outbox-store';
import { saveSource } from '@/lib/storage/transactions/save-source';
import { buildIndexAndLoad } from '@/tests/support/build-index';
import { makePageCheck } from '@/tests/support/make-page-check';
import { makeRow, makeSource } from '@/tests/support/make-sources';
import version5Record from '../../../fixtures/outbox-record-version-5.json';

const NO_IDENTIFIERS = makeSource().identifiers;

/** Creates a database of version 1 with these sources. Returns its name. */
async function createVersion1Database(rows: object[]): Promise<string> {
  const name = `upgrade-${crypto.randomUUID()}`;
  const oldDatabase = new Dexie(name);
  oldDatabase.version(1).stores(version1.stores);
  await oldDatabase.table('sources').bulkAdd(rows);
  oldDatabase.close();
  return name;
}

const makeVersion1Row = (source = makeSource()): object => {
  const { works: _, ...row } = makeRow(source);
  return { ...row, terms: ['gauge'], missing: ['summary'] };
};

describe('database of version 1', () => {
  it('keeps its rows and finds duplicates among them', async () => {
    const paper = makeSource({ identifiers: { ...NO_IDENTIFIERS, doi: '10.1/ABC' } });
    const sourceWithoutDoi = makeSource();
    const database = openDatabase(
      await createVersion1Database([makeVersion1Row(paper), makeVersion1Row(sourceWithoutDoi)]),
    );

    const rows = await Promise.all([
      findSourceById(database, paper.stableId),
      findSourceById(database, sourceWithoutDoi.stableId),
    ]);

    expect(rows.map((row) => row && !isInvalidRow(row) && row.source)).toEqual([paper, sourceWithoutDoi]);
    const copy = makeSource({ identifiers: { ...NO_IDENTIFIERS, doi: '10.1/abc' } });
    expect((await findDuplicates(database, copy, null)).map(({ source }) => source)).toEqual([paper]);
  });

  it('leaves an unreadable row unchanged', async () => {
    const rowWithoutSource = { stableId: 'sid_without_source' };
    const rowWithInvalidTitle = {
      stableId: 'sid_invalid_title',
      source: { title: 42 },
      createdAt: '2020-01-01T00:00:00.000Z',
    };
    const validSource = makeSource();
    const database = openDatabase(
      await createVersion1Database([rowWithoutSource, rowWithInvalidTitle, makeVersion1Row(validSource)]),
    );

    expect(await database.table('sources').get('sid_without_source')).toEqual(rowWithoutSource);
    expect(await database.table('sources').get('sid_invalid_title')).toEqual(rowWithInvalidTitle);
    expect(await findSourceById(database, validSource.stableId)).toMatchObject({ source: validSource });
  });
});

/** Returns an outbox record as versions 3 to 5 wrote it, with every optional field. */
const makeVersion5Record = (stableId: string, overrides: Record<string, unknown> = {}) => ({
  ...version5Record,
  stableId,
  ...overrides,
});

/** The outbox entry that the migration makes from the record of `makeVersion5Record`. */
const makeConvertedEntry = (stableId: string, overrides: Record<string, unknown> = {}) => ({
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
  ...overrides,
});

/** Creates a database as one of the versions 1 to 5 wrote it. Returns its name. */
async function createOldDatabase(version: number, rows: Record<string, object[]>): Promise<string> {
  const name = `upgrade-${crypto.randomUUID()}`;
  const oldDatabase = new Dexie(name);
  for (const step of migrations.slice(0, version)) oldDatabase.version(step.version).stores(step.stores);
  for (const [table, tableRows] of Object.entries(rows)) await oldDatabase.table(table).bulkAdd(tableRows);
  oldDatabase.close();
  return name;
}

describe('database of version 12', () => {
  it('can be searched by the quotes of earlier checks and of dead links, if the record shows them', async () => {
    const quote = { exact: 'The tide rose.', prefix: '', suffix: '', start: null, end: null };
    const keyPoints = [{ text: '', quotes: [quote] }];
    const pdfPoints = [{ text: '', quotes: [{ ...quote, page: 2 }] }];
    const linkState = { state: 'dead' as const, checkedAt: '2026-05-01T10:00:00.000Z' };
    const checked = makeSource({ keyPoints });
    const counted = makeSource({ keyPoints });
    const unchanged = makeSource({ keyPoints });
    const dead = makeSource({ keyPoints, linkState });
    const unquoted = makeSource({ linkState });
    const withoutQuotesSince = makeSource({ keyPoints: [{ text: 'A claim', quotes: [] }] });
    const deadWithPdf = makeSource({ keyPoints: pdfPoints, linkState });
    const deleted = makeSource({ keyPoints });
    const sources = [checked, counted, unchanged, dead, unquoted, withoutQuotesSince, deadWithPdf];
    const makeCheck = ({ stableId }: { stableId: string }, overrides: object) => ({
      ...makePageCheck(stableId),
      ...overrides,
    });
    const check = makeCheck(checked, { quoteState: 'changed' });
    const missing = { quoteState: 'missing', quotes: { unchanged: 0, changed: 0, missing: 1 } };
    const database = openDatabase(
      await createOldDatabase(12, {
        sources: sources.map((source) => makeRow(source)),
        pageChecks: [
          check,
          makeCheck(counted, { quoteState: 'missing', quotes: { unchanged: 1, changed: 1, missing: 1 } }),
          makeCheck(unchanged, { quoteState: 'unchanged', quotes: { unchanged: 2, changed: 0, missing: 0 } }),
          makeCheck(unquoted, { quoteState: 'none', quotes: { unchanged: 0, changed: 0, missing: 0 } }),
          ...[withoutQuotesSince, deadWithPdf, deleted].map((source) => makeCheck(source, missing)),
        ],
      }),
    );
    expect(await listQuoteStates(database)).toEqual(
      new Map([
        [checked.stableId, new Set(['changed'])],
        [counted.stableId, new Set(['changed', 'missing'])],
        [unchanged.stableId, new Set(['unchanged'])],
        [dead.stableId, new Set(['missing'])],
      ]),
    );
    expect(await database.quoteStates.count()).toBe(4);
    expect(await findPageCheck(database, checked.stableId)).toEqual(check);
  });
});

describe.each([2, 3, 4, 5, 6, 7])('database of version %i', (version) => {
  it('keeps all its data', async () => {
    const row = makeRow(makeSource({ summary: 'Some text.' }));
    const hasOutbox = version >= 3;
    const outboxRows = {
      ...(version >= 3 && version <= 5 ? { syncRecords: [makeVersion5Record(row.stableId)] } : {}),
      ...(version >= 6 ? { outboxEntries: [makeConvertedEntry(row.stableId)] } : {}),
    };

    const database = openDatabase(await createOldDatabase(version, { sources: [row], ...outboxRows }));

    expect(await findSourceById(database, row.stableId)).toEqual(row);
    expect(await listEntriesOfSource(database, row.stableId)).toEqual(
      hasOutbox ? [makeConvertedEntry(row.stableId, { remoteCheckedAt: '2026-03-12T08:00:00.000Z' })] : [],
    );
    expect(await countByOutboxStatus(database, 'wiki')).toMatchObject(hasOutbox ? { waiting: 1 } : {});
    expect(database.verno).toBe(migrations.length);
  });
});

describe.each([1, 2, 3, 4, 5, 6, 7])('search index after an upgrade from version %i', (version) => {
  it('is built part by part, finds every source and leaves every row as it was', async () => {
    const titles = Array.from({ length: 2_100 }, (_, index) => `Gauge ${index}`);
    const rows = titles.map((title) => ({
      ...makeVersion1Row(makeSource({ title, summary: 'About the tide.' })),
      // Version 1 had no such column; the upgrade fills it.
      ...(version === 1 ? {} : { works: [] }),
    }));
    const damagedRow = { stableId: 'sid_torn000001', addresses: ['https://torn.example/a'] };
    const database = openDatabase(await createOldDatabase(version, { sources: [...rows, damagedRow] }));
    const runner = await buildIndexAndLoad(database);
    const query = { facets: {}, importance: null, sort: 'saved' as const, isDescending: true };
    expect(runner.run({ ...query, text: 'tide' }).total).toBe(titles.length);
    expect(runner.run({ ...query, text: 'title:"gauge 2099"' }).total).toBe(1);
    expect(runner.run({ ...query, text: 'torn.example' }).getIds(0, 5)).toEqual([damagedRow.stableId]);
    expect(await database.sources.count()).toBe(rows.length + 1);
    expect(await database.table('sources').get('sid_torn000001')).toEqual(damagedRow);
  });
});

describe('database of version 8', () => {
  it('has every row with all columns when version 7 opens it again', async () => {
    const name = `upgrade-${crypto.randomUUID()}`;
    const database = openDatabase(name);
    const source = makeSource();
    await saveSource(database, source, null);
    database.close();
    const olderDatabase = new Dexie(name);
    for (const step of migrations.slice(0, 7)) olderDatabase.version(step.version).stores(step.stores);
    const [row] = await olderDatabase.table('sources').toArray();
    expect(row).toMatchObject({ source, terms: [], missing: [], shelf: 'inbox' });
    olderDatabase.close();
    expect(await findSourceById(openDatabase(name), source.stableId)).toMatchObject({ source });
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
      'synced with deferred fields',
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
  ])('makes an entry that is %s', async (_, overrides, expected) => {
    const database = openDatabase(
      await createOldDatabase(version, { syncRecords: [makeVersion5Record('s', overrides)] }),
    );
    const [entry] = await listEntriesOfSource(database, 's');
    expect(entry).toMatchObject(expected);
  });

  it('preserves the due times and their order, also for unreadable records', async () => {
    const getTimeAt = (minute: number) => `2026-03-12T09:0${minute}:00.000Z`;
    const states = [
      { state: 'waiting' },
      { state: 'sending' },
      { state: 'waiting-until', until: getTimeAt(2), why: 'timeout' },
      { state: 'synced', at: DUE },
      { state: 'differs', fields: ['title'] },
      { state: 'local-only' },
      { state: 'refused', why: { kind: 'server-error' } },
      { state: 'from another program' },
    ];
    const records = states.map((state, index) =>
      makeVersion5Record(`s${index}`, { state, dueAt: getTimeAt(index) }),
    );
    const rowWithoutSource = { wikiId: 'wiki', stableId: 's8', dueAt: getTimeAt(8) };
    const database = openDatabase(
      await createOldDatabase(version, { syncRecords: [...records, rowWithoutSource] }),
    );
    const wiki = { id: 'wiki', name: 'W', baseUrl: 'http://localhost:1', contentPolicy: 'never' as const };
    const outbox = createOutboxStore(
      database,
      { ...wiki, credibilityMapping: null, active: true },
      { now: () => new Date(), withSourcesLock: (task) => task() },
    );
    expect(await outbox.findNextAttemptAt('wiki')).toBe(getTimeAt(0));
    const dueEntries = await outbox.listDue('wiki', new Date(getTimeAt(9)), 50, null);
    expect(dueEntries.map(({ stableId }) => stableId)).toEqual(
      [...records, rowWithoutSource].map(({ stableId }) => stableId),
    );
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
    const database = openDatabase(
      await createOldDatabase(version, { wikis: [oldWiki], wikiConditions: [oldCondition] }),
    );
    expect(await listWikis(database)).toEqual([
      { ...wiki, contentPolicy: 'if-missing', active: true, pageUrlTemplate: 'http://w/{id}' },
    ]);
    expect(await listWikiConditions(database)).toEqual([
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

describe('database of version 10', () => {
  it('finds sources by the verdicts on their claims after the upgrade', async () => {
    const claim = { pageId: 'tides', pageTitle: 'Tides', footnote: 1, text: 'It turns.', context: null };
    const claims = {
      items: ['unsupported', 'accurate', 'unsupported'].map((verdict) => ({
        ...claim,
        quote: null,
        verdict,
        issues: null,
        checkedAt: null,
      })),
      readAt: '2026-03-12T08:00:00.000Z',
    };
    const wiki = {
      id: 'wiki',
      name: 'Wiki',
      baseUrl: 'http://localhost:1',
      contentPolicy: 'never',
      credibilityMapping: null,
      active: true,
    };
    const database = openDatabase(
      await createOldDatabase(10, {
        wikis: [wiki],
        outboxEntries: [
          makeConvertedEntry('sid_with000000', { claims }),
          makeConvertedEntry('sid_without000'),
        ],
      }),
    );

    expect(await listClaimVerdicts(database)).toEqual(
      new Map([['sid_with000000', new Set(['unsupported', 'accurate'])]]),
    );
    expect((await listEntriesOfSource(database, 'sid_with000000'))[0]?.claims).toEqual(claims);
  });
});
