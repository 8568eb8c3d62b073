import { type ExportMeta, generateExportChunks } from '@/lib/formats/export-chunks';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import { type InvalidRow, isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';
import type { Venue } from '@/lib/record/schema/venue';
import { addCitingPages, type CitationDeps } from './add-citing-pages';

/** What goes into the file. `ids` null: everything outside the bin. `venues`: the own ones and those in use are written. */
export type ExportOptions = {
  ids: string[] | null;
  includeText: boolean;
  venues: Venue[];
  ownIds: ReadonlySet<string>;
};

/** The file, how many sources are in it, and how many rows are not because they cannot be read. */
export type ExportResult = { file: Blob; sourceCount: number; badRowCount: number };

type Rows = (SourceRow | InvalidRow)[];

/** What an export reads, and the file that it writes. */
export type ExportDeps = CitationDeps & {
  /** Some rows outside the bin after the id `after` (null: from the first); `next` is the id to go on after, or null. */
  readSourceBatch: (after: string | null, size: number) => Promise<{ rows: Rows; next: string | null }>;
  listSourcesById: (ids: string[]) => Promise<Rows>;
  listSnapshots: (stableId: string) => Promise<Snapshot[]>;
  getMeta: () => ExportMeta;
  /** Writes the pieces, one after the other, into a file. Rejects when `signal` ends it or the disk is full. */
  writeFile: (pieces: AsyncIterable<string>, signal: AbortSignal) => Promise<Blob>;
};

const BATCH_SIZE = 100;

/**
 * Writes the exported file record by record, so that no more than one batch is in memory. `onProgress` gets the number
 * of sources written so far. `signal` ends it with an AbortError.
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
