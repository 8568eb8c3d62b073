import type { ExportFile } from '@/lib/model/export-file';
import type { Snapshot } from '@/lib/model/snapshot';
import type { Source } from '@/lib/model/source';
import type { Venue } from '@/lib/model/venue';
import { sourceForFile } from './access-in-file';
import { exported, type ListName } from './record-keys';

/** Who writes the file, and when (ISO 8601, UTC). */
export type ExportMeta = Pick<ExportFile, 'generator' | 'exportedAt'>;

type Records<T> = Iterable<T> | AsyncIterable<T>;

/**
 * The exported file, version 1, as pieces of JSON text to be written one after the other: one record a piece, so that
 * no more than one is in memory. Together they are one valid document, also with no record at all.
 */
export async function* exportChunks(
  meta: ExportMeta,
  sources: Records<Source>,
  snapshots: Records<Snapshot>,
  venues: Records<Venue>,
): AsyncGenerator<string, void> {
  yield `{\n"schemaVersion": 1,\n"generator": ${JSON.stringify(meta.generator)},\n"exportedAt": ${JSON.stringify(meta.exportedAt)},\n`;
  yield* listChunks('sources', sources, sourceForFile);
  yield ',\n';
  yield* listChunks('snapshots', snapshots);
  yield ',\n';
  yield* listChunks('venues', venues);
  yield '\n}\n';
}

async function* listChunks<T extends object>(
  list: ListName,
  records: Records<T>,
  asInFile: (record: T) => object = (record) => record,
): AsyncGenerator<string, void> {
  yield `"${list}": [`;
  let mark = '\n';
  for await (const record of records) {
    yield mark + JSON.stringify(exported(list, asInFile(record)));
    mark = ',\n';
  }
  yield mark === '\n' ? ']' : '\n]';
}
