import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readParts } from '@/lib/formats/backup/read-parts';
import { BACKUP_TABLES, BackupTable } from '@/lib/record/schema/backup-table';
import {
  addRestoreCounts,
  createRestoreCounts,
  type RestoreCounts,
} from '@/lib/record/schema/restore-counts';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import {
  persistArticle,
  persistDraft,
  persistExtraction,
  persistQuote,
} from '@/lib/storage/drafts/draft-storage';
import * as itemNames from '@/lib/storage/drafts/item-names';
import { persistVerdictDraft } from '@/lib/storage/drafts/verdict-drafts';
import { type Database, openDatabase } from '@/lib/storage/open-database';
import { listBackupRows } from '@/lib/storage/queries/backup-rows';
import { listChanges } from '@/lib/storage/queries/list-changes';
import { ITEM_KINDS, type ItemKind, restoreItems } from '@/lib/storage/settings/backup-items';
import * as settings from '@/lib/storage/settings/settings';
import { saveWikiToken } from '@/lib/storage/settings/wiki-tokens';
import { deleteEmptyChanges } from '@/lib/storage/transactions/changes/delete-changes';
import { restoreRows } from '@/lib/storage/transactions/restore-rows';
import { collect, listParts, writeBackup } from '@/tests/support/backup-files';
import { enqueueSources, saveRows } from '@/tests/support/backup-library';
import { makePageCheck } from '@/tests/support/make-page-check';
import { makeArticle, makeDraft, makeExtraction, PAGE_URL } from '@/tests/support/make-review-form';
import { makeSnapshot, makeSource } from '@/tests/support/make-sources';
import { makeVenue } from '@/tests/support/make-venue';
import { makeListedVenue, makeVenueList } from '@/tests/support/make-venue-list';
import { snapshotArbitrary, sourceArbitrary } from '@/tests/support/source-arbitraries';

/** The tables that a backup does not contain, with the reason. */
const TABLES_WITHOUT_BACKUP = {
  indexChunks: 'derived from the sources',
  indexTags: 'derived from the sources',
  indexChanges: 'derived from the sources',
  quoteStates: 'derived from the sources, their texts and page checks',
  wikiConditions: 'the state of a connection, which the next request to the wiki finds again',
  changes: 'undo of changes that the restored library does not have',
  changeChunks: 'undo of changes that the restored library does not have',
};

const NOW = new Date('2026-11-23T12:00:00Z');
const VERDICT_DRAFT = { verdict: 'accurate', issues: '', supportingQuote: 'It turns.' } as const;
const createDatabase = () => openDatabase(`backup-${crypto.randomUUID()}`);

beforeEach(() => fakeBrowser.reset());

async function backUp(database: Database): Promise<Blob> {
  const rowsByKind: Record<string, unknown[]> = {};
  for (const { kind, rows } of listBackupRows(database)) rowsByKind[kind] = await collect(rows);
  return writeBackup(rowsByKind);
}

async function restore(database: Database, file: Blob): Promise<RestoreCounts> {
  let counts = createRestoreCounts();
  for await (const { kind, rows } of readParts(file)) {
    const table = BackupTable.safeParse(kind).data;
    if (table) {
      const result = await restoreRows(database, table, rows, NOW, crypto.randomUUID());
      if (!result.ok) throw new Error(result.problem.kind);
      counts = addRestoreCounts(counts, result.value);
    } else if (ITEM_KINDS.includes(kind as ItemKind))
      counts = addRestoreCounts(counts, await restoreItems(kind as ItemKind, rows));
  }
  return counts;
}

const readTables = async (database: Database) =>
  Object.fromEntries(
    await Promise.all(
      BACKUP_TABLES.map(async (name) => [name, await database.table(name).toArray()] as const),
    ),
  );

