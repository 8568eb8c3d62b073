import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SourceRow } from '@/lib/record/schema/source-row';
import { type Database, openDatabase } from '@/lib/storage/open-database';
import { listMatchingIds } from '@/lib/storage/queries/list-matching-ids';
import { type Cursor, type ListQuery, readListPage } from '@/lib/storage/queries/read-list-page';
import { makeRow, makeSource } from '@/tests/support/make-records';

const everything: ListQuery = { section: null, missingField: null, type: null, terms: [] };
const minute = (n: number) => `2026-03-12T09:${String(n).padStart(2, '0')}:00.000Z`;
const cursorOf = ({ createdAt, stableId }: SourceRow): Cursor => ({ createdAt, stableId });
const ids = (rows: { stableId?: string; key?: string }[]) => rows.map((row) => row.stableId ?? row.key);

describe('readListPage', () => {
  let store: Database;
  beforeEach(() => {
    store = openDatabase(`list-${crypto.randomUUID()}`);
  });

  const keep = async (...rows: SourceRow[]) => {
    await store.sources.bulkAdd(rows);
    return rows;
  };
  const all = async (query: ListQuery, size: number) => {
    const seen: (string | undefined)[] = [];
    let after: Cursor | null = null;
    do {
      const { rows, next }: Awaited<ReturnType<typeof readListPage>> = await readListPage(store, query, {
        after,
        until: null,
        size,
      });
      seen.push(...ids(rows));
      after = next;
    } while (after);
    return seen;
  };

  it('returns the newest first, page by page', async () => {
    const rows = await keep(...[1, 2, 3, 4, 5].map((n) => makeRow(makeSource({ createdAt: minute(n) }))));

    expect(await all(everything, 2)).toEqual(ids(rows.toReversed()));
  });

  it('loses and repeats none of many records with the same time', async () => {
    const rows = await keep(
      ...Array.from({ length: 23 }, () => makeRow(makeSource({ createdAt: minute(1) }))),
    );

    expect((await all(everything, 5)).toSorted()).toEqual(ids(rows).toSorted());
  });

  it('includes later writes in a bounded segment', async () => {
    const [first, second] = await keep(
      makeRow(makeSource({ createdAt: minute(1) })),
      makeRow(makeSource({ createdAt: minute(2) })),
    );
    if (!first || !second) throw new Error('two rows were kept');
    const [later] = await keep(makeRow(makeSource({ createdAt: minute(3) })));

    const page = await readListPage(store, everything, { after: null, until: cursorOf(first), size: 2 });

    expect(ids(page.rows)).toEqual([later?.stableId, second.stableId, first.stableId]);
    expect(page.next).toEqual(cursorOf(first));
  });

  it('leaves out the bin unless requested', async () => {
    const [kept, binned] = await keep(makeRow(), makeRow(makeSource(), { shelf: 'bin' }));

    expect(await all(everything, 9)).toEqual([kept?.stableId]);
    expect(await all({ ...everything, section: 'bin' }, 9)).toEqual([binned?.stableId]);
    expect(await listMatchingIds(store, everything)).toEqual([kept?.stableId]);
  });

  it('filters by word prefixes, section, type and missing field together', async () => {
    const wanted = makeSource({ title: 'Safety lead hired', type: 'blog', status: 'reviewed' });
    await keep(
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

    expect(await all(query, 9)).toEqual([wanted.stableId]);
    expect(await listMatchingIds(store, query)).toEqual([wanted.stableId]);
  });

  it('returns an unreadable row among the others', async () => {
    const [good] = await keep(makeRow());
    await store.table('sources').add({ stableId: 'odd', createdAt: minute(59), source: 'torn' });

    const { rows } = await readListPage(store, everything, { after: null, until: null, size: 9 });

    expect(ids(rows)).toEqual(['odd', good?.stableId]);
    expect(rows[0]).toMatchObject({ kind: 'bad-row' });
  });
});
