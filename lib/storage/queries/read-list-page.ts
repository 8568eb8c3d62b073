import Dexie, { type Collection } from 'dexie';
import type { InvalidRow, MissingField, Section, SourceRow } from '@/lib/record/schema/source-row';
import type { Database } from '../open-database';
import { parseSourceRow } from './parse-row';

/** The filter of the list. `section` null: everything outside the bin. Every term must begin a word of the record. */
export type ListQuery = {
  section: Section | null;
  missingField: MissingField | null;
  type: string | null;
  terms: string[];
};

/** The key of a row as a position in the list. Records of the same time (an import) are ordered by their ids. */
export type Cursor = { createdAt: string; stableId: string };

/**
 * A segment of the list, newest first: from after `after` (null: from the newest) up to and including `until`, or up to `size`
 * rows if `until` is null. A segment with `until` also contains rows that are written into it later.
 */
export type ListRange = { after: Cursor | null; until: Cursor | null; size: number };

/** Rows, newest first. `next` is where the following segment begins; null at the end of the list. */
export type ListPage = { rows: (SourceRow | InvalidRow)[]; next: Cursor | null };

// Up to this many rows are fetched by key and sorted. With more matches, walking the time index finds a page quickly.
const MAX_ROWS_TO_SORT = 1_000;

/** Reads one segment of the list by cursor. An offset would be slower with every page. */
export async function readListPage(
  database: Database,
  query: ListQuery,
  range: ListRange,
): Promise<ListPage> {
  const ids = await narrowToIds(database, query);
  const rows =
    ids && ids.size <= MAX_ROWS_TO_SORT
      ? await readRowsByIds(database, query, range, ids)
      : await readRowsByTime(database, query, range, ids);
  const isFull = range.until === null && rows.length === range.size;
  const last = rows.at(-1);
  return {
    rows: rows.map(parseSourceRow),
    next: range.until ?? (isFull && last ? { createdAt: last.createdAt, stableId: last.stableId } : null),
  };
}

/** Returns the ids with all terms or with the missing field; null: no such filter, or too many rows for it to help. */
async function narrowToIds(database: Database, query: ListQuery): Promise<Set<string> | null> {
  if (query.terms.length > 0) return listIdsWithTerms(database, query.terms);
  if (query.missingField === null) return null;
  const rowsMissingField = database.sources.where('missing').equals(query.missingField);
  return (await rowsMissingField.count()) <= MAX_ROWS_TO_SORT
    ? new Set(await rowsMissingField.primaryKeys())
    : null;
}

async function readRowsByIds(
  database: Database,
  query: ListQuery,
  range: ListRange,
  ids: Set<string>,
): Promise<SourceRow[]> {
  const rows = await database.sources.bulkGet([...ids]);
  return rows
    .filter((row) => row !== undefined)
    .filter((row) => isMatching(row, query) && isInRange(row, range))
    .sort((a, b) => (isBefore(a, b) ? -1 : 1))
    .slice(0, range.until ? undefined : range.size);
}

function readRowsByTime(
  database: Database,
  query: ListQuery,
  range: ListRange,
  ids: Set<string> | null,
): Promise<SourceRow[]> {
  const matchingRows = queryTimeRange(database, query, range)
    .reverse()
    .filter((row) => isMatching(row, query) && isInRange(row, range) && (ids?.has(row.stableId) ?? true));
  return (range.until ? matchingRows : matchingRows.limit(range.size)).toArray();
}

function queryTimeRange(
  database: Database,
  query: ListQuery,
  range: ListRange,
): Collection<SourceRow, string> {
  const from = range.until?.createdAt ?? Dexie.minKey;
  const to = range.after?.createdAt ?? Dexie.maxKey;
  const queryIndex = (index: string, value: string) =>
    database.sources.where(index).between([value, from], [value, to], true, true);
  if (query.section !== null) return queryIndex('[shelf+createdAt]', query.section);
  if (query.type !== null) return queryIndex('[type+createdAt]', query.type);
  return database.sources.where('createdAt').between(from, to, true, true);
}

const isBefore = (a: Cursor, b: Cursor): boolean =>
  a.createdAt === b.createdAt ? a.stableId > b.stableId : a.createdAt > b.createdAt;

const isInRange = (row: SourceRow, { after, until }: ListRange): boolean =>
  (after === null || isBefore(after, row)) && (until === null || !isBefore(until, row));

// Rows are not parsed yet, so a malformed one may lack any column.
const isMatching = (row: Partial<SourceRow>, query: ListQuery): boolean =>
  (query.section === null ? row.shelf !== 'bin' : row.shelf === query.section) &&
  (query.type === null || row.type === query.type) &&
  (query.missingField === null || (row.missing?.includes(query.missingField) ?? false));

/** Returns the ids of rows in which every term begins a word: the intersection of one index range per term. */
export async function listIdsWithTerms(database: Database, terms: string[]): Promise<Set<string>> {
  const idSets = await Promise.all(
    terms.map(async (term) => new Set(await database.sources.where('terms').startsWith(term).primaryKeys())),
  );
  const [smallestSet = new Set<string>(), ...otherSets] = idSets.sort((a, b) => a.size - b.size);
  return new Set([...smallestSet].filter((id) => otherSets.every((ids) => ids.has(id))));
}
