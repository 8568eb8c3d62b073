import { browser } from 'wxt/browser';
import type { Store } from '@/lib/db/open';
import { isBadRow } from '@/lib/db/read/parse-row';
import { snapshotsOf } from '@/lib/db/read/snapshots';
import { sourceBatch, sourcesById } from '@/lib/db/read/source-batch';
import { exportChunks } from '@/lib/exchange/export-chunks';
import type { Snapshot } from '@/lib/model/snapshot';
import type { Source } from '@/lib/model/source';
import type { BadRow, SourceRow } from '@/lib/model/source-row';
import type { Venue } from '@/lib/model/venue';
import { withCitingPages } from './citing-pages';

/** What goes into the file. `ids` null: everything outside the bin. */
export type ExportOrder = {
  ids: string[] | null;
  includeText: boolean;
  venues: Venue[];
  ownIds: ReadonlySet<string>;
};

/** How it went: what was written, and how many rows could not be read and are not in the file. */
export type Exported = { file: Blob; sources: number; bad: number };

const BATCH = 100;
// Pieces are gathered to about this many characters before they are written.
const GATHERED = 500_000;

/**
 * Writes the exported file, record by record, so that its size does not matter. `progress` gets the number of sources
 * written; `signal` ends it with an AbortError.
 */
export async function writeExport(
  store: Store,
  order: ExportOrder,
  progress: (sources: number) => void,
  signal: AbortSignal,
): Promise<Exported> {
  const seen = { ids: [] as string[], venueIds: new Set<string>(), bad: 0 };
  async function* sources(): AsyncGenerator<Source> {
    for await (const rows of batchesOf(store, order.ids)) {
      const good = rows.filter((row): row is SourceRow => !isBadRow(row));
      seen.bad += rows.length - good.length;
      for (const source of await withCitingPages(
        store,
        good.map(({ source: own }) => own),
      )) {
        signal.throwIfAborted();
        seen.ids.push(source.stableId);
        if (source.venueId) seen.venueIds.add(source.venueId);
        progress(seen.ids.length);
        yield source;
      }
    }
  }
  async function* snapshots(): AsyncGenerator<Snapshot> {
    if (!order.includeText) return;
    for (const id of seen.ids) {
      signal.throwIfAborted();
      yield* await snapshotsOf(store, id);
    }
  }
  function* venues(): Generator<Venue> {
    for (const venue of order.venues)
      if (order.ownIds.has(venue.id) || seen.venueIds.has(venue.id)) yield venue;
  }
  const { name, version } = browser.runtime.getManifest();
  const meta = { generator: { name, version }, exportedAt: new Date().toISOString() };
  const file = await written(exportChunks(meta, sources(), snapshots(), venues()), signal);
  return { file, sources: seen.ids.length, bad: seen.bad };
}

async function* batchesOf(store: Store, ids: string[] | null): AsyncGenerator<(SourceRow | BadRow)[]> {
  if (ids) {
    for (let start = 0; start < ids.length; start += BATCH)
      yield await sourcesById(store, ids.slice(start, start + BATCH));
    return;
  }
  let after: string | null = null;
  do {
    const batch = await sourceBatch(store, after, BATCH);
    yield batch.rows;
    after = batch.next;
  } while (after !== null);
}

/** The pieces as a file in the browser's own file system, which takes more than memory does. */
async function written(pieces: AsyncIterable<string>, signal: AbortSignal): Promise<Blob> {
  const folder = await navigator.storage.getDirectory();
  const handle = await folder.getFileHandle('export.json', { create: true });
  const out = await handle.createWritable();
  try {
    let gathered = '';
    for await (const piece of pieces) {
      signal.throwIfAborted();
      gathered += piece;
      if (gathered.length < GATHERED) continue;
      await out.write(gathered);
      gathered = '';
    }
    await out.write(gathered);
    await out.close();
    return handle.getFile();
  } catch (error) {
    await out.abort();
    throw error;
  }
}

/** Hands a file to the browser as an ordinary download. */
export function download(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // Long enough for any download to have begun.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
