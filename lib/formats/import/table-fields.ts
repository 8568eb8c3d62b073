import { ASSIGNED_FIELDS } from '@/lib/record/field-lists';
import { listColumns } from '../lines/format-table-row';
import { normalizeColumnName } from './normalize-column-name';

/**
 * The names that a column of a table can be mapped to: the columns of an exported table, in its order, then `quote` (a quote, which is
 * about the key points of the row) and `quotes` (several quotes, one on each line). Exported tables have no quotes.
 */
export const TABLE_FIELDS: readonly string[] = [
  ...listColumns()
    .map(({ name }) => name)
    .filter((name) => !ASSIGNED_FIELDS.includes(name)),
  'quote',
  'quotes',
];

/** The field of each column by its position, or null if the import leaves the column out. */
export type ColumnMapping = (string | null)[];

/** The columns of an imported table: the header, some cells of each column, and the field of each column. */
export type TableColumns = { header: string[]; samples: string[][]; fields: ColumnMapping };

/** A mapping that the reader chose, with the header of its table. */
export type SavedColumnFields = { header: string[]; fields: ColumnMapping };

/** Whether a column is mapped to a field from which the URL of a source can be built. */
export const hasUrlColumn = (fields: ColumnMapping): boolean =>
  fields.some((field) => field !== null && ['url', 'doi', 'arxiv', 'pmid'].includes(field));

/** Finds the mapping that the reader chose for a table with this header, or null. */
export function findSavedFields(saved: readonly SavedColumnFields[], header: string[]): ColumnMapping | null {
  const key = getHeaderKey(header);
  const fields = saved.find((mapping) => getHeaderKey(mapping.header) === key)?.fields;
  // A field that another version knew is left out.
  return fields?.map((field) => (field !== null && TABLE_FIELDS.includes(field) ? field : null)) ?? null;
}

const MAX_SAVED_MAPPINGS = 50;

/** Adds a mapping to the saved ones, the latest first. It replaces the earlier mapping of the same header. */
export const addColumnMapping = (
  saved: readonly SavedColumnFields[],
  mapping: SavedColumnFields,
): SavedColumnFields[] =>
  [mapping, ...saved.filter(({ header }) => getHeaderKey(header) !== getHeaderKey(mapping.header))].slice(
    0,
    MAX_SAVED_MAPPINGS,
  );

const getHeaderKey = (header: string[]): string => JSON.stringify(header.map(normalizeColumnName));
