import { stringifyStored } from '@/lib/base/stringify-stored';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import type { DamagedRow, ExportFile } from './export-file';
import { encodeExportedSource } from './exported-source';
import { type ListName, pickItemKeys } from './item-keys';

/** The program that writes the exported file (`generator`), and the time of the export (ISO 8601, UTC). */
export type ExportMeta = Pick<ExportFile, 'generator' | 'exportedAt'>;

type Items<T> = Iterable<T> | AsyncIterable<T>;

/**
 * Generates the exported file, version 1, as chunks of JSON text, so that only one source is in memory at a time. All chunks together
 * are a valid JSON document, even without items.
 */
export async function* generateExportChunks(
  meta: ExportMeta,
  sources: Items<Source>,
  snapshots: Items<Snapshot>,
  venues: Items<Venue>,
  damagedRows: Items<DamagedRow>,
): AsyncGenerator<string, void> {
  yield `{\n"schemaVersion": 1,\n"generator": ${JSON.stringify(meta.generator)},\n"exportedAt": ${JSON.stringify(meta.exportedAt)},\n`;
  yield* generateListChunks('sources', sources, encodeExportedSource);
  yield ',\n';
  yield* generateListChunks('snapshots', snapshots);
  yield ',\n';
  yield* generateListChunks('venues', venues);
  yield* generateDamagedChunks(damagedRows);
  yield '\n}\n';
}

async function* generateListChunks<T extends object>(
  listName: ListName,
  items: Items<T>,
  encodeItem: (item: T) => object = (item) => item,
): AsyncGenerator<string, void> {
  yield `"${listName}": [`;
  let separator = '\n';
  for await (const item of items) {
    yield separator + JSON.stringify(pickItemKeys(listName, encodeItem(item)));
    separator = ',\n';
  }
  yield separator === '\n' ? ']' : '\n]';
}

/** Generates the list `damagedRows`. Without damaged rows, the file has no such key. */
async function* generateDamagedChunks(rows: Items<DamagedRow>): AsyncGenerator<string, void> {
  let isEmpty = true;
  for await (const row of rows) {
    yield (isEmpty ? ',\n"damagedRows": [\n' : ',\n') + stringifyStored(row);
    isEmpty = false;
  }
  if (!isEmpty) yield '\n]';
}
