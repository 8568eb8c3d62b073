import { err, ok, type Result } from '@/lib/base/result';
import type { ExportedSource } from '@/lib/formats/export-file';
import { decodeExportedSource } from '@/lib/formats/exported-source';
import { type JsonPart, scanJson } from '@/lib/formats/import/scan-json';
import { createRowParser, type ExportProblem, findVersionProblem } from '@/lib/formats/parse-export-file';
import type { ListName } from '@/lib/formats/record-keys';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import type { ImportContents, SnapshotReference } from './import-contents';
import type { ReadControl } from './read-control';

// The export writes the version first. A file that begins otherwise is read as a whole.
const EXPORT_START = /^\ufeff?\s*\{\s*"schemaVersion"\s*:/;
const MAX_START_BYTES = 200;
const LISTS: readonly ListName[] = ['sources', 'snapshots', 'venues'];

/** Whether a file is an exported file that can be read part by part. */
export const isExportFile = async (file: Blob): Promise<boolean> =>
  EXPORT_START.test(await file.slice(0, MAX_START_BYTES).text());

/**
 * Reads an exported file part by part. Captured texts, which are most of a large file, stay in the file until their chunk is imported. Of
 * a file that is truncated, all complete records are read, the one at its end is invalid, and the contents are damaged. Rejects when the
 * reader cancels.
 */
export async function readExportFile(
  file: Blob,
  { onProgress, signal }: ReadControl,
): Promise<Result<ImportContents, ExportProblem>> {
  const parser = createRowParser();
  const contents = { sources: [] as Source[], snapshots: [] as SnapshotReference[], venues: [] as Venue[] };
  let isDamaged = false;
  const setDamaged = () => {
    isDamaged = true;
  };
  const showProgress = (byteCount: number) => onProgress(byteCount / file.size);
  for await (const part of scanJson(file, showProgress, signal, setDamaged)) {
    const problem = findPartProblem(part);
    if (problem) return err(problem);
    if (isInvalidList(part)) setDamaged();
    const list = findList(part);
    const record = list && parser.parseRow(list, parseJson(part.text));
    if (list && record) addRecord(contents, list, record, () => file.slice(part.start, part.end).text());
  }
  const report = parser.getReport();
  return hasRecords(contents, report) || (await hasEmptySources(file))
    ? ok({ ...contents, ...report, isForeign: false, isDamaged, columns: null })
    : err({ kind: 'not-an-export' });
}

const findPartProblem = ({ key, text }: JsonPart): ExportProblem | null =>
  key === 'schemaVersion' ? findVersionProblem(parseJson(text)) : null;

const findList = ({ key, index }: JsonPart): ListName | undefined =>
  index === null ? undefined : LISTS.find((name) => name === key);

/** Whether a list is no array. It then hides the lists after it, for example if the comma between them is missing. */
const isInvalidList = ({ key, index, text }: JsonPart): boolean =>
  index === null && LISTS.some((name) => name === key) && text.trim() !== 'null';

const hasRecords = ({ sources, snapshots, venues }: Records, { invalidRecords }: Report): boolean =>
  [sources, snapshots, venues, invalidRecords].some(({ length }) => length > 0);

type Report = Pick<ImportContents, 'invalidRecords' | 'unknownKeys'>;
type Records = Pick<ImportContents, 'sources' | 'snapshots' | 'venues'>;

/** Adds a record. The casts are safe because the schema of the list has checked it. */
function addRecord(
  { sources, snapshots, venues }: Records,
  list: ListName,
  record: object,
  readText: () => Promise<string>,
): void {
  switch (list) {
    case 'sources':
      sources.push(decodeExportedSource(record as ExportedSource));
      break;
    case 'venues':
      venues.push(record as Venue);
      break;
    case 'snapshots':
      snapshots.push(createReference(record as Snapshot, readText));
  }
}

/** Whether a file without records has an empty list of sources. Such a file is small. */
const hasEmptySources = async (file: Blob): Promise<boolean> =>
  /"sources"\s*:\s*\[/.test(await file.slice(0, 10_000).text());

function createReference(
  { stableId, markdown, text }: Snapshot,
  readText: () => Promise<string>,
): SnapshotReference {
  return {
    stableId,
    length: markdown.length + text.length,
    load: async () => {
      const record = createRowParser().parseRow('snapshots', parseJson(await readText()));
      if (!record) throw new DOMException('The file has changed.', 'NotReadableError');
      return record as Snapshot;
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
