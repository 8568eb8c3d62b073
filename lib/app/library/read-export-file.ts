import { err, ok, type Result } from '@/lib/base/result';
import type { ExportedSource } from '@/lib/formats/export-file';
import { decodeExportedSource } from '@/lib/formats/exported-source';
import { type JsonPart, scanJson } from '@/lib/formats/import/scan-json';
import {
  createRowParser,
  type ExportProblem,
  findVersionProblem,
  type RowParser,
} from '@/lib/formats/parse-export-file';
import type { ListName } from '@/lib/formats/record-keys';
import type { StableId } from '@/lib/record/schema/primitives';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import type { ImportContents, RecordList } from './import-contents';
import type { ReadControl } from './read-control';
import { readRanges } from './read-ranges';

// The export writes the version first. A file that begins otherwise is read as a whole.
const EXPORT_START = /^\ufeff?\s*\{\s*"schemaVersion"\s*:/;
const MAX_START_BYTES = 200;
const LISTS: readonly ListName[] = ['sources', 'snapshots', 'venues'];

/** Whether a file is an exported file that can be read part by part. */
export const isExportFile = async (file: Blob): Promise<boolean> =>
  EXPORT_START.test(await file.slice(0, MAX_START_BYTES).text());

/**
 * Reads an exported file part by part. Its sources and captured texts stay in the file until their chunk is planned or imported. Of
 * a file that is truncated, all complete records are read, the one at its end is invalid, and the contents are damaged. Rejects when the
 * reader cancels.
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
    if (row) addRecord(lists, row.list, row.record, part);
  }
  const report = parser.getReport();
  const { sources, snapshots, venues } = lists;
  const hasRecords = [sources, snapshots, venues, report.invalidRecords].some(({ length }) => length > 0);
  return hasRecords || (await hasEmptySources(file))
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

/** Parses a part of a list. Returns null if the part is no record or invalid, which the parser notes. */
function parsePart(
  parser: RowParser,
  { key, index, text }: JsonPart,
): { list: ListName; record: object } | null {
  if (index === null) return null;
  if (key === 'damagedRows') parser.rejectDamagedRow(parseJson(text));
  const list = LISTS.find((name) => name === key);
  const record = list && parser.parseRow(list, parseJson(text));
  return list && record ? { list, record } : null;
}

/** Whether a list is no array. It then hides the lists after it, for example if the comma between them is missing. */
const isInvalidList = ({ key, index, text }: JsonPart): boolean =>
  index === null && LISTS.some((name) => name === key) && text.trim() !== 'null';

/** The records of a file while it is read. Sources and snapshots stay in the file. */
type ScannedLists = { sources: StoredRecord[]; snapshots: StoredRecord[]; venues: Venue[] };

/** Adds a record. The casts are safe because the schema of the list has checked it. */
function addRecord(lists: ScannedLists, list: ListName, record: object, { start, end }: JsonPart): void {
  if (list === 'venues') lists.venues.push(record as Venue);
  else lists[list].push({ stableId: (record as Source | Snapshot).stableId, start, end });
}

/** The id of a record, and the range of bytes with its JSON. */
type StoredRecord = { stableId: StableId; start: number; end: number };

/** Whether a file without records has an empty list of sources. Such a file is small. */
const hasEmptySources = async (file: Blob): Promise<boolean> =>
  /"sources"\s*:\s*\[/.test(await file.slice(0, 10_000).text());

/** Creates the list of records that stay in the file. The cast is safe because the schema of the list checks each record again. */
const createFileList = <T>(file: Blob, list: ListName, records: readonly StoredRecord[]): RecordList<T> => ({
  references: records.map(({ stableId, start, end }, position) => ({
    stableId,
    position,
    length: end - start,
  })),
  load: async (references) => {
    const ranges = references.flatMap(({ position }) => records[position] ?? []);
    return (await readRanges(file, ranges)).map((text) => {
      const record = createRowParser().parseRow(list, parseJson(text));
      if (!record) throw new DOMException('The file has changed.', 'NotReadableError');
      return list === 'sources' ? decodeExportedSource(record as ExportedSource) : record;
    }) as T[];
  },
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
