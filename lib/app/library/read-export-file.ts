import { hashText } from '@/lib/base/hash-text';
import { err, ok, type Result } from '@/lib/base/result';
import type { ExportedSource } from '@/lib/formats/export-file';
import { decodeExportedSource } from '@/lib/formats/exported-source';
import { type JsonPart, scanJson } from '@/lib/formats/import/scan-json';
import type { ListName } from '@/lib/formats/item-keys';
import {
  createRowParser,
  type ExportProblem,
  findVersionProblem,
  type RowParser,
} from '@/lib/formats/parse-export-file';
import type { StableId } from '@/lib/record/schema/primitives';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import type { ImportContents, ImportItemList } from './import-contents';
import type { ReadControl } from './read-control';
import { readRanges } from './read-ranges';

// The export writes the version first. A file that begins otherwise is read as a whole.
const EXPORT_START = /^\ufeff?\s*\{\s*"schemaVersion"\s*:/;
const MAX_START_BYTES = 200;
const LISTS: readonly ListName[] = ['sources', 'snapshots', 'venues'];

/** Returns whether a file is an exported file that can be read part by part. */
export const isExportFile = async (file: Blob): Promise<boolean> =>
  EXPORT_START.test(await file.slice(0, MAX_START_BYTES).text());

/**
 * Reads an exported file part by part. Its sources and captured texts stay in the file until their chunk is planned or imported.
 * All complete sources of a truncated file are read. The source at its end is invalid, and the contents count as damaged. Rejects
 * when the reader cancels.
 */
export async function readExportFile(
  file: Blob,
  { onProgress, signal }: ReadControl,
): Promise<Result<ImportContents, ExportProblem>> {
  const parser = createRowParser();
  const lists: ScannedLists = { sources: [], snapshots: [], venues: [] };
  let isDamaged = false;
  const setDamaged = () => {
    isDamaged = true;
  };
  const showProgress = (byteCount: number) => onProgress(byteCount / file.size);
  for await (const part of scanJson(file, showProgress, signal, setDamaged)) {
    const problem = findPartProblem(part);
    if (problem) return err(problem);
    if (isInvalidList(part)) setDamaged();
    const row = parsePart(parser, part);
    if (row) addItem(lists, row.list, row.item, part);
  }
  const report = parser.getReport();
  const { sources, snapshots, venues } = lists;
  const hasItems = [sources, snapshots, venues, report.reportedItems].some(({ length }) => length > 0);
  return hasItems || (await hasEmptySources(file))
    ? ok({
        sources: createFileList<Source>(file, 'sources', sources),
        snapshots: createFileList<Snapshot>(file, 'snapshots', snapshots),
        venues,
        ...report,
        isForeign: false,
        isDamaged,
        columns: null,
      })
    : err({ kind: 'not-an-export' });
}

const findPartProblem = ({ key, text }: JsonPart): ExportProblem | null =>
  key === 'schemaVersion' ? findVersionProblem(parseJson(text)) : null;

/**
 * Parses a part of a list. Returns null if the part is not an item of a list, or if it is invalid. The parser
 * adds invalid items to its report.
 */
function parsePart(
  parser: RowParser,
  { key, index, text }: JsonPart,
): { list: ListName; item: object } | null {
  if (index === null) return null;
  if (key === 'damagedRows') parser.rejectDamagedRow(parseJson(text));
  const list = LISTS.find((name) => name === key);
  const item = list && parser.parseRow(list, parseJson(text));
  return list && item ? { list, item } : null;
}

/** Returns whether a list is not an array. It then hides the lists after it, for example if the comma between them is missing. */
const isInvalidList = ({ key, index, text }: JsonPart): boolean =>
  index === null && LISTS.some((name) => name === key) && text.trim() !== 'null';

/** The items that were found so far. Sources and snapshots stay in the file, so only their ranges are listed. */
type ScannedLists = { sources: ItemRange[]; snapshots: ItemRange[]; venues: Venue[] };

/** Adds an item to its list. The casts are safe, because the item was parsed with the schema of the list. */
function addItem(lists: ScannedLists, list: ListName, item: object, { start, end, text }: JsonPart): void {
  if (list === 'venues') lists.venues.push(item as Venue);
  else lists[list].push({ stableId: (item as Source | Snapshot).stableId, start, end, hash: hashText(text) });
}

/** The stable id of a source or snapshot, the range of bytes with its JSON, and the hash of this JSON. */
type ItemRange = { stableId: StableId; start: number; end: number; hash: number };

/** Returns whether a file without sources has an empty list of sources. Such a file is small. */
const hasEmptySources = async (file: Blob): Promise<boolean> =>
  /"sources"\s*:\s*\[/.test(await file.slice(0, 10_000).text());

/** Creates the list of sources that stay in the file. The cast is safe because the schema of the list checks each source again. */
const createFileList = <T>(file: Blob, list: ListName, items: readonly ItemRange[]): ImportItemList<T> => ({
  references: items.map(({ stableId, start, end }, position) => ({
    stableId,
    position,
    length: end - start,
  })),
  load: async (references) => {
    const ranges = references.flatMap(({ position }) => items[position] ?? []);
    const texts = await readUnchanged(file, ranges);
    if (!texts) return err({ kind: 'file-changed' });
    const loadedItems = texts.flatMap((text) => createRowParser().parseRow(list, parseJson(text)) ?? []);
    return ok(
      (list === 'sources'
        ? loadedItems.map((item) => decodeExportedSource(item as ExportedSource))
        : loadedItems) as T[],
    );
  },
});

/**
 * Reads the texts of items. Returns null if the file is gone or one of the texts has changed since it was
 * read. The texts are compared by hash, because not every browser notices that a file was replaced by another
 * one of the same size.
 */
async function readUnchanged(file: Blob, items: readonly ItemRange[]): Promise<string[] | null> {
  try {
    const texts = await readRanges(file, items);
    return texts.every((text, index) => hashText(text) === items[index]?.hash) ? texts : null;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
