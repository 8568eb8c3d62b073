import Dexie, { type Collection } from 'dexie';
import type { BadRow, MissingPart, Shelf, SourceRow } from '@/lib/model/source-row';
import { Shelf as ShelfSchema } from '@/lib/model/source-row';
import type { Store } from '../open';
import { parseSourceRow } from './parse-row';

/** What the list shows. `shelf` null: everything outside the bin. Terms are word beginnings that must all occur. */
export type ListQuery = {
  shelf: Shelf | null;
  missing: MissingPart | null;
  type: string | null;
  terms: string[];
};

/** Rows newest first; `next` is the `createdAt` to go on from, or null at the end. */
export type ListPage = { rows: (SourceRow | BadRow)[]; next: string | null };

/** One page of the list after `before` (a `createdAt`, exclusive; null: from the newest). Never reads by offset. */
export async function listPage(
  store: Store,
  query: ListQuery,
  before: string | null,
  size: number,
): Promise<ListPage> {
  const found = query.terms.length > 0 ? await idsWithTerms(store, query.terms) : null;
  const rows = found
    ? await byTerms(store, query, found, before, size)
    : await byTime(store, query, before).limit(size).toArray();
  const last = rows.at(-1);
  return { rows: rows.map(parseSourceRow), next: rows.length === size && last ? last.createdAt : null };
}

function byTime(store: Store, query: ListQuery, before: string | null): Collection<SourceRow, string> {
  const end = before ?? Dexie.maxKey;
  const inOrder =
    query.shelf !== null
      ? store.sources
          .where('[shelf+createdAt]')
          .between([query.shelf, Dexie.minKey], [query.shelf, end], true, false)
      : query.type !== null
        ? store.sources
            .where('[type+createdAt]')
            .between([query.type, Dexie.minKey], [query.type, end], true, false)
        : store.sources.where('createdAt').below(end);
  return inOrder.reverse().filter((row) => matches(row, query));
}

async function byTerms(
  store: Store,
  query: ListQuery,
  ids: Set<string>,
  before: string | null,
  size: number,
) {
  const rows = await store.sources.bulkGet([...ids]);
  return rows
    .filter((row) => row !== undefined)
    .filter((row) => matches(row, query) && (before === null || row.createdAt < before))
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
    .slice(0, size);
}

const matches = (row: SourceRow, query: ListQuery): boolean =>
  (query.shelf === null ? row.shelf !== 'bin' : row.shelf === query.shelf) &&
  (query.type === null || row.type === query.type) &&
  (query.missing === null || row.missing.includes(query.missing));

/** The keys of the rows in which every term begins a word: one index range a term, the keys intersected. */
async function idsWithTerms(store: Store, terms: string[]): Promise<Set<string>> {
  const perTerm = await Promise.all(
    terms.map(async (term) => new Set(await store.sources.where('terms').startsWith(term).primaryKeys())),
  );
  const [first = new Set<string>(), ...others] = perTerm.sort((a, b) => a.size - b.size);
  return new Set([...first].filter((id) => others.every((ids) => ids.has(id))));
}

/** How many records stand on each shelf, from the index alone. */
export async function shelfCounts(store: Store): Promise<Record<Shelf, number>> {
  const counts = await Promise.all(
    ShelfSchema.options.map((shelf) =>
      store.sources.where('[shelf+createdAt]').between([shelf, Dexie.minKey], [shelf, Dexie.maxKey]).count(),
    ),
  );
  return Object.fromEntries(ShelfSchema.options.map((shelf, i) => [shelf, counts[i] ?? 0])) as Record<
    Shelf,
    number
  >;
}
