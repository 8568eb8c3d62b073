import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { getQuoteStates } from '@/lib/page-check/get-quote-states';
import type { BackupTable } from '@/lib/record/schema/backup-table';
import type { CheckOutcome, PageCheck } from '@/lib/record/schema/page-check';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import { listQuoteWords } from '@/lib/search/query/list-quote-words';
import { type Database, openDatabase } from '@/lib/storage/open-database';
import { findSourceById } from '@/lib/storage/queries/find-source-by-id';
import { findPageCheck, listQuoteStates } from '@/lib/storage/queries/page-checks';
import { listSnapshots } from '@/lib/storage/queries/snapshots';
import { undoChange } from '@/lib/storage/transactions/changes/start-change';
import { emptyBin } from '@/lib/storage/transactions/empty-bin';
import { importSources } from '@/lib/storage/transactions/import-sources';
import { mergeRows, unmergeRows } from '@/lib/storage/transactions/merge-rows';
import { restoreRows } from '@/lib/storage/transactions/restore-rows';
import { savePageCheck } from '@/lib/storage/transactions/save-page-check';
import { saveSource } from '@/lib/storage/transactions/save-source';
import { finishChange, moveToBin } from '@/tests/support/apply-change';
import { makePageCheck, makeQuoteResults } from '@/tests/support/make-page-check';
import { makeSnapshot, makeSource } from '@/tests/support/make-sources';

const NOW = new Date('2026-06-01T10:00:00.000Z');

const createDatabase = () => openDatabase(`quote-states-${crypto.randomUUID()}`);

type State = 'unchanged' | 'changed' | 'missing';

const makeQuote = (exact: string) => ({ exact, prefix: '', suffix: '', start: null, end: null });
const first = makeQuote('The tide rose by four centimetres');
const second = makeQuote('Nobody planned the gauge to last');
const at = (day: number) => `2026-05-${String(day).padStart(2, '0')}T10:00:00.000Z`;

/** Returns what the search finds, after comparing it with what the record shows. */
async function readWords(database: Database, stableId: string): Promise<string[]> {
  const row = await findSourceById(database, stableId);
  const source = row && !isInvalidRow(row) ? row.source : null;
  const snapshots = await listSnapshots(database, stableId);
  const check = await findPageCheck(database, stableId);
  const states = source ? getQuoteStates(source, snapshots, check) : [];
  const shown = listQuoteWords(states.map(({ kind }) => kind));
  const found = [...((await listQuoteStates(database)).get(stableId) ?? [])];
  expect(found.sort()).toEqual(shown.sort());
  return found;
}

async function setUp() {
  const database = createDatabase();
  const source = makeSource({ keyPoints: [{ text: '', quotes: [first, second] }], linkState: null });
  const saved = { ...makeSnapshot(source, `${first.exact}. ${second.exact}.`), capturedAt: at(1) };
  await saveSource(database, source, saved);
  const getWords = () => readWords(database, source.stableId);
  const check = async (day: number, outcome: CheckOutcome, overrides: Partial<PageCheck> = {}) => {
    const values = { outcome, checkedAt: at(day), comparedWith: null, ...overrides };
    await savePageCheck(database, makePageCheck(source.stableId, values), null);
    return getWords();
  };
  const compare = (day: number, states: [State, State]) =>
    check(day, states.every((state) => state === 'unchanged') ? 'unchanged' : 'changed', {
      comparedWith: saved.capturedAt,
      comparedAt: at(day),
      quoteResults: [...makeQuoteResults([first], states[0]), ...makeQuoteResults([second], states[1])],
    });
  return { database, source, saved, getWords, check, compare };
}

