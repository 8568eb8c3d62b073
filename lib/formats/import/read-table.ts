import Papa from 'papaparse';
import { lookUp } from '@/lib/base/look-up';
import { createQuote } from '@/lib/record/create-quote';
import type { KeyPoint } from '@/lib/record/schema/parts';
import { SourceType } from '@/lib/record/schema/vocabulary';
import type { CslName } from '../csl/csl-item';
import { formatInvertedName } from '../csl/format-name';
import { VALUE_SEPARATOR } from '../lines/format-table-row';
import { convertHtmlNote } from './convert-html-note';
import {
  guessColumnFields,
  isAnnotationTable,
  isNoteOfSource,
  isUrlCell,
  STATUS_BY_ARTICLE_STATE,
} from './guess-columns';
import type { ImportedItem } from './imported-item';
import { findItemType, getDocumentType } from './item-types';
import { type JoinedRows, joinRowsByUrl } from './join-rows';
import {
  type ColumnMapping,
  findSavedFields,
  hasUrlColumn,
  type SavedColumnFields,
  type TableColumns,
} from './table-fields';

/** The items of a table, and the fields to which its columns were mapped. */
export type ImportedTable = JoinedRows & { columns: TableColumns };

const MAX_PREVIEW_LENGTH = 200_000;
const PREVIEW_ROWS = 20;
const MAX_HEADER_LENGTH = 200;
const SAMPLE_COUNT = 3;
const MAX_SAMPLE_LENGTH = 100;

/**
 * Returns whether a string is a table: its header has a name of a column of URLs or identifiers, or a column of its first rows has only
 * URLs or DOIs.
 */
export function isTable(text: string): boolean {
  const { data, errors } = parseRows(text.slice(0, MAX_PREVIEW_LENGTH), PREVIEW_ROWS);
  const { header, rows } = splitHeader(data);
  if (header.length < 2 || header.some((name) => name.length > MAX_HEADER_LENGTH)) return false;
  if (!hasUrlColumn(guessColumnFields(header, rows))) return false;
  const isNamed = hasUrlColumn(guessColumnFields(header, []));
  // Without such a name, all rows must have the same number of cells. The lines of prose have different numbers of commas.
  return isNamed || (errors.length === 0 && rows.every((row) => row.length === header.length));
}

// The first line of prose rarely has as many words that are names of columns.
const MIN_NAMED_COLUMNS = 2;

/**
 * Returns the header of a table that has known column names, but no column of URLs or identifiers, such as the highlights of books in
 * Readwise. Returns null for any other text.
 */
export function findHeaderWithoutUrls(text: string): string[] | null {
  const { data, errors } = parseRows(text.slice(0, MAX_PREVIEW_LENGTH), PREVIEW_ROWS);
  const { header, rows } = splitHeader(data);
  const fields = guessColumnFields(header, rows);
  const namedCount = fields.filter((field) => field !== null).length;
  const isRegular = errors.length === 0 && rows.every((row) => row.length === header.length);
  return isRegular && namedCount >= MIN_NAMED_COLUMNS && !hasUrlColumn(fields) ? header : null;
}

/**
 * Reads a table (CSV, TSV or with semicolons). Detects the delimiter. The columns are mapped to the fields that the reader chose for the
 * same header, or else to guessed fields.
 */
export function readTable(text: string, savedFields: readonly SavedColumnFields[]): ImportedTable {
  const { header, rows, firstLine } = splitHeader(parseRows(text, 0).data);
  const previewRows = rows.slice(0, PREVIEW_ROWS);
  const fields = findSavedFields(savedFields, header) ?? guessColumnFields(header, previewRows);
  const samples = header.map((_, index) =>
    rows
      .slice(0, 200)
      .map((row) => restoreFormula(row[index] ?? '').trim())
      .filter(Boolean)
      .slice(0, SAMPLE_COUNT)
      .map((cell) => cell.slice(0, MAX_SAMPLE_LENGTH)),
  );
  const sourceNoteFlags = header.map(isNoteOfSource);
  const items = rows.map((row, index) => readRow(row, fields, sourceNoteFlags, `line ${index + firstLine}`));
  const shouldJoinRow = isAnnotationTable(header)
    ? () => true
    : (row: string[]) => row.some((cell, index) => fields[index] === 'quote' && cell.trim() !== '');
  return {
    ...joinRowsByUrl(
      items,
      rows.map((row) => shouldJoinRow(row)),
    ),
    columns: { header, samples, fields },
  };
}

