import type { ImportedChunk, RunningImport } from '@/lib/app/worker/import-chunk';
import { getErrorMessage } from '@/lib/base/error-message';
import { err, ok, type Result } from '@/lib/base/result';
import type { ImportChoices } from '@/lib/record/schema/import-choices';
import { addImportCounts, createImportCounts, type ImportCounts } from '@/lib/record/schema/import-counts';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type {
  FileChanged,
  FileUnreadable,
  ImportContents,
  ImportItemReference,
  ImportProblem,
} from './import-contents';

/** Sources of a file that are written in one transaction. */
export type ImportChunk = { sources: Source[]; snapshots: Snapshot[]; venues: Venue[] };

/** A chunk whose sources are not loaded yet. */
type PlannedChunk = { sources: ImportItemReference[]; snapshots: ImportItemReference[]; venues: Venue[] };

/** Sends a chunk to the worker. `change` is the change by which the whole import can be undone. */
export type SendChunk = (
  chunk: ImportChunk & { choices: ImportChoices; isForeign: boolean; change?: RunningImport },
) => Promise<Result<ImportedChunk, WriteProblem>>;

// Chrome limits a message to 64 MiB. A chunk must not exceed it even if every character takes several bytes.
const MAX_CHUNK_LENGTH = 4_000_000;
const MAX_CHUNK_SOURCES = 200;

/**
 * The result of an import: the number of sources with each outcome, the number of sources that were not sent to the
 * worker, and the problem. The problem is null if the reader cancelled the import or all sources were sent.
 */
export type ImportResult = { counts: ImportCounts; remainingCount: number; problem: ImportProblem | null };

/** `onProgress` gets the fraction of the sources that are written, 0 to 1. `signal` stops the import after a chunk. */
type ImportControl = { onProgress: (fraction: number) => void; signal: AbortSignal };

/**
 * Imports the sources of a file, chunk by chunk. Each chunk is one transaction and can be repeated safely, so an import that was
 * stopped is completed by importing the file again. While the worker writes a chunk, the next one is loaded.
 */
export async function importContents(
  sendChunk: SendChunk,
  contents: Pick<ImportContents, 'sources' | 'snapshots' | 'venues' | 'isForeign'>,
  choices: ImportChoices,
  { onProgress, signal }: ImportControl,
): Promise<ImportResult> {
  let totals = createImportCounts();
  const { sources, snapshots, venues, isForeign } = contents;
  const sourceCount = sources.references.length;
  let sentCount = 0;
  const buildResult = (problem: ImportProblem | null): ImportResult => ({
    counts: totals,
    remainingCount: sourceCount - sentCount,
    problem,
  });
  const chunks = splitIntoChunks(sources.references, groupById(snapshots.references), venues);
  for (let loading = loadNext(chunks, contents); loading !== null; ) {
    const chunk = await loading;
    if (signal.aborted) return buildResult(null);
    if (!chunk.ok) return buildResult(chunk.problem);
    loading = loadNext(chunks, contents);
    const result = await sendChunk({ ...chunk.value, choices, isForeign });
    if (!result.ok) return buildResult(result.problem);
    totals = addImportCounts(totals, result.value);
    sentCount += chunk.value.sources.length;
    onProgress(sourceCount === 0 ? 1 : sentCount / sourceCount);
  }
  return buildResult(null);
}

/** Starts to load the sources of the next chunk. Returns null if there is none. */
function loadNext(
  chunks: Generator<PlannedChunk>,
  contents: Pick<ImportContents, 'sources' | 'snapshots'>,
): Promise<Result<ImportChunk, FileChanged | FileUnreadable>> | null {
  const { value: chunk } = chunks.next();
  return chunk ? loadChunk(contents, chunk) : null;
}

/** Loads the sources of a chunk from the file, which may have changed since the dry run. Never rejects, because it runs beside the write. */
async function loadChunk(
  contents: Pick<ImportContents, 'sources' | 'snapshots'>,
  chunk: PlannedChunk,
): Promise<Result<ImportChunk, FileChanged | FileUnreadable>> {
  try {
    const sources = await contents.sources.load(chunk.sources);
    if (!sources.ok) return sources;
    const snapshots = await contents.snapshots.load(chunk.snapshots);
    if (!snapshots.ok) return snapshots;
    return ok({ sources: sources.value, snapshots: snapshots.value, venues: chunk.venues });
  } catch (error) {
    return err({ kind: 'file-unreadable', reason: getErrorMessage(error) });
  }
}

/** Groups the snapshots of a file by the stable id of their source. */
export function groupById(snapshots: readonly ImportItemReference[]): Map<string, ImportItemReference[]> {
  const snapshotsById = new Map<string, ImportItemReference[]>();
  for (const snapshot of snapshots) {
    const snapshotsOfSource = snapshotsById.get(snapshot.stableId);
    if (snapshotsOfSource) snapshotsOfSource.push(snapshot);
    else snapshotsById.set(snapshot.stableId, [snapshot]);
  }
  return snapshotsById;
}

/**
 * Splits items into chunks. The first one has the venues, because sources refer to them. A source and its snapshots
 * stay together.
 */
export function* splitIntoChunks(
  sources: readonly ImportItemReference[],
  snapshotsById: Map<string, ImportItemReference[]>,
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
