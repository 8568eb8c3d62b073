import { isWebUrl } from '@/lib/address/parse-url';
import { listColumns } from '../lines/format-table-row';

/** The columns of an exported table that an import does not read: the library assigns these values itself. */
const ASSIGNED_COLUMNS = ['stableId', 'id', 'venueId', 'updatedAt'];

/** The names that a column of a table can be mapped to, in the order of the export. */
export const TABLE_FIELDS: readonly string[] = listColumns()
  .map(({ name }) => name)
  .filter((name) => !ASSIGNED_COLUMNS.includes(name));

/** The field of each column by its position, or null if the import leaves the column out. */
export type ColumnMapping = (string | null)[];

/** The columns of an imported table: the header, some cells of each column, and the field of each column. */
export type TableColumns = { header: string[]; samples: string[][]; fields: ColumnMapping };

/** A mapping that the reader chose, with the header of its table. */
export type SavedColumnFields = { header: string[]; fields: ColumnMapping };

// The names of columns in the tables of Raindrop, Readwise, Pocket, Instapaper, Hypothesis and Zotero, in lower case,
// besides the names of the fields.
const COLUMN_NAMES: Record<string, string[]> = {
  url: ['link', 'source url', 'uri', 'address', 'href'],
  title: ['name', 'article title'],
  authors: ['author', 'document author'],
  publishedDate: ['published', 'date', 'publication year', 'published date'],
  siteName: ['publication title', 'site', 'source', 'journal'],
  abstract: ['abstract note', 'excerpt', 'description'],
  summary: ['note', 'notes', 'document note'],
  tags: ['document tags', 'manual tags', 'folder'],
  createdAt: ['created', 'time_added', 'saved date', 'timestamp', 'date added'],
};
const FIELDS_BY_NAME = new Map(
  TABLE_FIELDS.flatMap((field) =>
    [field.toLowerCase(), ...(COLUMN_NAMES[field] ?? [])].map((name) => [name, field] as const),
  ),
);
// A folder is a tag only in a table without a column of tags.
const LAST_RESORT_NAMES = ['folder'];

const DOI_START = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s?)?10\.\d{4,9}\//i;

/** Whether a cell has an address or a DOI. */
export const isAddressCell = (cell: string): boolean => isWebUrl(cell.trim()) || DOI_START.test(cell.trim());

/**
 * Guesses the field of each column by its name. If no name means an address, the first column whose cells are
 * addresses or DOIs is taken. `rows` has some rows of the table.
 */
export function guessColumnFields(header: string[], rows: string[][]): ColumnMapping {
  const names = header.map(normalizeColumnName);
  const fields = names.map((name) => FIELDS_BY_NAME.get(name) ?? null);
  const guessed = fields.map((field, index) => {
    const isLastResort = LAST_RESORT_NAMES.includes(names[index] ?? '');
    return isLastResort && fields.filter((otherField) => otherField === field).length > 1 ? null : field;
  });
  if (hasAddressColumn(guessed)) return guessed;
  const addressIndex = guessed.findIndex(
    (field, index) =>
      field === null && rows.length > 0 && rows.every((row) => isAddressCell(row[index] ?? '')),
  );
  if (addressIndex === -1) return guessed;
  const isUrl = rows.every((row) => isWebUrl((row[addressIndex] ?? '').trim()));
  return guessed.with(addressIndex, isUrl ? 'url' : 'doi');
}

/** Whether a column is mapped to a field from which the address of a source follows. */
export const hasAddressColumn = (fields: ColumnMapping): boolean =>
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

const normalizeColumnName = (name: string): string =>
  name
    .replace(/^\ufeff/, '')
    .trim()
    .toLowerCase();
