import type { ForeignFile } from './imported-item';
import type { SavedColumnFields } from './table-fields';

const BIBTEX_START = /^[ \t]*@[a-z]+[ \t]*[{(]/im;
const RIS_START = /^TY {1,2}- /m;
const RDF_START = /^<(?:rdf:RDF|\?xml[\s\S]{0,5000}<rdf:RDF)[\s>]/i;
const LIST_LINE = /^(?:https?:\/\/\S+|(?:doi:\s?)?10\.\d{4,9}\/\S+)$/i;

/**
 * Recognises the format of a file by its content and reads it. The readers are loaded when they are used. Returns null if no format
 * matches. `json` is the parsed text, or null if it is not JSON. `savedFields` has the columns of tables that the reader mapped.
 */
export async function readForeignFile(
  text: string,
  json: unknown,
  savedFields: readonly SavedColumnFields[] = [],
): Promise<ForeignFile | null> {
  const content = text.replace(/^\ufeff/, '').trimStart();
  if (json !== null) return (await import('./read-json')).readForeignJson(json);
  if (RDF_START.test(content))
    return { format: 'zotero-rdf', items: (await import('./read-zotero-rdf')).readZoteroRdf(content) };
  if (/^<!doctype netscape|^<(?:!doctype html|html|dl|title|meta)/i.test(content))
    return { format: 'bookmarks', items: (await import('./read-bookmarks')).readBookmarks(content) };
  if (RIS_START.test(content)) return { format: 'ris', items: (await import('./read-ris')).readRis(content) };
  if (BIBTEX_START.test(content))
    return { format: 'bibtex', items: (await import('./read-bibtex')).readBibtex(content) };
  if (/^---\r?\n/.test(content))
    return { format: 'note', items: (await import('./read-note')).readNote(content) };
  const { isTable, readTable } = await import('./read-table');
  if (isTable(content)) return { format: 'table', ...readTable(content, savedFields) };
  return readList(content);
}

/** Reads a list of URLs and DOIs, one per line. Returns null unless at least half of the lines are a URL or a DOI. */
function readList(content: string): ForeignFile | null {
  const lines = content.split(/\r\n|\r|\n/).map((line) => line.trim());
  const filledLines = lines.filter((line) => line !== '');
  if (filledLines.length === 0 || !filledLines.some((line) => LIST_LINE.test(line))) return null;
  if (filledLines.filter((line) => LIST_LINE.test(line)).length * 2 < filledLines.length) return null;
  return {
    format: 'list',
    items: lines.flatMap((line, index) =>
      line === ''
        ? []
        : [
            {
              place: `line ${index + 1}`,
              ...(line.startsWith('http') ? { url: line } : { identifiers: { doi: line } }),
            },
          ],
    ),
  };
}