const parseRows = (text: string, preview: number): Papa.ParseResult<string[]> =>
  Papa.parse<string[]>(text, { header: false, skipEmptyLines: 'greedy', preview });

/** Separates the header from the rows. If the first row has a URL or a DOI, it is no header, and the names of the columns are numbers. */
function splitHeader(data: string[][]): { header: string[]; rows: string[][]; firstLine: number } {
  const [firstRow = [], ...rows] = data;
  if (!firstRow.some(isUrlCell))
    return { header: firstRow.map((name) => name.replace(/^\ufeff/, '').trim()), rows, firstLine: 2 };
  return { header: firstRow.map((_, index) => String(index + 1)), rows: data, firstLine: 1 };
}

/** Reads a row. `sourceNoteFlags` has true for each column whose notes are about the source and not about the quote of the row. */
function readRow(
  row: string[],
  fields: ColumnMapping,
  sourceNoteFlags: readonly boolean[],
  location: string,
): ImportedItem {
  const listCells = (field: string, canUse: (index: number) => boolean = () => true): string[] =>
    row.flatMap((cell, index) => {
      const text = fields[index] === field && canUse(index) ? restoreFormula(cell).trim() : '';
      return text === '' ? [] : [text];
    });
  const find = (field: string): string | undefined => listCells(field)[0];
  const created = find('createdAt');
  const quote = find('quote');
  const isNoteOfQuote = (index: number): boolean => quote !== undefined && !sourceNoteFlags[index];
  const hasPaperIdentifier = ['doi', 'pmid', 'pmcid'].some((field) => find(field) !== undefined);
  const isOwnType = SourceType.safeParse(find('type')).success;
  const itemType =
    findItemType(find('type')) ??
    (hasPaperIdentifier && !isOwnType ? getDocumentType(find('type')) : undefined);
  return {
    location,
    url: find('url'),
    aliases: listCells('aliases').flatMap((cell) => cell.split(VALUE_SEPARATOR)),
    title: find('title'),
    authors: listCells('authors').flatMap(splitAuthorCell),
    publishedDate: listCells('publishedDate'),
    siteName: find('siteName'),
    type: itemType?.type ?? find('type'),
    isPartOfBook: itemType?.isPartOfBook,
    subtype: find('subtype') ?? itemType?.subtype,
    purpose: find('purpose'),
    language: find('language'),
    identifiers: {
      doi: find('doi'),
      isbn: find('isbn'),
      arxiv: find('arxiv'),
      pmid: find('pmid'),
      pmcid: find('pmcid'),
      ssrn: find('ssrn'),
      openreview: find('openreview'),
    },
    abstract: find('abstract'),
    summary:
      listCells('summary', (index) => !isNoteOfQuote(index))
        .map((cell) => (HTML_NOTE.test(cell) ? convertHtmlNote(cell) : cell))
        .join('\n\n') || undefined,
    keyPoints: readKeyPoints(
      [...listCells('keyPoints'), ...listCells('summary', isNoteOfQuote)],
      quote,
      listCells('quotes'),
    ),
    review: find('review'),
    contextNote: find('contextNote'),
    importance: find('importance'),
    tags: [...listCells('tags').flatMap(splitTags), ...listCells('status').filter(isChoice)],
    stance: find('stance'),
    credibility: { level: find('credibilityLevel'), reason: find('credibilityReason') },
    archiveUrl: find('archiveUrl'),
    linkState: { state: find('linkState'), checkedAt: find('linkCheckedAt') },
    status: readStatus(find('status')),
    // Pocket and Instapaper write times in seconds since 1970.
    createdAt:
      created && /^\d{9,10}$/.test(created) ? new Date(Number(created) * 1000).toISOString() : created,
  };
}

