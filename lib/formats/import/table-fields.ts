import { listColumns } from '../lines/format-table-row';
import { normalizeColumnName } from './normalize-column-name';

/** The columns of an exported table that an import does not read: the library assigns these values itself. */
const ASSIGNED_COLUMNS = ['stableId', 'id', 'venueId', 'updatedAt'];

/**
 * The names that a column of a table can be mapped to, in the order of the export, `quote`, which the key points
 * of the row are about, and `quotes`, one a line. Exported tables have no quotes.
 */
export const TABLE_FIELDS: readonly string[] = [
  ...listColumns()
    .map(({ name }) => name)
    .filter((name) => !ASSIGNED_COLUMNS.includes(name)),
  'quote',
  'quotes',
];

/** The field of each column by its position, or null if the import leaves the column out. */
export type ColumnMapping = (string | null)[];

/** The columns of an imported table: the header, some cells of each column, and the field of each column. */
export type TableColumns = { header: string[]; samples: string[][]; fields: ColumnMapping };

/** A mapping that the reader chose, with the header of its table. */
export type SavedColumnFields = { header: string[]; fields: ColumnMapping };

/** Whether a column is mapped to a field from which the address of a source follows. */
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
