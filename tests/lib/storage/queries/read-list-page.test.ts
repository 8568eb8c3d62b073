import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SourceRow } from '@/lib/record/schema/source-row';
import { type Database, openDatabase } from '@/lib/storage/open-database';
import { listMatchingIds } from '@/lib/storage/queries/list-matching-ids';
import { type Cursor, type ListQuery, readListPage } from '@/lib/storage/queries/read-list-page';
import { makeRow, makeSource } from '@/tests/support/make-records';

const everything: ListQuery = { section: null, missingField: null, type: null, terms: [] };
const minutesAfterStart = (n: number) => `2026-03-12T09:${String(n).padStart(2, '0')}:00.000Z`;
const getCursor = ({ createdAt, stableId }: SourceRow): Cursor => ({ createdAt, stableId });
const listIds = (rows: { stableId?: string; key?: string }[]) => rows.map((row) => row.stableId ?? row.key);

describe('readListPage', () => {
  let store: Database;
  beforeEach(() => {
    store = openDatabase(`list-${crypto.randomUUID()}`);
  });

  const saveRecord = async (...rows: SourceRow[]) => {
    await store.sources.bulkAdd(rows);
    return rows;
  };
  const readAllPages = async (query: ListQuery, size: number) => {
    const seen: (string | undefined)[] = [];
    let after: Cursor | null = null;
    do {
      const { rows, next }: Awaited<ReturnType<typeof readListPage>> = await readListPage(store, query, {
        after,
        until: null,
        size,
      });
      seen.push(...listIds(rows));
      after = next;
    } while (after);
    return seen;
  };

  it('returns the newest first, page by page', async () => {
    const rows = await saveRecord(
      ...[1, 2, 3, 4, 5].map((n) => makeRow(makeSource({ createdAt: minutesAfterStart(n) }))),
    );

    expect(await readAllPages(everything, 2)).toEqual(listIds(rows.toReversed()));
  });

  it('returns each of many records with the same time once', async () => {
    const rows = await saveRecord(
      ...Array.from({ length: 23 }, () => makeRow(makeSource({ createdAt: minutesAfterStart(1) }))),
    );

    expect((await readAllPages(everything, 5)).toSorted()).toEqual(listIds(rows).toSorted());
  });

  it('includes later writes in a bounded segment', async () => {
    const [first, second] = await saveRecord(
      makeRow(makeSource({ createdAt: minutesAfterStart(1) })),
      makeRow(makeSource({ createdAt: minutesAfterStart(2) })),
    );
    if (!first || !second) throw new Error('two rows were saved');
    const [later] = await saveRecord(makeRow(makeSource({ createdAt: minutesAfterStart(3) })));

    const page = await readListPage(store, everything, { after: null, until: getCursor(first), size: 2 });

    expect(listIds(page.rows)).toEqual([later?.stableId, second.stableId, first.stableId]);
    expect(page.next).toEqual(getCursor(first));
  });

  it('omits the bin unless it is the requested section', async () => {
    const [listed, binned] = await saveRecord(makeRow(), makeRow(makeSource(), { shelf: 'bin' }));

    expect(await readAllPages(everything, 9)).toEqual([listed?.stableId]);
    expect(await readAllPages({ ...everything, section: 'bin' }, 9)).toEqual([binned?.stableId]);
    expect(await listMatchingIds(store, everything)).toEqual([listed?.stableId]);
  });

  it('filters by word prefixes, section, type and missing field together', async () => {
    const wanted = makeSource({ title: 'Safety lead hired', type: 'blog', status: 'reviewed' });
    await saveRecord(
      makeRow(wanted),
      makeRow(makeSource({ title: 'Safety first', type: 'blog', status: 'reviewed' })),
      makeRow(makeSource({ title: 'Safety lead hired', type: 'paper', status: 'reviewed' })),
      makeRow(makeSource({ title: 'Safety lead hired', type: 'blog' })),
      makeRow(makeSource({ title: 'Safety lead hired', type: 'blog', status: 'reviewed', summary: 'Told.' })),
    );

    const query: ListQuery = {
      section: 'reviewed',
      missingField: 'summary',
      type: 'blog',
      terms: ['safe', 'lea'],
    };

    expect(await readAllPages(query, 9)).toEqual([wanted.stableId]);
    expect(await listMatchingIds(store, query)).toEqual([wanted.stableId]);
  });

  it('returns an unreadable row among the others', async () => {
    const [good] = await saveRecord(makeRow());
    await store.table('sources').add({ stableId: 'odd', createdAt: minutesAfterStart(59), source: 'torn' });

    const { rows } = await readListPage(store, everything, { after: null, until: null, size: 9 });

    expect(listIds(rows)).toEqual(['odd', good?.stableId]);
    expect(rows[0]).toMatchObject({ kind: 'bad-row' });
  });
});
