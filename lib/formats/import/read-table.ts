import Papa from 'papaparse';
import { VALUE_SEPARATOR } from '../lines/format-table-row';
import type { ImportedItem } from './imported-item';

// The names of columns in exported tables and in those of Raindrop, Readwise, Pocket, Instapaper, Hypothesis and
// Zotero, in lower case.
const COLUMN_NAMES = {
  url: ['url', 'link', 'source url', 'uri', 'address', 'href'],
  title: ['title', 'name', 'article title'],
  authors: ['authors', 'author', 'document author'],
  publishedDate: ['publisheddate', 'published', 'date', 'publication year', 'published date'],
  siteName: ['sitename', 'publication title', 'site', 'source', 'journal'],
  type: ['type'],
  subtype: ['subtype'],
  language: ['language'],
  doi: ['doi'],
  isbn: ['isbn'],
  arxiv: ['arxiv'],
  pmid: ['pmid'],
  pmcid: ['pmcid'],
  abstract: ['abstract', 'abstract note', 'excerpt', 'description'],
  summary: ['summary', 'note', 'notes', 'document note'],
  tags: ['tags', 'document tags', 'manual tags', 'folder'],
  createdAt: ['createdat', 'created', 'time_added', 'saved date', 'timestamp', 'date added'],
} as const;
type ColumnName = keyof typeof COLUMN_NAMES;

const MAX_HEADER_LENGTH = 5_000;

/** Whether the first line of a text is the header of a table with an address or an identifier. */
export function isTable(text: string): boolean {
  const [header = ''] = text.slice(0, MAX_HEADER_LENGTH).split(/[\r\n]/, 1);
  const names = header.split(/[,;\t]/).map(normalizeHeader);
  const knownColumns = [...COLUMN_NAMES.url, ...COLUMN_NAMES.doi];
  return names.length > 1 && names.some((name) => knownColumns.some((knownName) => knownName === name));
}

/** Reads a table with a header (CSV, TSV or with semicolons). The delimiter is detected in the content. */
export function readTable(text: string): ImportedItem[] {
  const { data } = Papa.parse<Record<string, string>>(text, {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: normalizeHeader,
  });
  return data.map(readRow);
}

const normalizeHeader = (name: string): string =>
  name
    .replace(/^\ufeff/, '')
    .replaceAll('"', '')
    .trim()
    .toLowerCase();

function readRow(row: Record<string, string>, index: number): ImportedItem {
  const find = (column: ColumnName): string | undefined =>
    COLUMN_NAMES[column].map((name) => restoreFormula(row[name] ?? '')).find((value) => value !== '');
  const splitValues = (text: string | undefined): string[] =>
    (text ?? '')
      .split(text?.includes(VALUE_SEPARATOR) || text?.includes(';') ? ';' : /[,|]/)
      .map((value) => value.trim());
  const created = find('createdAt');
  return {
    // The header is line 1.
    place: `line ${index + 2}`,
    url: find('url'),
    title: find('title'),
    // A comma separates family name and given name.
    authors: (find('authors') ?? '')
      .split(';')
      .map((name) => name.trim())
      .filter(Boolean),
    publishedDate: find('publishedDate') ?? null,
    siteName: find('siteName'),
    type: find('type'),
    subtype: find('subtype'),
    language: find('language'),
    identifiers: {
      doi: find('doi'),
      isbn: find('isbn'),
      arxiv: find('arxiv'),
      pmid: find('pmid'),
      pmcid: find('pmcid'),
    },
    abstract: find('abstract'),
    summary: find('summary'),
    tags: splitValues(find('tags')),
    // Pocket and Instapaper write times in seconds since 1970.
    createdAt:
      created && /^\d{9,10}$/.test(created) ? new Date(Number(created) * 1000).toISOString() : created,
  };
}

/** Removes the apostrophe that the export writes before a text that a spreadsheet would run as a formula. */
const restoreFormula = (text: string): string => (/^''*[=+\-@\t\r]/.test(text) ? text.slice(1) : text);
