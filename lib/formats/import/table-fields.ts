import { ASSIGNED_FIELDS } from '@/lib/record/field-lists';
import { listColumns } from '../lines/format-table-row';
import { normalizeColumnName } from './normalize-column-name';

/**
 * The names to which a column of a table can be mapped: the columns of an exported table, in its order, without those that the library assigns (such as the id), `quote` (one quote, which supports
 * the key point of the row) and `quotes` (several quotes, one per line). An exported table has no quotes.
 */
export const TABLE_FIELDS: readonly string[] = [
  ...listColumns()
    .map(({ name }) => name)
    .filter((name) => !ASSIGNED_FIELDS.includes(name)),
  'quote',
  'quotes',
];

/** The field of each column, in the order of the columns. Null means that the column is not imported. */
export type ColumnMapping = (string | null)[];

/** The columns of an imported table: their names, some cells of each column (`samples`), and their fields. */
export type TableColumns = { header: string[]; samples: string[][]; fields: ColumnMapping };

/** A mapping that the reader chose for tables with this header. */
export type SavedColumnFields = { header: string[]; fields: ColumnMapping };

/** Returns whether a column is mapped to the URL, or to an identifier from which the URL can be built. */
export const hasUrlColumn = (fields: ColumnMapping): boolean =>
  fields.some((field) => field !== null && ['url', 'doi', 'arxiv', 'pmid'].includes(field));

/** Finds the mapping that the reader chose for a table with this header, or null. */
export function findSavedFields(saved: readonly SavedColumnFields[], header: string[]): ColumnMapping | null {
  const key = getHeaderKey(header);
  const fields = saved.find((mapping) => getHeaderKey(mapping.header) === key)?.fields;
  // A field that this version does not have was saved by another version. Its column is not imported.
  return fields?.map((field) => (field !== null && TABLE_FIELDS.includes(field) ? field : null)) ?? null;
}

const MAX_SAVED_MAPPINGS = 50;

/** Returns the saved mappings with a new one at the start, which replaces the earlier mapping for the same header. Keeps at most 50. */
export const addColumnMapping = (
  saved: readonly SavedColumnFields[],
  mapping: SavedColumnFields,
): SavedColumnFields[] =>
  [mapping, ...saved.filter(({ header }) => getHeaderKey(header) !== getHeaderKey(mapping.header))].slice(
    0,
    MAX_SAVED_MAPPINGS,
  );

const getHeaderKey = (header: string[]): string => JSON.stringify(header.map(normalizeColumnName));