const splitValues = (text: string, separator: string | RegExp): string[] =>
  text
    .split(separator)
    .map((value) => value.trim())
    .filter(Boolean);

// Zotero exports its notes as HTML.
const HTML_NOTE = /^<(?:p|div|h[1-6])[\s>].*<\/(?:p|div|h[1-6])>$/s;

/** Parses a name of PubMed: family name, initials and suffix. A full stop follows the last name. Returns null for any other text. */
function parsePubmedName(text: string): CslName | null {
  const [, family, given = '', suffix] =
    /^(\p{L}[\p{L}'’ -]*) (\p{Lu}{1,4})(?: (Jr|Sr|II|III))?\.?$/u.exec(text) ?? [];
  return family === undefined ? null : { family, given, ...(suffix && { suffix }) };
}

/**
 * Splits the authors of a cell. Semicolons separate authors, and a comma separates family name and given name. In a cell of PubMed, commas
 * separate authors. The id after each name of Scopus is removed.
 */
function splitAuthorCell(cell: string): string[] {
  const names = splitValues(cell, ',');
  const pubmedNames = names.map(parsePubmedName);
  const hasOnlyPubmedNames = pubmedNames.every((name) => name !== null);
  // A suffix or a study group is no name of that form. The full stop at the end shows that the list is one of PubMed.
  const isPubmedList =
    cell.endsWith('.') && !cell.includes(';') && pubmedNames.filter(Boolean).length * 2 >= names.length;
  if (isPubmedList || (hasOnlyPubmedNames && names.length > 1))
    return names.map((name, index) => {
      const pubmedName = pubmedNames[index];
      return pubmedName ? formatInvertedName(pubmedName) : name.replace(/\.$/, '');
    });
  return splitValues(cell, ';').map((name) => name.replace(/ \(\d{6,}\)$/, ''));
}

const LINE_END = /\r\n|\r|\n/;

const splitLines = (cells: string[]): string[] => cells.flatMap((cell) => splitValues(cell, LINE_END));

/**
 * Reads the key points of a row. With a quote, all texts are the text of one key point with this quote; without texts, its text is that of
 * the quote. Without a quote, each line is a key point. Each line of `quotes` is another key point.
 */
function readKeyPoints(texts: string[], quote: string | undefined, quotes: string[]): KeyPoint[] {
  const points =
    quote === undefined
      ? splitLines(texts).map((text) => ({ text, quotes: [] }))
      : [{ text: texts.join('\n') || quote, quotes: [createQuote(quote)] }];
  return [...points, ...splitLines(quotes).map((exact) => ({ text: exact, quotes: [createQuote(exact)] }))];
}

/** Splits the tags of a cell: a list such as `['sea', "sea's wall"]`, as Readwise and Instapaper write, or tags between `;`, `,` or `|`. */
function splitTags(cell: string): string[] {
  const [, list] = /^\[(.*)\]$/s.exec(cell) ?? [];
  if (list === undefined) return splitValues(cell, cell.includes(';') ? ';' : /[,|]/);
  return [...list.matchAll(/"([^"]*)"|'([^']*)'|([^\s,"'][^,"']*)/g)].map(
    ([, quoted, singleQuoted, plain]) => quoted ?? singleQuoted ?? plain ?? '',
  );
}

/** Converts the state of an article in another program to a status. Returns any other text, such as a status, unchanged. */
const readStatus = (text = ''): string | undefined =>
  (lookUp(STATUS_BY_ARTICLE_STATE, text.toLowerCase()) ?? text) || undefined;

/** Returns whether the state of an article means that the reader chose it. Such a state becomes a tag. */
const isChoice = (state: string): boolean => /^(?:starred|shortlist)$/i.test(state);

/** Removes the apostrophe that an export writes before a text that a spreadsheet would run as a formula (`neutralizeFormula`). */
const restoreFormula = (text: string): string => (/^''*[=+\-@\t\r]/.test(text) ? text.slice(1) : text);