/** Fills all tables with rows that refer to each other, as the extension writes them. */
async function fillTables(database: Database, sources: Source[], snapshots: Snapshot[]): Promise<void> {
  // The last source is in the bin, because it was merged into the first one.
  const [keep, other] = [sources[0], sources.at(-1)];
  await saveRows(database, sources, (source) =>
    source === other && source !== keep ? NOW.toISOString() : null,
  );
  await database.snapshots.bulkPut(
    snapshots.flatMap((snapshot, index) => {
      const source = sources[index % sources.length];
      return source ? [{ ...snapshot, stableId: source.stableId }] : [];
    }),
  );
  await database.venues.put(makeVenue('harbour-post', ['harbour.example']));
  await database.venueLists.put(makeVenueList('reliable', [makeListedVenue(['a.example'])]));
  await database.ratingChanges.bulkPut([
    { subject: 'venue:harbour-post', at: NOW.toISOString(), from: null, to: 3, reason: null },
    { subject: 'venue:harbour-post', at: NOW.toISOString(), from: 3, to: 4, reason: 'Checked.' },
  ]);
  await database.pageChecks.bulkPut(sources.map(({ stableId }) => makePageCheck(stableId)));
  await enqueueSources(database, sources);
  if (keep && other && keep !== other)
    await database.merges.put({
      keep: keep.stableId,
      other: other.stableId,
      at: NOW.toISOString(),
      before: { keep, other },
      merged: keep,
      texts: [],
    });
}

/** Lists the rows of sources as a backup contains them. */
const listRowsOfBackup = async (database: Database) =>
  (await database.sources.toArray()).map(({ stableId, source, deletedAt }) => ({
    stableId,
    source,
    deletedAt,
  }));

describe('contents of a backup', () => {
  it('tables and settings are each in a backup or named with the reason why not', () => {
    const tables = createDatabase().tables.map(({ name }) => name);
    expect(tables.sort()).toEqual([...BACKUP_TABLES, ...Object.keys(TABLES_WITHOUT_BACKUP)].sort());
  });

  it('tables and settings are all restored, except what describes this browser', async () => {
    for (const setting of Object.values(settings) as {
      get: () => Promise<unknown>;
      set: (value: unknown) => Promise<void>;
    }[])
      await setting.set(await setting.get());
    const stored = Object.keys(await fakeBrowser.storage.local.get(null));
    const file = await backUp(createDatabase());
    fakeBrowser.reset();
    await restore(createDatabase(), file);
    const restored = Object.keys(await fakeBrowser.storage.local.get(null));
    expect(stored.filter((name) => !restored.includes(name)).sort()).toEqual([
      'setting:dismissedChange',
      'setting:lastBackup',
      'setting:lastChoice',
      'setting:lastExport',
      'setting:runningImports',
      'setting:seenRemoteChanges',
    ]);
  });
});

describe('drafts in a backup', () => {
  it('items of drafts are all in a backup, whatever their names begin with', async () => {
    const functions = Object.entries(itemNames).filter(([name]) => name.startsWith('get'));
    const names = functions.map(([, getName]) => (getName as (...parts: string[]) => string)('a', 'b'));
    await fakeBrowser.storage.local.set(Object.fromEntries(names.map((name) => [name, 1])));
    const drafts = listBackupRows(createDatabase()).find(({ kind }) => kind === 'drafts');
    const items = drafts && ((await collect(drafts.rows)) as { name: string }[]);
    expect(items?.map(({ name }) => name).sort()).toEqual(names.sort());
  });
});

