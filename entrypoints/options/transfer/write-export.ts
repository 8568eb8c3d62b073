import { browser } from 'wxt/browser';
import { generateExportChunks } from '@/lib/formats/export-chunks';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import { type InvalidRow, isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';
import type { Venue } from '@/lib/record/schema/venue';
import type { Database } from '@/lib/storage/open-database';
import { listSourcesById, readSourceBatch } from '@/lib/storage/queries/read-source-batch';
import { listSnapshots } from '@/lib/storage/queries/snapshots';
import { addCitingPages } from './add-citing-pages';

/** What goes into the file. `ids` null: everything outside the bin. */
export type ExportOptions = {
  ids: string[] | null;
  includeText: boolean;
  venues: Venue[];
  ownIds: ReadonlySet<string>;
};

/** How it went: what was written, and how many rows could not be read and are not in the file. */
export type ExportResult = { file: Blob; sourceCount: number; badRowCount: number };

const BATCH_SIZE = 100;
// Pieces are gathered to about this many characters before they are written.
const BUFFER_CHARACTERS = 500_000;

/**
 * Writes the exported file, record by record, so that its size does not matter. `progress` gets the number of sources
 * written; `signal` ends it with an AbortError.
 */
export async function writeExport(
  database: Database,
  options: ExportOptions,
  onProgress: (sourceCount: number) => void,
  signal: AbortSignal,
): Promise<ExportResult> {
  const exported = { ids: [] as string[], venueIds: new Set<string>(), badRowCount: 0 };
  async function* generateSources(): AsyncGenerator<Source> {
    for await (const rows of readBatches(database, options.ids)) {
      const readableRows = rows.filter((row): row is SourceRow => !isInvalidRow(row));
      exported.badRowCount += rows.length - readableRows.length;
      for (const source of await addCitingPages(
        database,
        readableRows.map(({ source: rowSource }) => rowSource),
      )) {
        signal.throwIfAborted();
        exported.ids.push(source.stableId);
        if (source.venueId) exported.venueIds.add(source.venueId);
        onProgress(exported.ids.length);
        yield source;
      }
    }
  }
  async function* generateSnapshots(): AsyncGenerator<Snapshot> {
    if (!options.includeText) return;
    for (const id of exported.ids) {
      signal.throwIfAborted();
      yield* await listSnapshots(database, id);
    }
  }
  function* generateVenues(): Generator<Venue> {
    for (const venue of options.venues)
      if (options.ownIds.has(venue.id) || exported.venueIds.has(venue.id)) yield venue;
  }
  const { name, version } = browser.runtime.getManifest();
  const meta = { generator: { name, version }, exportedAt: new Date().toISOString() };
  const file = await writeToFile(
    generateExportChunks(meta, generateSources(), generateSnapshots(), generateVenues()),
    signal,
  );
  return { file, sourceCount: exported.ids.length, badRowCount: exported.badRowCount };
}

async function* readBatches(
  database: Database,
  ids: string[] | null,
): AsyncGenerator<(SourceRow | InvalidRow)[]> {
  if (ids) {
    for (let start = 0; start < ids.length; start += BATCH_SIZE)
      yield await listSourcesById(database, ids.slice(start, start + BATCH_SIZE));
    return;
  }
  let after: string | null = null;
  do {
    const batch = await readSourceBatch(database, after, BATCH_SIZE);
    yield batch.rows;
    after = batch.next;
  } while (after !== null);
}

/** The pieces as a file in the browser's own file system, which takes more than memory does. */
async function writeToFile(chunks: AsyncIterable<string>, signal: AbortSignal): Promise<Blob> {
  const directory = await navigator.storage.getDirectory();
  const handle = await directory.getFileHandle('export.json', { create: true });
  const writable = await handle.createWritable();
  try {
    let buffer = '';
    for await (const chunk of chunks) {
      signal.throwIfAborted();
      buffer += chunk;
      if (buffer.length < BUFFER_CHARACTERS) continue;
      await writable.write(buffer);
      buffer = '';
    }
    await writable.write(buffer);
    await writable.close();
    return handle.getFile();
  } catch (error) {
    await writable.abort();
    throw error;
  }
}

/** Hands a file to the browser as an ordinary download. */
export function downloadFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // Long enough for any download to have begun.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
