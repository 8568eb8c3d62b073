import { isEntryType } from './bibtex-entry-types';
import type { ForeignFile, ForeignFormat, ImportedItem } from './imported-item';
import type { SavedColumnFields } from './table-fields';

// Matches the start of an entry: a type, then a key and a comma, or a field. Does not match a text such as `@maria (thanks!)`.
const BIBTEX_START =
  /^[ \t]{0,8}@[a-z]+[ \t]*(?:\{\s*[^\s,{}()="]+\s*,|[{(]\s*(?:[^\s,{}()="]+\s*)?,\s*[\w.:+-]+\s*=)/im;
// Also matches keys with spaces or parentheses, which some programs write. The caller checks that the word is the type of an entry.
const BIBTEX_TYPE_START = /^[ \t]{0,8}@([a-z]{1,20})[ \t]*\{[^,{}="\r\n]{1,300},/gim;
const RIS_START = /^TY {1,2}- /m;
const RDF_START = /^<(?:rdf:RDF|\?xml[\s\S]{0,5000}<rdf:RDF)[\s>]/i;
const BOOKMARKS_START = /^<!doctype netscape|^<(?:!doctype html|html|dl|title|meta)/i;
const LIST_LINE = /^(?:https?:\/\/\S+|(?:doi:\s?)?10\.\d{4,9}\/\S+)$/i;

/**
 * Recognises the format of a text by its content. Returns null if no format matches. `json` is the parsed text, or null if the text is not
 * JSON.
 */
async function recognizeFormat(text: string, json: unknown): Promise<ForeignFormat | null> {
  const content = trimStart(text);
  if (json !== null) return (await import('./read-json')).recognizeJson(json);
  if (RDF_START.test(content)) return 'zotero-rdf';
  if (BOOKMARKS_START.test(content)) return 'bookmarks';
  // Notes and tables are recognised first, because their texts can contain the syntax of the formats that follow.
  if (/^---\r?\n/.test(content)) return 'note';
  if ((await import('./read-table')).isTable(content)) return 'table';
  if (RIS_START.test(content)) return 'ris';
  if (isBibtex(content)) return 'bibtex';
  return isList(listLines(content)) ? 'list' : null;
}

/**
 * Recognises the format of a file by its content and reads the file. Returns null if no format matches. `json` is the parsed text, or null
 * if the text is not JSON. `savedFields` has the column mappings that the reader chose for tables.
 */
export async function readForeignFile(
  text: string,
  json: unknown,
  savedFields: readonly SavedColumnFields[] = [],
): Promise<ForeignFile | null> {
  const content = trimStart(text);
  const format = await recognizeFormat(text, json);
  switch (format) {
    case 'csl-json':
    case 'hypothesis':
    case 'articles':
      return { format, items: (await import('./read-json')).readForeignJson(json, format) };
    case 'zotero-rdf':
      return { format, items: (await import('./read-zotero-rdf')).readZoteroRdf(content) };
    case 'bookmarks':
      return { format, items: (await import('./read-bookmarks')).readBookmarks(content) };
    case 'ris':
      return { format, items: (await import('./read-ris')).readRis(content) };
    case 'bibtex':
      return { format, items: (await import('./read-bibtex')).readBibtex(content) };
    case 'note':
      return { format, items: (await import('./read-note')).readNote(content) };
    case 'table':
      return { format, ...(await import('./read-table')).readTable(content, savedFields) };
    case 'list':
      return { format, items: readList(content) };
    case null:
      return null;
  }
}

const isBibtex = (content: string): boolean =>
  BIBTEX_START.test(content) ||
  [...content.matchAll(BIBTEX_TYPE_START)].some(([, entryType = '']) => isEntryType(entryType.toLowerCase()));

/** Returns the text without byte order mark and white space at the start. */
const trimStart = (text: string): string => text.replace(/^\ufeff/, '').trimStart();

const listLines = (content: string): string[] => content.split(/\r\n|\r|\n/).map((line) => line.trim());

/** Returns whether at least half of the lines with text are a URL or a DOI. */
function isList(lines: string[]): boolean {
  const filledLines = lines.filter((line) => line !== '');
  const count = filledLines.filter((line) => LIST_LINE.test(line)).length;
  return count > 0 && count * 2 >= filledLines.length;
}

/** Reads a list of URLs and DOIs, one per line. */
const readList = (content: string): ImportedItem[] =>
  listLines(content).flatMap((line, index) =>
    line === ''
      ? []
      : [
          {
            location: `line ${index + 1}`,
            ...(line.startsWith('http') ? { url: line } : { identifiers: { doi: line } }),
          },
        ],
  );
