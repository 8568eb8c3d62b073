import { computeResourceId } from '@/lib/address/resource-id';
import { err, ok, type Result } from '@/lib/base/result';
import { createIgnoredFieldCounter } from '@/lib/formats/import/ignored-fields';
import {
  FORMAT_NAMES,
  type ForeignFile,
  type ImportedItem,
  type PartlyImportedRow,
} from '@/lib/formats/import/imported-item';
import { readForeignFile } from '@/lib/formats/import/read-foreign-file';
import type { SavedColumnFields } from '@/lib/formats/import/table-fields';
import { type ExportProblem, parseExportFile, type ReportedItem } from '@/lib/formats/parse-export-file';
import type { Source } from '@/lib/record/schema/source';
import { createStableId } from '@/lib/record/stable-id';
import { buildImportedSource, findItemUrl, type ImportedSource } from './build-imported-source';
import { createImportItemList, createSourceList, type ImportContents, NO_SNAPSHOTS } from './import-contents';
import type { ReadControl } from './read-control';
import { isExportFile, readExportFile } from './read-export-file';

/** Reads the contents of a file. An exported file is read part by part, any other file as a whole. Rejects when the reader cancels. */
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
 * Recognises the format of a text by its content and reads its sources: the exported JSON and JSON Lines, and files of
 * other programs. `savedFields` has the columns of tables that the reader mapped.
 */
export async function parseImportFile(
  text: string,
  now: Date,
  savedFields: readonly SavedColumnFields[] = [],
): Promise<Result<ImportContents, ExportProblem>> {
  const document = parseJson(text);
  const json = document ?? parseJsonLines(text);
  const exportedFile = parseExportFile(json);
  if (exportedFile.ok)
    return ok({
      ...exportedFile.value,
      reportedItems: exportedFile.value.reportedItems.map((item) =>
        document === null ? { ...item, list: null } : item,
      ),
      sources: createSourceList(exportedFile.value.sources),
      snapshots: createImportItemList(
        exportedFile.value.snapshots,
        ({ markdown, text: plainText }) => markdown.length + plainText.length,
      ),
      isForeign: false,
      isDamaged: false,
      columns: null,
    });
  if (exportedFile.problem.kind === 'other-version') return exportedFile;
  const file = await readForeignFile(text, json, savedFields);
  if (file && file.items.length > 0) return ok(await buildContents(file, now));
  const columns = file || json !== null ? null : await findHeaderWithoutUrls(text);
  return err(columns ? { kind: 'no-address-column', columns } : exportedFile.problem);
}

const findHeaderWithoutUrls = async (text: string): Promise<string[] | null> =>
  (await import('@/lib/formats/import/read-table')).findHeaderWithoutUrls(text);

async function buildContents(
  { format, items, columns = null, partlyImportedRows = [] }: ForeignFile,
  now: Date,
): Promise<ImportContents> {
  const sources: Source[] = [];
  const reportedItems: ReportedItem[] = [];
  const ignoredFields = createIgnoredFieldCounter();
  for (const [index, item] of items.entries()) {
    ignoredFields.add(item.ignoredFields ?? []);
    const url = findItemUrl(item);
    const imported =
      url &&
      buildImportedSource(item, {
        url,
        resourceId: await computeResourceId(url),
        stableId: createStableId(),
        origin: FORMAT_NAMES[format],
        now,
      });
    if (!imported) {
      reportedItems.push(buildInvalidItem(item, index, url !== null));
      continue;
    }
    sources.push(imported.source);
    if (imported.omitted.length > 0) reportedItems.push(buildPartialItem(item, index, imported));
  }
  return {
    sources: createSourceList(sources),
    snapshots: NO_SNAPSHOTS,
    venues: [],
    reportedItems: [...reportedItems, ...partlyImportedRows.map(buildJoinedItem)],
    ignoredFields: ignoredFields.list(),
    isForeign: true,
    isDamaged: false,
    columns,
  };
}

function buildInvalidItem(item: ImportedItem, index: number, hasUrl: boolean): ReportedItem {
  const isWithoutUrl = !hasUrl && !item.url?.trim();
  return {
    list: null,
    index: item.location === '' ? index : null,
    label: formatLabel(item),
    reason: isWithoutUrl ? 'no-address' : 'malformed',
    fields: hasUrl ? [] : ['url'],
  };
}

const buildPartialItem = (
  item: ImportedItem,
  index: number,
  { source, omitted }: ImportedSource,
): ReportedItem => ({
  list: null,
  index: item.location === '' ? index : null,
  label: formatLabel(item),
  reason: 'omitted',
  fields: [],
  omitted: omitted.map((value) => ({ ...value, text: value.text.slice(0, MAX_OMITTED_LENGTH) })),
  stableId: source.stableId,
});

const buildJoinedItem = (row: PartlyImportedRow): ReportedItem => ({
  list: null,
  index: null,
  label: formatLabel(row),
  reason: 'joined',
  fields: row.fields,
});

// A longer text would hide the other reasons.
const MAX_OMITTED_LENGTH = 80;

const formatLabel = ({ location, title }: Pick<ImportedItem, 'location' | 'title'>): string =>
  [location, title].filter(Boolean).join(': ').slice(0, 200);

// Pasted text is read again after each change. Its first part shows whether it has references.
const MAX_RECOGNIZED_LENGTH = 200_000;

/**
 * Returns the name of the format of a pasted text with references. Returns null for a list of addresses, and for a text in which no
 * item of a known format has an address or an identifier.
 */
export async function recognizeReferences(text: string): Promise<string | null> {
  const json = parseJson(text) ?? parseJsonLines(text);
  if (parseExportFile(json).ok) return 'JSON';
  const file = await readForeignFile(text.slice(0, MAX_RECOGNIZED_LENGTH), json);
  if (file === null || file.format === 'list' || !file.items.some(hasAddressOrIdentifier)) return null;
  return FORMAT_NAMES[file.format];
}

const hasAddressOrIdentifier = (item: ImportedItem): boolean =>
  findItemUrl(item) !== null || Object.values(item.identifiers ?? {}).some(Boolean);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Reads exported JSON Lines. A line that is not JSON becomes a source that is reported as invalid. */
function parseJsonLines(text: string): unknown {
  if (!/^\ufeff?\{"stableId":/.test(text)) return null;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return { schemaVersion: 1, sources: lines.map((line) => parseJson(line) ?? line) };
}
