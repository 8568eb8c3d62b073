import type { ExportInput } from '@/lib/formats/export/export-input';
import { type ExportMeta, generateExportChunks } from '@/lib/formats/export-chunks';
import type { DamagedRow } from '@/lib/formats/export-file';
import type { ExportFormat } from '@/lib/formats/table/export-formats';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import { type InvalidRow, isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';
import type { Venue } from '@/lib/record/schema/venue';
import { addCitingPages, type CitingPagesDeps } from './add-citing-pages';

/**
 * The contents of the file. `ids` null exports all sources outside the bin. Custom venues and the venues of exported
 * sources are written; other elements of `venues` are not.
 */
export type ExportOptions = {
  ids: string[] | null;
  /** The format of the file. `json` is the exported file that can be imported without loss. */
  format: ExportFormat;
  includeText: boolean;
  /** The language and the labels of formats that people read, and the reader's pattern of citation keys and templates of notes. */
  formatOptions: Omit<ExportInput, 'readSources' | 'findSnapshot'>;
  venues: Venue[];
  customVenueIds: ReadonlySet<string>;
};

/** An exported file. `invalidRowCount` is the number of invalid rows, which only the format `json` contains. */
export type ExportResult = { file: Blob; sourceCount: number; invalidRowCount: number };

type Rows = (SourceRow | InvalidRow)[];

/** The dependencies of `writeExport`. */
export type ExportDeps = CitingPagesDeps & {
  /**
   * Reads the rows outside the bin whose id follows `afterId`, or the first rows if it is null. `next` is the next
   * `afterId`, or null at the end.
   */
  readSourceBatch: (afterId: string | null, size: number) => Promise<{ rows: Rows; next: string | null }>;
  listSourcesById: (ids: string[]) => Promise<Rows>;
  listSnapshots: (stableId: string) => Promise<Snapshot[]>;
  getMeta: () => ExportMeta;
  /** Writes the chunks to a file. Rejects when `signal` is aborted or the disk is full. */
  writeFile: (chunks: AsyncIterable<string | Uint8Array>, signal: AbortSignal) => Promise<Blob>;
};

const BATCH_SIZE = 100;
// The texts of some sources are requested at once, because waiting for each of them takes most of the time of an export. A batch has fewer
// sources if the texts before it are long, so that it has about `TEXT_BATCH_LENGTH` characters.
const TEXT_BATCH_SIZE = 20;
const TEXT_BATCH_LENGTH = 5_000_000;

/**
 * Writes the exported file (JSON) item by item, so that only one batch is in memory. `onProgress` gets the current number
 * of written sources. Rejects with an `AbortError` when `signal` is aborted.
 */
export async function writeExport(
  deps: ExportDeps,
  options: ExportOptions,
  onProgress: (sourceCount: number) => void,
  signal: AbortSignal,
): Promise<ExportResult> {
  const written = {
    ids: [] as string[],
    venueIds: new Set<string>(),
    damagedCount: 0,
  };
  const damagedRows: DamagedReference[] = [];
  async function* generateBatch(rows: Rows): AsyncGenerator<Source> {
    damagedRows.push(...rows.filter(isInvalidRow).map(getDamagedReference));
    const validRows = rows.filter((row): row is SourceRow => !isInvalidRow(row));
    for (const source of await addCitingPages(
      deps,
      validRows.map(({ source: rowSource }) => rowSource),
    )) {
      signal.throwIfAborted();
      written.ids.push(source.stableId);
      if (source.venueId) written.venueIds.add(source.venueId);
      onProgress(written.ids.length);
      yield source;
    }
  }
  async function* generateSources(): AsyncGenerator<Source> {
    for await (const rows of readBatches(deps, options.ids)) yield* generateBatch(rows);
    // The damaged rows are read again, because some may have been repaired during the export. Repaired
    // rows are written as sources.
    for (const batch of splitIntoBatches(damagedRows.splice(0)))
      yield* generateBatch(await readDamagedBatch(deps, batch));
  }
  async function* generateSnapshots(): AsyncGenerator<Snapshot> {
    if (!options.includeText) return;
    for (let start = 0, size = 1; start < written.ids.length; ) {
      signal.throwIfAborted();
      const batch = await Promise.all(
        written.ids.slice(start, start + size).map((id) => deps.listSnapshots(id)),
      );
      for (const snapshots of batch) yield* snapshots;
      start += size;
      const maxLength = Math.max(1, ...batch.map(getTextLength));
      size = Math.max(1, Math.min(TEXT_BATCH_SIZE, 2 * size, Math.floor(TEXT_BATCH_LENGTH / maxLength)));
    }
  }
  function* generateVenues(): Generator<Venue> {
    for (const venue of options.venues)
      if (options.customVenueIds.has(venue.id) || written.venueIds.has(venue.id)) yield venue;
  }
  async function* generateDamagedRows(): AsyncGenerator<DamagedRow> {
    for (const batch of splitIntoBatches(damagedRows))
      for (const row of await readDamagedBatch(deps, batch)) {
        signal.throwIfAborted();
        const { key, reason, stored } = buildDamagedRow(row, batch);
        const snapshots = options.includeText ? await deps.listSnapshots(key) : [];
        written.damagedCount += 1;
        yield { key, reason, row: stored, snapshots };
      }
  }
  const chunks = generateExportChunks(
    deps.getMeta(),
    generateSources(),
    generateSnapshots(),
    generateVenues(),
    generateDamagedRows(),
  );
  const file = await deps.writeFile(chunks, signal);
  return { file, sourceCount: written.ids.length, invalidRowCount: written.damagedCount };
}

/**
 * The key by which a damaged row is read again when it is written, or the row itself if its key is damaged
 * too.
 */
type DamagedReference = Pick<InvalidRow, 'key' | 'reason'> | InvalidRow;

const getDamagedReference = (row: InvalidRow): DamagedReference => {
  const { key, reason, stored } = row;
  const hasKey =
    typeof stored === 'object' && stored !== null && 'stableId' in stored && stored.stableId === key;
  return hasKey ? { key, reason } : row;
};

const getTextLength = (snapshots: readonly Snapshot[]): number =>
  snapshots.reduce((length, { markdown, text }) => length + markdown.length + text.length, 0);

function* splitIntoBatches<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += BATCH_SIZE) yield items.slice(start, start + BATCH_SIZE);
}

