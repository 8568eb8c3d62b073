import Dexie, { type Collection } from 'dexie';
import type { InvalidRow, MissingField, Section, SourceRow } from '@/lib/record/schema/source-row';
import type { Database } from '../open-database';
import { parseSourceRow } from './parse-row';

/**
 * The filters of the library list. Null means that a filter is not set; without a section, the list has all rows outside the
 * bin. Every term must be a prefix of a word of the record.
 */
export type ListQuery = {
  section: Section | null;
  missingField: MissingField | null;
  type: string | null;
  terms: string[];
};

/** The position of a row in the list. Rows with the same time, for example after an import, are ordered by id. */
export type Cursor = { createdAt: string; stableId: string };

/**
 * A range of the list, which is sorted from new to old. It starts after `after` (null: at the newest row). It ends with `until`,
 * or after `size` rows if `until` is null. A range with `until` does not shift when newer rows are added before it.
 */
export type ListRange = { after: Cursor | null; until: Cursor | null; size: number };

/** The rows of a range, newest first. The next range starts after `next`, which is null at the end of the list. */
export type ListPage = { rows: (SourceRow | InvalidRow)[]; next: Cursor | null };

// Up to this many matches are fetched by id and sorted. With more matches, a scan of the time index soon finds a page of them.
const MAX_ROWS_TO_SORT = 1_000;

/** Reads one range of the list. It is located by cursor, because an offset is slower with every page. */
export async function readListPage(
  database: Database,
  query: ListQuery,
  range: ListRange,
): Promise<ListPage> {
  const ids = await findIdsByIndex(database, query);
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

/**
 * Returns the ids of the rows that match the terms, or else those that lack the missing field. Returns null if neither filter is
 * set, or if too many rows lack the field to sort them.
 */
async function findIdsByIndex(database: Database, query: ListQuery): Promise<Set<string> | null> {
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

// Rows are not parsed yet, so a malformed row may lack any column. `shelf` is the stored name of the section.
const isMatching = (row: Partial<SourceRow>, query: ListQuery): boolean =>
  (query.section === null ? row.shelf !== 'bin' : row.shelf === query.section) &&
  (query.type === null || row.type === query.type) &&
  (query.missingField === null || (row.missing?.includes(query.missingField) ?? false));

/** Returns the ids of the rows in which every term is a prefix of a word, with one index query per term. */
export async function listIdsWithTerms(database: Database, terms: string[]): Promise<Set<string>> {
  const idSets = await Promise.all(
    terms.map(async (term) => new Set(await database.sources.where('terms').startsWith(term).primaryKeys())),
  );
  const [smallestSet = new Set<string>(), ...otherSets] = idSets.sort((a, b) => a.size - b.size);
  return new Set([...smallestSet].filter((id) => otherSets.every((ids) => ids.has(id))));
}
