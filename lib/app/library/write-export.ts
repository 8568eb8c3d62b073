import { type ExportMeta, generateExportChunks } from '@/lib/formats/export-chunks';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import { type InvalidRow, isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';
import type { Venue } from '@/lib/record/schema/venue';
import { addCitingPages, type CitationDeps } from './add-citing-pages';

/**
 * What the file contains. `ids` is null for everything outside the bin. Of `venues`, those in `ownIds` and those of exported
 * sources are written.
 */
export type ExportOptions = {
  ids: string[] | null;
  includeText: boolean;
  venues: Venue[];
  ownIds: ReadonlySet<string>;
};

/** The file, the number of its sources, and the number of rows that were omitted because they are invalid. */
export type ExportResult = { file: Blob; sourceCount: number; badRowCount: number };

type Rows = (SourceRow | InvalidRow)[];

/** The dependencies of `writeExport`. */
export type ExportDeps = CitationDeps & {
  /** Reads rows outside the bin after the id `after`, null for the first. `next` is the last id, or null at the end. */
  readSourceBatch: (after: string | null, size: number) => Promise<{ rows: Rows; next: string | null }>;
  listSourcesById: (ids: string[]) => Promise<Rows>;
  listSnapshots: (stableId: string) => Promise<Snapshot[]>;
  getMeta: () => ExportMeta;
  /** Writes the pieces into a file. Rejects when `signal` is aborted or the disk is full. */
  writeFile: (pieces: AsyncIterable<string>, signal: AbortSignal) => Promise<Blob>;
};

const BATCH_SIZE = 100;

/**
 * Writes the exported file record by record, so that only one batch is in memory. `onProgress` gets the number of sources
 * written so far. Rejects with an AbortError when `signal` is aborted.
 */
export async function writeExport(
  deps: ExportDeps,
  options: ExportOptions,
  onProgress: (sourceCount: number) => void,
  signal: AbortSignal,
): Promise<ExportResult> {
  const exported = { ids: [] as string[], venueIds: new Set<string>(), badRowCount: 0 };
  async function* generateSources(): AsyncGenerator<Source> {
    for await (const rows of readBatches(deps, options.ids)) {
      const readableRows = rows.filter((row): row is SourceRow => !isInvalidRow(row));
      exported.badRowCount += rows.length - readableRows.length;
      for (const source of await addCitingPages(
        deps,
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
      yield* await deps.listSnapshots(id);
    }
  }
  function* generateVenues(): Generator<Venue> {
    for (const venue of options.venues)
      if (options.ownIds.has(venue.id) || exported.venueIds.has(venue.id)) yield venue;
  }
  const pieces = generateExportChunks(
    deps.getMeta(),
    generateSources(),
    generateSnapshots(),
    generateVenues(),
  );
  const file = await deps.writeFile(pieces, signal);
  return { file, sourceCount: exported.ids.length, badRowCount: exported.badRowCount };
}

async function* readBatches(deps: ExportDeps, ids: string[] | null): AsyncGenerator<Rows> {
  if (ids) {
    for (let start = 0; start < ids.length; start += BATCH_SIZE)
      yield await deps.listSourcesById(ids.slice(start, start + BATCH_SIZE));
    return;
  }
  let after: string | null = null;
  do {
    const batch = await deps.readSourceBatch(after, BATCH_SIZE);
    yield batch.rows;
    after = batch.next;
  } while (after !== null);
}
