import type { ImportedChunk } from '@/lib/app/worker/import-chunk';
import { createImportCounts, type ImportCounts } from '@/lib/app/worker/plan-import';
import { err, type Result } from '@/lib/base/result';
import type { FindMatches } from '@/lib/formats/resolve-import-outcomes';
import type { ImportChoices } from '@/lib/record/schema/import-choices';
import type { LibraryChange } from '@/lib/record/schema/library-change';
import type { StableId } from '@/lib/record/schema/primitives';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { ImportContents, RecordReference } from './import-contents';

/** Records of a file that are written in one transaction. */
export type ImportChunk = { sources: Source[]; snapshots: Snapshot[]; venues: Venue[] };

/** A chunk whose records are not loaded yet. */
type PlannedChunk = { sources: RecordReference[]; snapshots: RecordReference[]; venues: Venue[] };

/**
 * Sends a chunk to the worker. `written` has those stable ids of saved sources in this chunk that earlier chunks of the same file wrote.
 * `change` identifies the change by which the whole import can be undone.
 */
export type SendChunk = (
  chunk: ImportChunk & {
    choices: ImportChoices;
    isForeign: boolean;
    written: StableId[];
    change?: Pick<LibraryChange, 'id' | 'at'>;
  },
) => Promise<Result<ImportedChunk, WriteProblem>>;

const COUNT_NAMES = ['added', 'replaced', 'restored', 'skipped', 'rejected', 'textCount'] as const;

// Chrome limits a message to 64 MiB. A chunk must not exceed it even if every character takes several bytes.
const MAX_CHUNK_LENGTH = 4_000_000;
const MAX_CHUNK_SOURCES = 200;

/**
 * The result of an import: the number of records with each outcome, the number of sources that were not sent to the
 * worker, and the problem. The problem is null if the reader cancelled the import or all sources were sent.
 */
export type ImportResult = { counts: ImportCounts; remainingCount: number; problem: WriteProblem | null };

/** The dependencies of `importRecords`. `findMatches` reads the library. */
export type ImportPorts = { sendChunk: SendChunk; findMatches: FindMatches };

/** `onProgress` gets the fraction of the sources that are written, 0 to 1. `signal` stops the import after a chunk. */
type ImportControl = { onProgress: (fraction: number) => void; signal: AbortSignal };

/**
 * Imports the records of a file, chunk by chunk. Each chunk is one transaction and can be repeated safely, so an import that was
 * stopped is completed by importing the file again.
 */
export async function importRecords(
  ports: ImportPorts,
  contents: Pick<ImportContents, 'sources' | 'snapshots' | 'venues' | 'isForeign'>,
  choices: ImportChoices,
  { onProgress, signal }: ImportControl,
): Promise<ImportResult> {
  const totals = createImportCounts();
  const writtenIds = new Set<StableId>();
  const { sources, snapshots, venues } = contents;
  const sourceCount = sources.references.length;
  let sentCount = 0;
  for (const chunk of splitIntoChunks(sources.references, groupById(snapshots.references), venues)) {
    const result = signal.aborted ? null : await loadAndSend(ports, contents, chunk, { choices, writtenIds });
    if (!result?.ok)
      return { counts: totals, remainingCount: sourceCount - sentCount, problem: result?.problem ?? null };
    for (const countName of COUNT_NAMES) totals[countName] += result.value[countName];
    for (const stableId of result.value.written) writtenIds.add(stableId);
    sentCount += chunk.sources.length;
    onProgress(sourceCount === 0 ? 1 : sentCount / sourceCount);
  }
  return { counts: totals, remainingCount: 0, problem: null };
}

/** Loads the records of a chunk from the file and sends them. The file may have been removed since the dry run, or the library cannot be read. */
async function loadAndSend(
  { sendChunk, findMatches }: ImportPorts,
  contents: Pick<ImportContents, 'sources' | 'snapshots' | 'isForeign'>,
  chunk: PlannedChunk,
  { choices, writtenIds }: { choices: ImportChoices; writtenIds: ReadonlySet<StableId> },
): ReturnType<SendChunk> {
  let sources: Source[];
  let snapshots: Snapshot[];
  let written: StableId[];
  try {
    sources = await contents.sources.load(chunk.sources);
    snapshots = await contents.snapshots.load(chunk.snapshots);
    // The ids of all written sources would make each message longer than the one before.
    written = (await findMatches(sources)).flatMap(({ row }) =>
      row && writtenIds.has(row.source.stableId) ? [row.source.stableId] : [],
    );
  } catch (error) {
    return err({ kind: 'store-failed', name: error instanceof Error ? error.name : 'NotReadableError' });
  }
  const { isForeign } = contents;
  return sendChunk({ sources, snapshots, venues: chunk.venues, choices, isForeign, written });
}

/** Groups the snapshots of a file by the stable id of their source. */
export function groupById(snapshots: readonly RecordReference[]): Map<string, RecordReference[]> {
  const snapshotsById = new Map<string, RecordReference[]>();
  for (const snapshot of snapshots) {
    const snapshotsOfSource = snapshotsById.get(snapshot.stableId);
    if (snapshotsOfSource) snapshotsOfSource.push(snapshot);
    else snapshotsById.set(snapshot.stableId, [snapshot]);
  }
  return snapshotsById;
}

/**
 * Splits records into chunks. The first one has the venues, because sources refer to them. A source and its snapshots
 * stay together.
 */
export function* splitIntoChunks(
  sources: readonly RecordReference[],
  snapshotsById: Map<string, RecordReference[]>,
  venues: Venue[],
): Generator<PlannedChunk> {
  if (venues.length > 0) yield { sources: [], snapshots: [], venues };
  let chunk: PlannedChunk = { sources: [], snapshots: [], venues: [] };
  let chunkLength = 0;
  for (const source of sources) {
    const snapshotsOfSource = snapshotsById.get(source.stableId) ?? [];
    const sourceLength = snapshotsOfSource.reduce((sum, { length }) => sum + length, source.length);
    if (
      chunk.sources.length > 0 &&
      (chunkLength + sourceLength > MAX_CHUNK_LENGTH || chunk.sources.length === MAX_CHUNK_SOURCES)
    ) {
      yield chunk;
      chunk = { sources: [], snapshots: [], venues: [] };
      chunkLength = 0;
    }
    chunk.sources.push(source);
    chunk.snapshots.push(...snapshotsOfSource);
    chunkLength += sourceLength;
  }
  if (chunk.sources.length > 0) yield chunk;
}