describe('restore', () => {
  it('a restore into an empty library gives what was backed up, for any records', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(sourceArbitrary, { minLength: 1, maxLength: 6, selector: ({ stableId }) => stableId }),
        fc.array(snapshotArbitrary, { maxLength: 4 }),
        async (anySources, snapshots) => {
          fakeBrowser.reset();
          // Two sources outside the bin never have the same URL.
          const sources = anySources.map((source, index) => ({
            ...source,
            url: `https://a.example/${index}`,
            aliases: [],
          }));
          const database = createDatabase();
          await fillTables(database, sources, snapshots);
          await persistDraft(makeDraft({ summary: 'typed' }));
          await persistExtraction(PAGE_URL, makeExtraction());
          await persistArticle(PAGE_URL, makeArticle());
          await persistQuote(PAGE_URL, '1-a', { text: 'A point', quotes: [] });
          await persistVerdictDraft({ wikiId: 'wiki', stableId: 'sid_1234567890' }, '3 tides', VERDICT_DRAFT);
          await settings.savedSearches.set([{ id: '1', name: 'New', href: '#/sources' }]);
          const items = await fakeBrowser.storage.local.get(null);
          const file = await backUp(database);
          fakeBrowser.reset();
          const restoredDatabase = createDatabase();
          const counts = await restore(restoredDatabase, file);
          const { wikis, ...tables } = await readTables(database);
          const { wikis: restoredWikis, ...restoredTables } = await readTables(restoredDatabase);
          expect(restoredTables).toEqual(tables);
          expect(restoredWikis).toEqual(wikis?.map((wiki) => ({ ...wiki, active: false })));
          expect(await fakeBrowser.storage.local.get(null)).toEqual(items);
          expect(counts).toMatchObject({ different: 0, skipped: 0, invalid: 0 });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('a restore that is repeated adds nothing', async () => {
    const database = createDatabase();
    await fillTables(database, [makeSource(), makeSource()], [makeSnapshot(makeSource(), 'text')]);
    const file = await backUp(database);
    const restoredDatabase = createDatabase();
    await restore(restoredDatabase, file);
    const tables = await readTables(restoredDatabase);
    const counts = await restore(restoredDatabase, file);
    expect(counts).toMatchObject({ added: 0, different: 0, skipped: 0, invalid: 0 });
    expect(await readTables(restoredDatabase)).toEqual(tables);
  });

  it('a restore replaces nothing in a filled library, and skips a source whose URL another one has, with its texts', async () => {
    const [edited, moved, added] = [
      makeSource({ title: 'Old' }),
      makeSource(),
      makeSource({ venueId: 'harbour-post' }),
    ];
    const database = createDatabase();
    await fillTables(database, [edited, moved, added], []);
    await database.merges.clear();
    await saveRows(database, [edited, moved, added]);
    await database.snapshots.bulkPut([makeSnapshot(moved, 'moved'), makeSnapshot(added, 'added')]);
    const file = await backUp(database);
    const library = createDatabase();
    const own = makeSource({ url: moved.url });
    await saveRows(library, [{ ...edited, title: 'New' }, own]);
    await library.venues.put(makeVenue('harbour-post', ['other.example']));
    await library.ratingChanges.put({
      subject: 'venue:b',
      at: NOW.toISOString(),
      from: null,
      to: 1,
      reason: null,
    });
    const counts = await restore(library, file);
    expect(counts).toMatchObject({ different: 2, skipped: 3 });
    const titles = (await library.sources.toArray()).map(({ stableId, source }) => [stableId, source.title]);
    expect(titles.sort()).toEqual(
      [
        [edited.stableId, 'New'],
        [own.stableId, own.title],
        [added.stableId, added.title],
      ].sort(),
    );
    expect((await library.snapshots.toArray()).map(({ text }) => text)).toEqual(['added']);
    expect((await library.venues.get('harbour-post'))?.domains).toEqual(['other.example']);
    // The numbers of changes of ratings were in use.
    expect(await library.ratingChanges.count()).toBe(3);
  });

  const STYLE = { id: 'tides', title: 'Tides', xml: '<style/>' };

  it('a restore adds the missing items of lists, and leaves other settings and drafts as they are', async () => {
    await settings.savedSearches.set([
      { id: '1', name: 'One', href: '#/a' },
      { id: '2', name: 'Two', href: '#/b' },
    ]);
    await settings.citationStyles.set([STYLE]);
    await settings.citationFormat.set('ris');
    await settings.libraryShortcuts.set(false);
    await fakeBrowser.storage.local.set({ 'setting:keptApart:added:a b': { version: 1 } });
    await persistDraft(makeDraft({ summary: 'in the backup' }));
    const file = await backUp(createDatabase());
    fakeBrowser.reset();
    await settings.savedSearches.set([{ id: '1', name: 'Renamed', href: '#/a' }]);
    await settings.citationStyles.set([{ ...STYLE, id: 'own' }]);
    await settings.citationFormat.set('bibtex');
    await settings.notDuplicateOf.add('c d');
    const ownDraft = makeDraft({ summary: 'typed here' });
    await persistDraft(ownDraft);
    await restore(createDatabase(), file);
    expect((await settings.savedSearches.get()).map(({ name }) => name)).toEqual(['Renamed', 'Two']);
    expect((await settings.citationStyles.get()).map(({ id }) => id)).toEqual(['own', 'tides']);
    expect(await settings.notDuplicateOf.get()).toEqual(['c d', 'a b']);
    expect(await settings.citationFormat.get()).toBe('bibtex');
    expect(await settings.libraryShortcuts.get()).toBe(false);
    expect(Object.values(await fakeBrowser.storage.local.get(`draft:${ownDraft.key}`))).toEqual([ownDraft]);
  });

  it('a restore rejects rows and items of another shape, and never writes an item that no backup contains', async () => {
    const database = createDatabase();
    const file = await writeBackup({
      sources: [
        { stableId: 'sid_0000000001', source: { url: 'javascript:alert(1)' }, deletedAt: null },
        null,
      ],
      snapshots: ['text'],
      settings: [
        { name: 'wikiToken:a', value: 'stolen' },
        { name: 'setting:lastBackup', value: { version: 1 } },
      ],
      drafts: [{ name: 'draft:a', value: { edits: 'none' } }],
      other: [{ anything: 1 }],
    });
    expect(await restore(database, file)).toMatchObject({ added: 0, invalid: 6 });
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
  });
});

describe('a backup', () => {
  it('contains no token', async () => {
    const database = createDatabase();
    await fillTables(database, [makeSource()], []);
    await saveWikiToken('wiki-a', 'SECRET-TOKEN');
    const parts = await listParts(await backUp(database));
    expect(JSON.stringify(parts)).toContain('wiki.example');
    expect(JSON.stringify(parts)).not.toContain('SECRET-TOKEN');
  });

  it('contains a row that this version cannot read', async () => {
    const database = createDatabase();
    await database
      .table('sources')
      .put({ stableId: 'sid_damaged001', source: { title: 'Half a record' }, deletedAt: null });
    const parts = await listParts(await backUp(database));
    expect(JSON.stringify(parts)).toContain('Half a record');
  });

  it('is restored completely after the disk was full', async () => {
    const database = createDatabase();
    await saveRows(database, [makeSource(), makeSource()]);
    const rows = await listRowsOfBackup(database);
    const library = createDatabase();
    await library.open();
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const result = await restoreRows(library, 'sources', rows, NOW, 'part-1').finally(() => {
      IDBObjectStore.prototype.put = put;
    });
    expect(result).toEqual({ ok: false, problem: { kind: 'disk-full' } });
    expect(await library.sources.count()).toBe(0);
    expect(await restoreRows(library, 'sources', rows, NOW, 'part-2')).toMatchObject({
      ok: true,
      value: { added: 2 },
    });
  });

  it('counts a part once more as restored if the worker was stopped before it responded', async () => {
    const database = createDatabase();
    await saveRows(database, [makeSource(), makeSource()]);
    const rows = await listRowsOfBackup(database);
    const library = createDatabase();
    const restore = (partId: string) => restoreRows(library, 'sources', rows, NOW, partId);
    const first = await restore('part-1');
    expect(first).toMatchObject({ ok: true, value: { added: 2, same: 0 } });
    expect(await restore('part-1')).toEqual(first);
    expect(await restore('part-2')).toMatchObject({ ok: true, value: { added: 0, same: 2 } });
    expect(await listChanges(library)).toEqual([]);
    // The worker does so at its start when no import and no restore runs.
    await deleteEmptyChanges(library);
    expect(await library.changeChunks.count()).toBe(0);
  });
});
