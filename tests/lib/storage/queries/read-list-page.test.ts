import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SourceRow } from '@/lib/record/schema/source-row';
import { type Database, openDatabase } from '@/lib/storage/open-database';
import { listMatchingIds } from '@/lib/storage/queries/list-matching-ids';
import { type Cursor, type ListQuery, readListPage } from '@/lib/storage/queries/read-list-page';
import { makeRow, makeSource } from '@/tests/support/make-records';

const UNFILTERED: ListQuery = { section: null, missingField: null, type: null, terms: [] };
const getTimeAt = (minute: number) => `2026-03-12T09:${String(minute).padStart(2, '0')}:00.000Z`;
const getCursor = ({ createdAt, stableId }: SourceRow): Cursor => ({ createdAt, stableId });
const listIds = (rows: { stableId?: string; key?: string }[]) => rows.map((row) => row.stableId ?? row.key);

describe('readListPage', () => {
  let database: Database;
  beforeEach(() => {
    database = openDatabase(`list-${crypto.randomUUID()}`);
  });

  const saveRows = async (...rows: SourceRow[]) => {
    await database.sources.bulkAdd(rows);
    return rows;
  };
  const readAllPages = async (query: ListQuery, size: number) => {
    const ids: (string | undefined)[] = [];
    let after: Cursor | null = null;
    do {
      const { rows, next }: Awaited<ReturnType<typeof readListPage>> = await readListPage(database, query, {
        after,
        until: null,
        size,
      });
      ids.push(...listIds(rows));
      after = next;
    } while (after);
    return ids;
  };

  it('returns the newest first, page by page', async () => {
    const rows = await saveRows(
      ...[1, 2, 3, 4, 5].map((minute) => makeRow(makeSource({ createdAt: getTimeAt(minute) }))),
    );

    expect(await readAllPages(UNFILTERED, 2)).toEqual(listIds(rows.toReversed()));
  });

  it('returns each of many records with the same time once', async () => {
    const rows = await saveRows(
      ...Array.from({ length: 23 }, () => makeRow(makeSource({ createdAt: getTimeAt(1) }))),
    );

    expect((await readAllPages(UNFILTERED, 5)).toSorted()).toEqual(listIds(rows).toSorted());
  });

  it('includes rows that were written after the first read if the range has an end', async () => {
    const [first, second] = await saveRows(
      makeRow(makeSource({ createdAt: getTimeAt(1) })),
      makeRow(makeSource({ createdAt: getTimeAt(2) })),
    );
    if (!first || !second) throw new Error('two rows were saved');
    const [newer] = await saveRows(makeRow(makeSource({ createdAt: getTimeAt(3) })));

    const page = await readListPage(database, UNFILTERED, { after: null, until: getCursor(first), size: 2 });

    expect(listIds(page.rows)).toEqual([newer?.stableId, second.stableId, first.stableId]);
    expect(page.next).toEqual(getCursor(first));
  });

  it('omits the bin unless it is the requested section', async () => {
    const [listed, binned] = await saveRows(makeRow(), makeRow(makeSource(), { shelf: 'bin' }));

    expect(await readAllPages(UNFILTERED, 9)).toEqual([listed?.stableId]);
    expect(await readAllPages({ ...UNFILTERED, section: 'bin' }, 9)).toEqual([binned?.stableId]);
    expect(await listMatchingIds(database, UNFILTERED)).toEqual([listed?.stableId]);
  });

  it('filters by word prefixes, section, type and missing field together', async () => {
    const matching = makeSource({ title: 'Safety lead hired', type: 'blog', status: 'reviewed' });
    await saveRows(
      makeRow(matching),
      makeRow(makeSource({ title: 'Safety first', type: 'blog', status: 'reviewed' })),
      makeRow(makeSource({ title: 'Safety lead hired', type: 'paper', status: 'reviewed' })),
      makeRow(makeSource({ title: 'Safety lead hired', type: 'blog' })),
      makeRow(
        makeSource({ title: 'Safety lead hired', type: 'blog', status: 'reviewed', summary: 'Some text.' }),
      ),
    );

    const query: ListQuery = {
      section: 'reviewed',
      missingField: 'summary',
      type: 'blog',
      terms: ['safe', 'lea'],
    };

    expect(await readAllPages(query, 9)).toEqual([matching.stableId]);
    expect(await listMatchingIds(database, query)).toEqual([matching.stableId]);
  });

  it('returns an unreadable row among the others', async () => {
    const [validRow] = await saveRows(makeRow());
    await database
      .table('sources')
      .add({ stableId: 'malformed', createdAt: getTimeAt(59), source: 'not an object' });

    const { rows } = await readListPage(database, UNFILTERED, { after: null, until: null, size: 9 });

    expect(listIds(rows)).toEqual(['malformed', validRow?.stableId]);
    expect(rows[0]).toMatchObject({ kind: 'bad-row' });
  });
});