/**
 * Reads damaged rows again. They are not in memory any more, because they might not fit into it. Omits rows that were
 * deleted meanwhile.
 */
async function readDamagedBatch(deps: ExportDeps, references: readonly DamagedReference[]): Promise<Rows> {
  const rows = references.filter((reference) => 'stored' in reference);
  const keys = references.flatMap((reference) => ('stored' in reference ? [] : [reference.key]));
  return keys.length === 0 ? rows : [...rows, ...(await deps.listSourcesById(keys))];
}

/**
 * Describes a damaged row. A row that was repaired after the sources were written is still listed as damaged.
 * Otherwise the file would not contain it.
 */
function buildDamagedRow(row: SourceRow | InvalidRow, references: readonly DamagedReference[]): InvalidRow {
  if (isInvalidRow(row)) return row;
  const { stableId } = row;
  const reason = references.find(({ key }) => key === stableId)?.reason ?? '';
  return { kind: 'bad-row', key: stableId, reason, stored: row };
}

/** Reads the rows with these ids, or all rows outside the bin if `ids` is null, in batches. */
export async function* readBatches(deps: ExportDeps, ids: string[] | null): AsyncGenerator<Rows> {
  if (ids) {
    for (let start = 0; start < ids.length; start += BATCH_SIZE)
      yield await deps.listSourcesById(ids.slice(start, start + BATCH_SIZE));
    return;
  }
  let afterId: string | null = null;
  do {
    const batch = await deps.readSourceBatch(afterId, BATCH_SIZE);
    yield batch.rows;
    afterId = batch.next;
  } while (afterId !== null);
}
