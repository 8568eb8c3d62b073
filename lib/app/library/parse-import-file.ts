import { computeResourceId } from '@/lib/address/resource-id';
import { err, ok, type Result } from '@/lib/base/result';
import type { ForeignFile, ForeignFormat } from '@/lib/formats/import/imported-item';
import { readForeignFile } from '@/lib/formats/import/read-foreign-file';
import type { SavedColumnFields } from '@/lib/formats/import/table-fields';
import { type ExportProblem, parseExportFile } from '@/lib/formats/parse-export-file';
import type { Source } from '@/lib/record/schema/source';
import { createStableId } from '@/lib/record/stable-id';
import { buildImportedSource, findItemUrl } from './build-imported-source';
import { createRecordList, createSourceList, type ImportContents, NO_SNAPSHOTS } from './import-contents';
import type { ReadControl } from './read-control';
import { isExportFile, readExportFile } from './read-export-file';

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

/** Reads the records of a file. An exported file is read part by part, any other one as a whole. Rejects when the reader cancels. */
export async function readImportContents(
  file: Blob,
  now: Date,
  savedFields: readonly SavedColumnFields[],
  control: ReadControl,
): Promise<Result<ImportContents, ExportProblem>> {
  if (await isExportFile(file)) return readExportFile(file, control);
  const text = await file.text();
  control.signal.throwIfAborted();
  return parseImportFile(text, now, savedFields);
}

/**
 * Recognises the format of a text by its content and reads its records: the exported JSON and JSON Lines, and files of
 * other programs. `savedFields` has the columns of tables that the reader mapped.
 */
export async function parseImportFile(
  text: string,
  now: Date,
  savedFields: readonly SavedColumnFields[] = [],
): Promise<Result<ImportContents, ExportProblem>> {
  const json = parseJson(text) ?? parseJsonLines(text);
  const exportedFile = parseExportFile(json);
  if (exportedFile.ok)
    return ok({
      ...exportedFile.value,
      sources: createSourceList(exportedFile.value.sources),
      snapshots: createRecordList(
        exportedFile.value.snapshots,
        ({ markdown, text: plainText }) => markdown.length + plainText.length,
      ),
      isForeign: false,
      isDamaged: false,
      columns: null,
    });
  if (exportedFile.problem.kind === 'other-version') return exportedFile;
  const file = await readForeignFile(text, json, savedFields);
  return file && file.items.length > 0 ? ok(await buildContents(file, now)) : err(exportedFile.problem);
}

async function buildContents(
  { format, items, columns = null }: ForeignFile,
  now: Date,
): Promise<ImportContents> {
  const sources: Source[] = [];
  const invalidRecords: ImportContents['invalidRecords'] = [];
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
    if (source) sources.push(source);
    else
      invalidRecords.push({
        list: 'sources',
        index,
        label: [item.place, item.title].filter(Boolean).join(': ').slice(0, 200),
        reason: 'malformed',
        fields: url ? [] : ['url'],
      });
  }
  return {
    sources: createSourceList(sources),
    snapshots: NO_SNAPSHOTS,
    venues: [],
    invalidRecords,
    unknownKeys: [],
    isForeign: true,
    isDamaged: false,
    columns,
  };
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
