import { computeResourceId } from '@/lib/address/resource-id';
import { err, ok, type Result } from '@/lib/base/result';
import type { ForeignFile, ForeignFormat } from '@/lib/formats/import/imported-item';
import { readForeignFile } from '@/lib/formats/import/read-foreign-file';
import type { SavedColumnFields, TableColumns } from '@/lib/formats/import/table-fields';
import { type ExportProblem, type ParsedExport, parseExportFile } from '@/lib/formats/parse-export-file';
import { createStableId } from '@/lib/record/stable-id';
import { buildImportedSource, findItemUrl } from './build-imported-source';

/**
 * The records of a file. `isForeign` is true if another program wrote the file, so that its records have only some
 * fields. `columns` has the columns of a table and is null for other formats.
 */
export type ImportContents = ParsedExport & { isForeign: boolean; columns: TableColumns | null };

// The origin of imported values by format, as the record page displays it.
const ORIGINS: Record<ForeignFormat, string> = {
  'csl-json': 'CSL-JSON',
  bibtex: 'BibTeX',
  ris: 'RIS',
  'zotero-rdf': 'Zotero RDF',
  table: 'CSV',
  bookmarks: 'bookmarks',
  hypothesis: 'Hypothesis',
  articles: 'JSON',
  note: 'front matter',
  list: 'URL',
};

/**
 * Recognises the format of a file by its content and reads its records: the exported JSON and JSON Lines, and files of
 * other programs. `savedFields` has the columns of tables that the reader mapped.
 */
export async function parseImportFile(
  text: string,
  now: Date,
  savedFields: readonly SavedColumnFields[] = [],
): Promise<Result<ImportContents, ExportProblem>> {
  const json = parseJson(text) ?? parseJsonLines(text);
  const exportedFile = parseExportFile(json);
  if (exportedFile.ok) return ok({ ...exportedFile.value, isForeign: false, columns: null });
  if (exportedFile.problem.kind === 'other-version') return exportedFile;
  const file = await readForeignFile(text, json, savedFields);
  return file && file.items.length > 0 ? ok(await buildContents(file, now)) : err(exportedFile.problem);
}

async function buildContents(
  { format, items, columns = null }: ForeignFile,
  now: Date,
): Promise<ImportContents> {
  const contents: ImportContents = {
    sources: [],
    snapshots: [],
    venues: [],
    invalidRecords: [],
    unknownKeys: [],
    isForeign: true,
    columns,
  };
  for (const [index, item] of items.entries()) {
    const url = findItemUrl(item);
    const source =
      url &&
      buildImportedSource(item, {
        url,
        resourceId: await computeResourceId(url),
        stableId: createStableId(),
        origin: ORIGINS[format],
        now,
      });
    if (source) contents.sources.push(source);
    else
      contents.invalidRecords.push({
        list: 'sources',
        index,
        label: [item.place, item.title].filter(Boolean).join(': ').slice(0, 200),
        reason: 'malformed',
        fields: url ? [] : ['url'],
      });
  }
  return contents;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Reads exported JSON Lines. A line that is not JSON becomes a record that is reported as invalid. */
function parseJsonLines(text: string): unknown {
  if (!/^\ufeff?\{"stableId":/.test(text)) return null;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return { schemaVersion: 1, sources: lines.map((line) => parseJson(line) ?? line) };
}
