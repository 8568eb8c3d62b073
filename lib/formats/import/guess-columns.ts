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

// The columns of annotations that Hypothesis exports mean something else than in other tables: the author is the one of the annotation.
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

/** Whether a table has the annotations of Hypothesis: several rows of one page, with and without a quote. */
export const isAnnotationTable = (header: readonly string[]): boolean =>
  header.some((name) => normalizeColumnName(name) === ANNOTATION_NAME);

/** Whether a column has notes about the whole source, as in Readwise, and not about the quotes in its rows. */
export const isNoteOfSource = (name: string): boolean => normalizeColumnName(name) === 'documentnote';

// Columns that are left out if the table has a better one for the same field. A folder is a tag only in a table without a column of tags. In
// Scopus, `Source` is the name of the database, and `Authors` has only initials.
const BETTER_NAMES: Record<string, (name: string) => boolean> = {
  folder: () => true,
  source: () => true,
  authors: (name) => name === 'authorfullnames',
  au: (name) => name === 'af',
};

// The columns of Web of Science. Its tables have the codes of RIS-like records as names.
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

/** The states of an article in Pocket, the folders of Instapaper and the locations of Readwise Reader, in lower case. */
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

/** Whether a column says only where an article is in its program. */
const isStatusColumn = (name: string, cells: readonly string[]): boolean =>
  STATUS_COLUMN_NAMES.includes(name) &&
  cells.length > 0 &&
  cells.every((cell) => lookUp(STATUS_BY_ARTICLE_STATE, cell.trim().toLowerCase()) !== undefined);

const DOI_START = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s?)?10\.\d{4,9}\//i;

/** Whether a cell has a URL or a DOI. */
export const isUrlCell = (cell: string): boolean => isWebUrl(cell.trim()) || DOI_START.test(cell.trim());

function getFieldFinder(header: string[], names: string[]): (name: string) => string | null {
  if (isAnnotationTable(header)) return findAnnotationField;
  return isWebOfScienceTable(names) ? (name) => lookUp(WEB_OF_SCIENCE_FIELDS, name) ?? null : findField;
}

/**
 * Guesses the field of each column by its name. If no name means an address, the first column whose cells are
 * URLs or DOIs is taken. `rows` has some rows of the table.
 */
export function guessColumnFields(header: string[], rows: string[][]): ColumnMapping {
  const names = header.map(normalizeColumnName);
  const fields = names.map(getFieldFinder(header, names));
  const guessed = fields.map((field, index) => {
    if (
      !fields.includes('status') &&
      isStatusColumn(
        names[index] ?? '',
        rows.map((row) => row[index] ?? ''),
      )
    )
      return 'status';
    const isBetterName = lookUp(BETTER_NAMES, names[index] ?? '');
    const hasBetterColumn = fields.some(
      (otherField, otherIndex) =>
        otherIndex !== index && otherField === field && isBetterName?.(names[otherIndex] ?? ''),
    );
    return hasBetterColumn ? null : field;
  });
  if (hasUrlColumn(guessed)) return guessed;
  const urlIndex = guessed.findIndex(
    (field, index) => field === null && rows.length > 0 && rows.every((row) => isUrlCell(row[index] ?? '')),
  );
  if (urlIndex === -1) return guessed;
  const isUrl = rows.every((row) => isWebUrl((row[urlIndex] ?? '').trim()));
  return guessed.with(urlIndex, isUrl ? 'url' : 'doi');
}
