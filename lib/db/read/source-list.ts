import Dexie, { type Collection } from 'dexie';
import type { BadRow, MissingPart, Shelf, SourceRow } from '@/lib/model/source-row';
import type { Store } from '../open';
import { parseSourceRow } from './parse-row';

/** What the list shows. `shelf` null: everything outside the bin. Terms are word beginnings that must all occur. */
export type ListQuery = {
  shelf: Shelf | null;
  missing: MissingPart | null;
  type: string | null;
  terms: string[];
};

/** A place in the list: the row there. Records of one moment (an import) are told apart by their ids. */
export type Cursor = { createdAt: string; stableId: string };

/**
 * A stretch of the list, newest first: from after `after` (null: the newest) to `until` and with it, or as many as
 * `size` where `until` is null. A stretch with both ends takes in what is written into it later.
 */
export type Span = { after: Cursor | null; until: Cursor | null; size: number };

/** Rows newest first; `next` is where the following stretch begins, null at the end of the list. */
export type ListPage = { rows: (SourceRow | BadRow)[]; next: Cursor | null };

// Up to so many rows are fetched by key and sorted here; more of them are met soon enough on the way down the time index.
const FEW = 1_000;

/** One stretch of the list. Never reads by offset. */
export async function listPage(store: Store, query: ListQuery, span: Span): Promise<ListPage> {
  const ids = await narrowed(store, query);
  const rows =
    ids && ids.size <= FEW ? await byKeys(store, query, span, ids) : await byTime(store, query, span, ids);
  const full = span.until === null && rows.length === span.size;
  const last = rows.at(-1);
  return {
    rows: rows.map(parseSourceRow),
    next: span.until ?? (full && last ? { createdAt: last.createdAt, stableId: last.stableId } : null),
  };
}

/** The keys of the rows that terms and missing parts leave; null where neither is asked for, or it would not help. */
async function narrowed(store: Store, query: ListQuery): Promise<Set<string> | null> {
  if (query.terms.length > 0) return idsWithTerms(store, query.terms);
  if (query.missing === null) return null;
  const lacking = store.sources.where('missing').equals(query.missing);
  return (await lacking.count()) <= FEW ? new Set(await lacking.primaryKeys()) : null;
}

async function byKeys(store: Store, query: ListQuery, span: Span, ids: Set<string>): Promise<SourceRow[]> {
  const rows = await store.sources.bulkGet([...ids]);
  return rows
    .filter((row) => row !== undefined)
    .filter((row) => matches(row, query) && isWithin(row, span))
    .sort((a, b) => (comesBefore(a, b) ? -1 : 1))
    .slice(0, span.until ? undefined : span.size);
}

function byTime(store: Store, query: ListQuery, span: Span, ids: Set<string> | null): Promise<SourceRow[]> {
  const wanted = inTime(store, query, span)
    .reverse()
    .filter((row) => matches(row, query) && isWithin(row, span) && (ids?.has(row.stableId) ?? true));
  return (span.until ? wanted : wanted.limit(span.size)).toArray();
}

function inTime(store: Store, query: ListQuery, span: Span): Collection<SourceRow, string> {
  const from = span.until?.createdAt ?? Dexie.minKey;
  const to = span.after?.createdAt ?? Dexie.maxKey;
  const within = (index: string, value: string) =>
    store.sources.where(index).between([value, from], [value, to], true, true);
  if (query.shelf !== null) return within('[shelf+createdAt]', query.shelf);
  if (query.type !== null) return within('[type+createdAt]', query.type);
  return store.sources.where('createdAt').between(from, to, true, true);
}

const comesBefore = (a: Cursor, b: Cursor): boolean =>
  a.createdAt === b.createdAt ? a.stableId > b.stableId : a.createdAt > b.createdAt;

const isWithin = (row: SourceRow, { after, until }: Span): boolean =>
  (after === null || comesBefore(after, row)) && (until === null || !comesBefore(until, row));

// Rows are not parsed yet: any part may be missing in one that something else wrote.
const matches = (row: Partial<SourceRow>, query: ListQuery): boolean =>
  (query.shelf === null ? row.shelf !== 'bin' : row.shelf === query.shelf) &&
  (query.type === null || row.type === query.type) &&
  (query.missing === null || (row.missing?.includes(query.missing) ?? false));

/** The keys of the rows in which every term begins a word: one index range a term, the keys intersected. */
export async function idsWithTerms(store: Store, terms: string[]): Promise<Set<string>> {
  const perTerm = await Promise.all(
    terms.map(async (term) => new Set(await store.sources.where('terms').startsWith(term).primaryKeys())),
  );
  const [first = new Set<string>(), ...others] = perTerm.sort((a, b) => a.size - b.size);
  return new Set([...first].filter((id) => others.every((ids) => ids.has(id))));
}