describe('the states by which quotes are searched', () => {
  it('are those that the record shows, whatever checks find one after the other', async () => {
    const { check, compare, getWords } = await setUp();
    expect(await getWords()).toEqual([]);
    expect(await compare(2, ['unchanged', 'unchanged'])).toEqual(['unchanged']);
    expect(await check(3, 'not-found')).toEqual(['missing']);
    expect(await check(4, 'no-text')).toEqual(['missing']);
    expect(await check(5, 'network-error')).toEqual(['missing']);
    expect(await compare(6, ['changed', 'unchanged'])).toEqual(['changed']);
    expect(await check(7, 'no-text')).toEqual(['changed']);
    expect(await compare(8, ['changed', 'missing'])).toEqual(['changed', 'missing']);
    expect(await check(9, 'login-wall')).toEqual(['changed', 'missing']);
    expect(await compare(10, ['unchanged', 'missing'])).toEqual(['missing']);
    expect(await compare(11, ['unchanged', 'unchanged'])).toEqual(['unchanged']);
  });

  it('follow what the reader does with the quotes, the link and the text', async () => {
    const { database, source, compare, getWords } = await setUp();
    await compare(2, ['changed', 'missing']);
    const save = async (overrides: Partial<Source>, snapshot: Snapshot | null = null) => {
      await saveSource(database, { ...source, ...overrides, updatedAt: new Date().toISOString() }, snapshot);
      return getWords();
    };
    expect(await save({ keyPoints: [{ text: '', quotes: [first] }] })).toEqual(['changed']);
    expect(await save({ keyPoints: [{ text: 'No quote.', quotes: [] }] })).toEqual([]);
    expect(await save({})).toEqual(['changed', 'missing']);
    expect(await save({ linkState: { state: 'dead', checkedAt: at(3) } })).toEqual(['missing']);
    expect(await save({ linkState: { state: 'ok', checkedAt: at(4) } })).toEqual(['changed', 'missing']);
    expect(await save({}, { ...makeSnapshot(source, 'Nothing of it.'), capturedAt: at(5) })).toEqual([
      'missing',
    ]);
  });

  it('follow the text of a PDF that is completed without new words', async () => {
    const database = createDatabase();
    const source = makeSource({
      keyPoints: [{ text: '', quotes: [{ ...first, page: 2 }] }],
      linkState: null,
    });
    const earlier = makeSnapshot(source, `Gauge.\n${first.exact}`, { capturedAt: at(1), pageStarts: [0, 7] });
    const pages = { capturedAt: at(2), pdfHashes: ['a'.repeat(64)] };
    const firstPage = makeSnapshot(source, 'New gauge.', { ...pages, pageStarts: [0], pdfPageCount: 2 });
    await saveSource(database, source, earlier);
    await saveSource(database, { ...source, updatedAt: at(2) }, firstPage);
    expect(await readWords(database, source.stableId)).toEqual([]);
    const whole = makeSnapshot(source, 'New gauge.', { ...pages, capturedAt: at(3), pageStarts: [0, 10] });
    await saveSource(database, { ...source, updatedAt: at(3) }, whole);
    expect((await listSnapshots(database, source.stableId)).at(-1)?.pageStarts).toEqual([0, 10]);
    expect(await readWords(database, source.stableId)).toEqual(['missing']);
  });

  it('count a quote of a page that is gone at its first check, and none of a page that asks for a login', async () => {
    expect(await (await setUp()).check(2, 'login-wall')).toEqual([]);
    for (const outcome of ['not-found', 'gone', 'soft-404', 'parked'] as const)
      expect(await (await setUp()).check(2, outcome)).toEqual(['missing']);
  });
});

describe('the states by which quotes are searched, after a change of many rows', () => {
  it('are those that the record shows after an import and its Undo', async () => {
    const { database, source, getWords, compare } = await setUp();
    await compare(2, ['unchanged', 'changed']);
    const added = makeSource({ keyPoints: source.keyPoints, linkState: { state: 'dead', checkedAt: at(3) } });
    const replaced = { ...source, keyPoints: [{ text: '', quotes: [first] }], updatedAt: at(4) };
    const text = makeSnapshot(source, 'Nothing of it.', { capturedAt: at(4) });
    const items = { sources: [replaced, added], snapshots: [text], venues: [] };
    const change = { id: 'import-1', at: NOW.toISOString(), chunkCount: 0 };
    const imported = await importSources(database, items, NOW, change);
    expect(imported.ok).toBe(true);
    expect(await getWords()).toEqual(['missing']);
    expect(await readWords(database, added.stableId)).toEqual(['missing']);

    await undoChange(database, change.id);
    await finishChange(database, change.id, NOW);
    expect(await getWords()).toEqual(['changed']);
    expect(await readWords(database, added.stableId)).toEqual([]);
    expect(await database.quoteStates.count()).toBe(1);
  });

  it('are those that the record shows after a merge and its Undo', async () => {
    const { database, source, getWords, compare } = await setUp();
    await compare(2, ['unchanged', 'unchanged']);
    const other = makeSource({ linkState: null });
    await saveSource(database, other, makeSnapshot(other, 'Nothing of it.', { capturedAt: at(5) }));
    const pair = { keep: source.stableId, other: other.stableId };
    await mergeRows(database, pair, NOW, (keep) => keep);
    expect(await getWords()).toEqual(['missing']);
    expect(await readWords(database, other.stableId)).toEqual([]);
    await unmergeRows(database, pair, NOW, (keep, { before }) => ({ keep, other: before.other }));
    expect(await getWords()).toEqual(['unchanged']);
    expect(await readWords(database, other.stableId)).toEqual([]);
  });

  it('are those that the record shows after a restore, whatever table is restored first', async () => {
    const { database, source, getWords, compare } = await setUp();
    await compare(2, ['changed', 'missing']);
    const words = await getWords();
    const sources = [{ stableId: source.stableId, source, deletedAt: null }];
    const snapshots = await listSnapshots(database, source.stableId);
    const pageChecks = [await findPageCheck(database, source.stableId)];
    const restored = createDatabase();
    const restore = (table: BackupTable, rows: unknown[]) =>
      restoreRows(restored, table, rows, NOW, crypto.randomUUID());
    expect(await restore('sources', sources)).toMatchObject({ value: { added: 1 } });
    expect(await readWords(restored, source.stableId)).toEqual([]);
    await restore('pageChecks', pageChecks);
    expect(await readWords(restored, source.stableId)).toEqual(words);
    await restore('snapshots', snapshots);
    expect(await readWords(restored, source.stableId)).toEqual(words);
  });

  it('are deleted with the source when the bin is emptied', async () => {
    const { database, source, getWords, compare } = await setUp();
    await compare(2, ['changed', 'missing']);
    await moveToBin(database, [source.stableId], NOW);
    expect(await getWords()).toEqual(['changed', 'missing']);
    const emptied = await emptyBin(database, new Date(NOW.getTime() + 1).toISOString());
    expect(emptied).toMatchObject({ ok: true, value: 1 });
    expect(await getWords()).toEqual([]);
    expect(await database.quoteStates.count()).toBe(0);
  });
});
