import { isWebUrl } from '@/lib/address/parse-url';
import { lookUp } from '@/lib/base/look-up';
import { COLUMN_NAMES } from './column-names';
import { normalizeColumnName } from './normalize-column-name';
import { type ColumnMapping, hasUrlColumn, TABLE_FIELDS } from './table-fields';

const FIELDS_BY_NAME = new Map([
  ...Object.entries(COLUMN_NAMES).flatMap(([field, lines]) =>
    lines.flatMap((line) => line.split('|')).map((name) => [normalizeColumnName(name), field] as const),
  ),
  ...TABLE_FIELDS.map((field) => [normalizeColumnName(field), field] as const),
]);
const findField = (name: string): string | null => FIELDS_BY_NAME.get(name) ?? null;

// The columns that have another meaning in a table of annotations from Hypothesis: `author` is the author of the annotation.
const ANNOTATION_NAME = 'annotationreplytype';
const ANNOTATION_FIELDS: Record<string, string | null> = {
  author: null,
  user: null,
  comment: 'keyPoints',
  body: 'keyPoints',
  createdat: 'createdAt',
  creationdate: 'createdAt',
};
const findAnnotationField = (name: string): string | null => {
  const field = lookUp(ANNOTATION_FIELDS, name);
  return field === undefined ? findField(name) : field;
};

/** Returns whether a table has annotations of Hypothesis: each row is an annotation, so that several rows can have the same page. */
export const isAnnotationTable = (header: readonly string[]): boolean =>
  header.some((name) => normalizeColumnName(name) === ANNOTATION_NAME);

/** Returns whether a column has notes about the source, as in Readwise. Other notes are about the quote in their row. */
export const isNoteOfSource = (name: string): boolean => normalizeColumnName(name) === 'documentnote';

// The names of columns that are used only if the table has no better column for the same field. Each function returns whether another name
// of the same field is better. A folder is a tag only in a table without a column of tags. In Scopus, `Source` is the name of the database,
// and `Authors` has only initials.
const BETTER_NAME_TESTS: Record<string, (name: string) => boolean> = {
  folder: () => true,
  source: (name) => name === 'sourcetitle',
  authors: (name) => name === 'authorfullnames',
  au: (name) => name === 'af',
};

// The fields of the columns of Web of Science, whose names are two-letter codes.
const WEB_OF_SCIENCE_FIELDS: Record<string, string | null> = {
  ti: 'title',
  au: 'authors',
  af: 'authors',
  so: 'siteName',
  dt: 'type',
  de: 'tags',
  ab: 'abstract',
  py: 'publishedDate',
  la: 'language',
  di: 'doi',
  pm: 'pmid',
};
const isWebOfScienceTable = (names: readonly string[]): boolean =>
  ['pt', 'ti', 'so', 'di'].every((name) => names.includes(name));

/** The status of a source by the state of an article in Pocket, its folder in Instapaper, or its location in Readwise Reader. */
export const STATUS_BY_ARTICLE_STATE: Record<string, string> = {
  archive: 'archived',
  unread: 'inbox',
  starred: 'inbox',
  new: 'inbox',
  later: 'inbox',
  shortlist: 'inbox',
  feed: 'inbox',
};
const STATUS_COLUMN_NAMES = ['folder', 'location'];

/** Returns whether a column has only states of articles, such as `archive`. */
const isStatusColumn = (name: string, cells: readonly string[]): boolean =>
  STATUS_COLUMN_NAMES.includes(name) &&
  cells.length > 0 &&
  cells.every((cell) => lookUp(STATUS_BY_ARTICLE_STATE, cell.trim().toLowerCase()) !== undefined);

const DOI_START = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s?)?10\.\d{4,9}\//i;

/** Returns whether a cell is a web URL, or begins with a DOI. */
export const isUrlCell = (cell: string): boolean => isWebUrl(cell.trim()) || DOI_START.test(cell.trim());

/** Returns the function that finds the field of a column by its name, for this kind of table. */
function getFieldFinder(header: string[], names: string[]): (name: string) => string | null {
  if (isAnnotationTable(header)) return findAnnotationField;
  return isWebOfScienceTable(names) ? (name) => lookUp(WEB_OF_SCIENCE_FIELDS, name) ?? null : findField;
}

/**
 * Guesses the field of each column by its name. If no column has the name of a URL or an identifier, the first unnamed
 * column that has only URLs or DOIs becomes the column of URLs or DOIs. `rows` has some rows of the table.
 */
export function guessColumnFields(header: string[], rows: string[][]): ColumnMapping {
  const names = header.map(normalizeColumnName);
  const fields = names.map(getFieldFinder(header, names));
  const guessedFields = fields.map((field, index) => {
    if (
      !fields.includes('status') &&
      isStatusColumn(
        names[index] ?? '',
        rows.map((row) => row[index] ?? ''),
      )
    )
      return 'status';
    const isBetterName = lookUp(BETTER_NAME_TESTS, names[index] ?? '');
    const hasBetterColumn = fields.some(
      (otherField, otherIndex) =>
        otherIndex !== index && otherField === field && isBetterName?.(names[otherIndex] ?? ''),
    );
    return hasBetterColumn ? null : field;
  });
  if (hasUrlColumn(guessedFields)) return guessedFields;
  const urlIndex = guessedFields.findIndex(
    (field, index) => field === null && rows.length > 0 && rows.every((row) => isUrlCell(row[index] ?? '')),
  );
  if (urlIndex === -1) return guessedFields;
  const isUrl = rows.every((row) => isWebUrl((row[urlIndex] ?? '').trim()));
  return guessedFields.with(urlIndex, isUrl ? 'url' : 'doi');
}
