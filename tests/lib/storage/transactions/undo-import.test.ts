import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { computeResourceId } from '@/lib/address/resource-id';
import { formatChange } from '@/lib/app/describe/format-change';
import { canBeUndone } from '@/lib/app/library/undo';
import { type ImportChunkDeps, importChunk } from '@/lib/app/worker/import-chunk';
import { createWrittenIdReader } from '@/lib/app/worker/written-ids';
import { DEFAULT_IMPORT_CHOICES } from '@/lib/record/schema/import-choices';
import { isUnfinished } from '@/lib/record/schema/library-change';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import { type Database, openDatabase } from '@/lib/storage/open-database';
import { listImportMatches } from '@/lib/storage/queries/find-import-match';
import { findChange, findChunkWithChange, listChunkIds } from '@/lib/storage/queries/list-changes';
import { listSnapshots } from '@/lib/storage/queries/snapshots';
import { applyNextChunk } from '@/lib/storage/transactions/changes/apply-chunk';
import { deleteEmptyChanges } from '@/lib/storage/transactions/changes/delete-changes';
import { deleteEmptyChange, undoChange } from '@/lib/storage/transactions/changes/start-change';
import { importSources } from '@/lib/storage/transactions/import-sources';
import { saveLinkedSources } from '@/lib/storage/transactions/save-linked-sources';
import { saveSource } from '@/lib/storage/transactions/save-source';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { ReaderVerdict } from '@/lib/wiki/model/reader-verdict';
import { createOutboxEntry } from '@/lib/wiki/outbox/create-outbox-entry';
import { moveToBin } from '@/tests/support/apply-change';
import { enqueueSources, saveRows } from '@/tests/support/backup-library';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makeChange } from '@/tests/support/make-change';
import { makePageCheck } from '@/tests/support/make-page-check';
import { makeSnapshot, makeSource } from '@/tests/support/make-sources';
import { makeVenue } from '@/tests/support/make-venue';

beforeEach(installEnglishMessages);

const NOW = new Date('2026-11-23T12:00:00.000Z');
const LATER = new Date('2026-11-23T13:00:00.000Z');
const CHANGE = { id: 'import-1', at: NOW.toISOString() };

const createDatabase = () => openDatabase(`undo-import-${crypto.randomUUID()}`);

/** Makes a source with the id that an import computes, so that importing it again changes nothing. */
async function makeStoredSource(): Promise<Source> {
  const source = makeSource();
  return { ...source, id: await computeResourceId(source.url) };
}

type File = { sources: Source[]; snapshots?: Snapshot[]; venues?: Venue[] };

const createDeps = (database: Database): ImportChunkDeps => ({
  findMatches: (sources) => listImportMatches(database, sources),
  listSnapshots: (stableId) => listSnapshots(database, stableId),
  findUnknownChunk: ({ id, chunkCount }) => findChunkWithChange(database, id, chunkCount),
  getWrittenIds: createWrittenIdReader((id, from, to) => listChunkIds(database, id, from, to)),
  importSources: (items, change) => importSources(database, items, NOW, change),
});

/** Imports a file in chunks of two sources, as the worker does. */
async function importFile(
  database: Database,
  { sources, snapshots = [], venues = [] }: File,
  replace = true,
) {
  const deps = createDeps(database);
  let chunkCount = 0;
  for (let start = 0; start < sources.length || start === 0; start += 2) {
    const chunkSources = sources.slice(start, start + 2);
    const ids = new Set(chunkSources.map(({ stableId }) => stableId));
    const result = await importChunk(deps, {
      sources: chunkSources,
      snapshots: snapshots.filter(({ stableId }) => ids.has(stableId)),
      venues: start === 0 ? venues : [],
      choices: { ...DEFAULT_IMPORT_CHOICES, existing: replace ? 'replace' : 'skip' },
      change: { ...CHANGE, chunkCount },
    });
    if (!result.ok) throw new Error(result.problem.kind);
    chunkCount = result.value.change?.chunkCount ?? 0;
  }
}

async function undoImport(database: Database) {
  const undo = await undoChange(database, CHANGE.id);
  let change = undo.ok ? undo.value : null;
  while (change && isUnfinished(change)) {
    const result = await applyNextChunk(database, CHANGE.id, LATER);
    if (!result.ok) throw new Error(result.problem.kind);
    change = result.value;
  }
  return change;
}

