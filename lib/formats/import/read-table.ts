import Papa from 'papaparse';
import { VALUE_SEPARATOR } from '../lines/format-table-row';
import type { ImportedItem } from './imported-item';
import {
  type ColumnMapping,
  findSavedFields,
  guessColumnFields,
  hasAddressColumn,
  isAddressCell,
  type SavedColumnFields,
  type TableColumns,
} from './table-fields';

/** The items of a table, and how its columns were read. */
export type ImportedTable = { items: ImportedItem[]; columns: TableColumns };

const MAX_PREVIEW_LENGTH = 200_000;
const PREVIEW_ROWS = 20;
const MAX_HEADER_LENGTH = 200;
const SAMPLE_COUNT = 3;
const MAX_SAMPLE_LENGTH = 100;

/**
 * Whether a text is a table: its header names a column of addresses or identifiers, or all of its first rows have an address or a DOI
 * in the same column.
 */
export function isTable(text: string): boolean {
  const { data, errors } = parseRows(text.slice(0, MAX_PREVIEW_LENGTH), PREVIEW_ROWS);
  const { header, rows } = splitHeader(data);
  if (header.length < 2 || header.some((name) => name.length > MAX_HEADER_LENGTH)) return false;
  if (!hasAddressColumn(guessColumnFields(header, rows))) return false;
  const isNamed = hasAddressColumn(guessColumnFields(header, []));
  // Prose with commas and addresses is not a table: its lines have different numbers of commas.
  return isNamed || (errors.length === 0 && rows.every((row) => row.length === header.length));
}

/**
 * Reads a table (CSV, TSV or with semicolons). The delimiter is detected in the content. The fields of its columns are those that the
 * reader chose for the same header, or are guessed.
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
  return {
    items: rows.map((row, index) => readRow(row, fields, `line ${index + firstLine}`)),
    columns: { header, samples, fields },
  };
}

const parseRows = (text: string, preview: number): Papa.ParseResult<string[]> =>
  Papa.parse<string[]>(text, { header: false, skipEmptyLines: 'greedy', preview });

/** Takes the first row as the header, unless it has an address itself: then the columns are numbered. */
function splitHeader(data: string[][]): { header: string[]; rows: string[][]; firstLine: number } {
  const [firstRow = [], ...rows] = data;
  if (!firstRow.some(isAddressCell))
    return { header: firstRow.map((name) => name.replace(/^\ufeff/, '').trim()), rows, firstLine: 2 };
  return { header: firstRow.map((_, index) => String(index + 1)), rows: data, firstLine: 1 };
}

function readRow(row: string[], fields: ColumnMapping, place: string): ImportedItem {
  const listCells = (field: string): string[] =>
    row.flatMap((cell, index) => {
      const text = fields[index] === field ? restoreFormula(cell).trim() : '';
      return text === '' ? [] : [text];
    });
  const find = (field: string): string | undefined => listCells(field)[0];
  const created = find('createdAt');
  return {
    place,
    url: find('url'),
    aliases: listCells('aliases').flatMap((cell) => cell.split(VALUE_SEPARATOR)),
    title: find('title'),
    // A comma separates family name and given name.
    authors: listCells('authors').flatMap((cell) => splitValues(cell, ';')),
    publishedDate: find('publishedDate') ?? null,
    siteName: find('siteName'),
    type: find('type'),
    subtype: find('subtype'),
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
    summary: find('summary'),
    keyPoints: listCells('keyPoints').flatMap((cell) =>
      splitValues(cell, /\r\n|\r|\n/).map((text) => ({ text, quotes: [] })),
    ),
    review: find('review'),
    contextNote: find('contextNote'),
    importance: find('importance'),
    tags: listCells('tags').flatMap((cell) => splitValues(cell, cell.includes(';') ? ';' : /[,|]/)),
    stance: find('stance'),
    credibility: { level: find('credibilityLevel'), reason: find('credibilityReason') },
    archiveUrl: find('archiveUrl'),
    linkState: { state: find('linkState'), checkedAt: find('linkCheckedAt') },
    status: find('status'),
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

/** Removes the apostrophe that the export writes before a text that a spreadsheet would run as a formula. */
const restoreFormula = (text: string): string => (/^''*[=+\-@\t\r]/.test(text) ? text.slice(1) : text);