/** Reads what the reader has. Undo sets `updatedAt` of restored sources, because wikis read it. */
async function readLibrary(database: Database) {
  const rows = await database.sources.toArray();
  return {
    sources: rows.map((row) => ({ ...row, source: { ...row.source, updatedAt: '' } })),
    snapshots: await database.snapshots.toArray(),
    venues: await database.venues.toArray(),
    outbox: (await database.outboxEntries.toArray()).map(({ stableId }) => stableId),
  };
}

describe('undo of an import', () => {
  it('restores the library, for any mixture of new, replaced, restored and unchanged sources', async () => {
    const kind = fc.constantFrom('new', 'edited', 'same', 'in-bin', 'moved' as const);
    await fc.assert(
      fc.asyncProperty(
        fc.array(kind, { minLength: 1, maxLength: 7 }),
        fc.boolean(),
        async (kinds, replace) => {
          const database = createDatabase();
          const file = kinds.map(() => makeSource({ title: 'From the file', tags: ['file'] }));
          const known = file.filter((_, index) => kinds[index] !== 'new');
          const library = known.map((source) => {
            const fileKind = kinds[file.indexOf(source)];
            if (fileKind === 'same') return source;
            if (fileKind === 'moved') return makeSource({ url: source.url, summary: 'Mine' });
            return { ...source, title: 'Mine', tags: ['mine'], summary: 'Mine' };
          });
          await saveRows(database, library, (source) =>
            kinds[file.findIndex(({ url }) => url === source.url)] === 'in-bin'
              ? '2026-11-20T00:00:00.000Z'
              : null,
          );
          await enqueueSources(database, library);
          await database.snapshots.bulkPut(library.map((source) => makeSnapshot(source, 'mine')));
          const before = await readLibrary(database);
          const snapshots = file.map((source) =>
            makeSnapshot(source, 'file', { capturedAt: '2026-11-01T00:00:00.000Z' }),
          );
          const venues = [makeVenue('example', ['example.org'])];
          await importFile(database, { sources: file, snapshots, venues }, replace);
          const change = await undoImport(database);
          expect(await readLibrary(database)).toEqual(before);
          expect(change).toMatchObject({ state: 'undone', undoneCount: change?.changedCount });
          expect(await database.changeChunks.count()).toBe(0);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps what was edited since: added sources, fields of replaced ones, and sources in the bin', async () => {
    const database = createDatabase();
    const [replaced, edited, binned, untouched] = [makeSource(), makeSource(), makeSource(), makeSource()];
    await saveRows(database, [{ ...replaced, title: 'Mine', summary: 'Mine' }]);
    await importFile(database, { sources: [replaced, edited, binned, untouched] });
    await saveSource(database, { ...edited, summary: 'Typed since', updatedAt: LATER.toISOString() }, null);
    await saveSource(database, { ...replaced, summary: 'Typed since', updatedAt: LATER.toISOString() }, null);
    await moveToBin(database, [binned.stableId], LATER);
    const change = await undoImport(database);
    expect(change).toMatchObject({ changedCount: 4, undoneCount: 2 });
    const rows = await database.sources.toArray();
    expect(rows.map(({ source, shelf }) => [source.title, source.summary, shelf])).toEqual([
      ['Mine', 'Typed since', 'inbox'],
      [edited.title, 'Typed since', 'inbox'],
      [binned.title, null, 'bin'],
    ]);
  });

  it('is offered for an import that only added venues, and removes them', async () => {
    const database = createDatabase();
    const venue = makeVenue('harbour-post', ['harbour.example']);
    await importFile(database, { sources: [], venues: [venue] });
    await deleteEmptyChange(database, CHANGE.id);
    await deleteEmptyChanges(database);
    const change = await findChange(database, CHANGE.id);
    expect(change && canBeUndone(change)).toBe(true);
    expect(change && formatChange(change)).toBe('1 venue added by an import');
    expect(await undoImport(database)).toMatchObject({ state: 'undone' });
    expect(await database.venues.toArray()).toEqual([]);
  });

  it('keeps a venue that a source has, and a captured text that the library had', async () => {
    const database = createDatabase();
    const source = makeSource({ url: 'https://harbour.example/1' });
    const text = makeSnapshot(source, 'mine');
    await saveRows(database, [source]);
    await database.snapshots.put(text);
    const venue = makeVenue('harbour-post', ['harbour.example']);
    await importFile(database, {
      sources: [{ ...source, title: 'New' }],
      snapshots: [makeSnapshot(source, 'file')],
      venues: [venue],
    });
    expect(await database.snapshots.toArray()).toEqual([text]);
    await saveSource(database, makeSource({ venueId: venue.id }), null);
    await undoImport(database);
    expect(await database.venues.toArray()).toEqual([venue]);
    expect(await database.snapshots.toArray()).toEqual([text]);
  });

  it('keeps sources with verdicts and page links that were not sent, and removes the checks of the others', async () => {
    const database = createDatabase();
    const sources = [makeSource(), makeSource(), makeSource(), makeSource(), makeSource()];
    const [judged, outdated, linked, sent, checked] = sources.map(({ stableId }) => stableId);
    await importFile(database, { sources });
    const readerVerdict: ReaderVerdict = {
      pageId: 'tides',
      footnote: 2,
      chosenAt: NOW.toISOString(),
      verdict: 'unsupported',
      issues: 'Typed.',
      supportingQuote: null,
      quoteCheck: null,
      seen: { text: 'It turns.', verdict: 'not-checked', checkedAt: null },
      status: 'to-send',
    };
    const page = { wiki: 'Wiki', pageId: 'tides', title: 'Tides', type: null, quality: null, url: null };
    const putEntry = (stableId = '', changes: Partial<OutboxEntry> = {}) =>
      database.outboxEntries.put({ ...createOutboxEntry('w', stableId), ...changes } as OutboxEntry);
    await putEntry(judged, { readerVerdicts: [readerVerdict] });
    await putEntry(outdated, { readerVerdicts: [{ ...readerVerdict, status: 'claim-changed' }] });
    await putEntry(linked, { pageLinks: [{ page, status: 'to-link' }] });
    await putEntry(sent, { readerVerdicts: [{ ...readerVerdict, status: 'sent' }] });
    await database.pageChecks.bulkPut([makePageCheck(checked ?? ''), makePageCheck(judged ?? '')]);
    expect(await undoImport(database)).toMatchObject({ changedCount: 5, undoneCount: 2 });
    const readIds = async (table: { toArray: () => PromiseLike<{ stableId: string }[]> }) =>
      (await table.toArray()).map(({ stableId }) => stableId).sort();
    const remainingIds = [judged, outdated, linked].sort();
    expect(await readIds(database.sources)).toEqual(remainingIds);
    expect(await readIds(database.outboxEntries)).toEqual(remainingIds);
    expect(await readIds(database.pageChecks)).toEqual([judged]);
  });

  it('covers only the last import', async () => {
    const database = createDatabase();
    await importFile(database, { sources: [makeSource()] });
    const second = makeSource();
    await importSources(database, { sources: [second], snapshots: [], venues: [] }, NOW, {
      ...CHANGE,
      id: 'import-2',
    });
    expect((await database.changes.toArray()).map(({ id }) => id)).toEqual(['import-2']);
    expect(await database.changeChunks.count()).toBe(1);
  });

  it('is still offered when sources of a wiki are brought in at the same time', async () => {
    const database = createDatabase();
    const bringIn = { id: 'bring-in-1', at: LATER.toISOString() };
    const bringInSource = async () => {
      const source = makeSource();
      const created = [{ source, entry: createOutboxEntry('w', source.stableId) }];
      await saveLinkedSources(database, 'w', { created, dueIds: [], importChange: bringIn }, LATER);
    };
    const file = [makeSource(), makeSource(), makeSource(), makeSource()];
    await bringInSource();
    await importFile(database, { sources: file.slice(0, 2) });
    await bringInSource();
    await importFile(database, { sources: file.slice(2) });
    await bringInSource();
    const changes = await database.changes.toArray();
    expect(changes.map(({ id, changedCount }) => [id, changedCount])).toEqual([
      ['bring-in-1', 3],
      ['import-1', 4],
    ]);
    expect(await undoImport(database)).toMatchObject({ state: 'undone', undoneCount: 4 });
    expect(await database.sources.count()).toBe(3);
  });

  it('is still offered when an earlier import of another tab continues', async () => {
    const database = createDatabase();
    const importSource = (change: { id: string; at: string }) =>
      importSources(database, { sources: [makeSource()], snapshots: [], venues: [] }, NOW, change);
    await importSource({ id: 'import-2', at: LATER.toISOString() });
    await importSource(CHANGE);
    expect((await database.changes.toArray()).map(({ id }) => id)).toContain('import-2');
  });

  it('is still offered when other imports of more than a thousand sources end', async () => {
    const database = createDatabase();
    const makeImport = (id: string, at: Date, origin?: 'wiki') =>
      makeChange({
        id,
        at: at.toISOString(),
        action: { kind: 'import', ...(origin ? { origin } : {}) },
        sourceCount: 1200,
        changedCount: 1200,
      });
    await database.changes.bulkPut([
      makeImport('import-of-wiki', new Date(NOW.getTime() - 60_000), 'wiki'),
      makeImport('newer-import', LATER),
    ]);
    await importFile(database, { sources: [makeSource()] });
    expect((await database.changes.toCollection().primaryKeys()).sort()).toEqual([
      CHANGE.id,
      'import-of-wiki',
      'newer-import',
    ]);
  });

  it('counts no change twice when a message is repeated, and undoes all', async () => {
    const database = createDatabase();
    const sources = [makeSource(), makeSource()];
    await importFile(database, { sources });
    await importFile(database, { sources });
    expect(await database.changes.toArray()).toMatchObject([{ changedCount: 2 }]);
    await undoImport(database);
    expect(await database.sources.count()).toBe(0);
  });

  it('answers a repeated request as the first one, and does not count its new sources as replaced', async () => {
    const database = createDatabase();
    const chunk = {
      sources: [makeSource(), makeSource()],
      snapshots: [],
      venues: [],
      choices: { ...DEFAULT_IMPORT_CHOICES, existing: 'fill' as const },
      change: { ...CHANGE, chunkCount: 0 },
    };
    const first = await importChunk(createDeps(database), chunk);
    expect(first).toMatchObject({ value: { added: 2, replaced: 0, change: { chunkCount: 1 } } });
    expect(await importChunk(createDeps(database), chunk)).toEqual(first);
    expect(await database.changeChunks.count()).toBe(1);
    // Another chunk with the same index is not a repetition.
    const other = await importChunk(createDeps(database), { ...chunk, sources: [makeSource()] });
    expect(other).toMatchObject({ value: { added: 1, replaced: 0 } });
  });

  it('leaves no change if the import has changed nothing', async () => {
    const database = createDatabase();
    const file = [await makeStoredSource(), await makeStoredSource(), await makeStoredSource()];
    await saveRows(database, file);
    await importFile(database, { sources: file });
    expect(await database.changes.toArray()).toMatchObject([{ changedCount: 0 }]);
    expect(await deleteEmptyChange(database, CHANGE.id)).toEqual({ ok: true, value: null });
    expect([await database.changes.count(), await database.changeChunks.count()]).toEqual([0, 0]);
    await importFile(database, { sources: [...file, makeSource()] });
    expect(await deleteEmptyChange(database, CHANGE.id)).toEqual({ ok: true, value: null });
    expect(await database.changes.count()).toBe(1);
  });

  it('deletes empty changes of pages that were closed, and no others', async () => {
    const database = createDatabase();
    const file = [await makeStoredSource()];
    await saveRows(database, file);
    await importFile(database, { sources: file });
    await database.changes.bulkPut([
      makeChange({ id: 'running', state: 'running', changedCount: 0 }),
      makeChange({ id: 'finished', state: 'finished', changedCount: 2 }),
      makeChange({ id: 'without effect', state: 'finished', changedCount: 0 }),
    ]);
    await deleteEmptyChanges(database);
    expect(await database.changes.toCollection().primaryKeys()).toEqual(['finished', 'running']);
    expect(await database.changeChunks.count()).toBe(0);
  });

  it('writes no record twice that an earlier chunk of the file wrote without a change', async () => {
    const database = createDatabase();
    const [first, other] = [makeSource(), makeSource()];
    await importFile(database, { sources: [first] });
    // The last record has the address of the first one, which is the same as the saved one.
    const repeated = makeSource({ url: first.url, title: 'Later in the file' });
    await importFile(database, { sources: [first, other, repeated] });
    expect((await database.sources.get(first.stableId))?.source.title).toBe(first.title);
  });
});
