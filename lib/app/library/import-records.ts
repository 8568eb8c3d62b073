import type { ImportCounts } from '@/lib/app/worker/plan-import';
import { ok, type Result } from '@/lib/base/result';
import type { ParsedExport } from '@/lib/formats/parse-export-file';
import type { StableId } from '@/lib/record/schema/primitives';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import type { WriteProblem } from '@/lib/record/schema/write-problem';

/** A part of a file that is written in one transaction. */
export type ImportChunk = { sources: Source[]; snapshots: Snapshot[]; venues: Venue[] };

/** Writes a chunk. `written`: the stable ids under which earlier chunks of the same file were written. */
export type AddRecords = (
  chunk: ImportChunk & { replace: boolean; written: StableId[] },
) => Promise<Result<ImportCounts & { written: StableId[] }, WriteProblem>>;

const COUNT_NAMES = ['added', 'replaced', 'restored', 'skipped', 'rejected', 'texts'] as const;

// A message can have 64 MiB. A chunk stays below even if every character takes several bytes.
const MAX_CHUNK_CHARACTERS = 4_000_000;
const MAX_CHUNK_SOURCES = 200;

/**
 * Adds the records of a file, chunk by chunk. Each chunk is one transaction, and repeating it is safe. `onProgress` gets
 * the fraction of sources written so far, 0 to 1. Returns how many records had each outcome.
 */
export async function importRecords(
  addRecords: AddRecords,
  { sources, snapshots, venues }: Pick<ParsedExport, 'sources' | 'snapshots' | 'venues'>,
  shouldReplace: boolean,
  onProgress: (fraction: number) => void,
): Promise<Result<ImportCounts, WriteProblem>> {
  const totals: ImportCounts = { added: 0, replaced: 0, restored: 0, skipped: 0, rejected: 0, texts: 0 };
  const writtenIds: StableId[] = [];
  let processedCount = 0;
  for (const chunk of splitIntoChunks(sources, groupSnapshotsById(snapshots), venues)) {
    const reply = await addRecords({ ...chunk, replace: shouldReplace, written: writtenIds });
    if (!reply.ok) return reply;
    for (const countName of COUNT_NAMES) totals[countName] += reply.value[countName];
    writtenIds.push(...reply.value.written);
    processedCount += chunk.sources.length;
    onProgress(sources.length === 0 ? 1 : processedCount / sources.length);
  }
  return ok(totals);
}

/** Groups the snapshots of a file by the stable id of their source. */
export function groupSnapshotsById(snapshots: Snapshot[]): Map<string, Snapshot[]> {
  const snapshotsById = new Map<string, Snapshot[]>();
  for (const snapshot of snapshots) {
    const ownSnapshots = snapshotsById.get(snapshot.stableId);
    if (ownSnapshots) ownSnapshots.push(snapshot);
    else snapshotsById.set(snapshot.stableId, [snapshot]);
  }
  return snapshotsById;
}

/** Splits records into chunks. Venues come first, because sources refer to them; a source and its snapshots stay together. */
export function* splitIntoChunks(
  sources: Source[],
  snapshotsById: Map<string, Snapshot[]>,
  venues: Venue[],
): Generator<ImportChunk> {
  if (venues.length > 0) yield { sources: [], snapshots: [], venues };
  let chunk: ImportChunk = { sources: [], snapshots: [], venues: [] };
  let chunkCharacters = 0;
  for (const source of sources) {
    const ownSnapshots = snapshotsById.get(source.stableId) ?? [];
    const sourceCharacters = ownSnapshots.reduce(
      (sum, { markdown, text }) => sum + markdown.length + text.length,
      2_000,
    );
    if (
      chunk.sources.length > 0 &&
      (chunkCharacters + sourceCharacters > MAX_CHUNK_CHARACTERS ||
        chunk.sources.length === MAX_CHUNK_SOURCES)
    ) {
      yield chunk;
      chunk = { sources: [], snapshots: [], venues: [] };
      chunkCharacters = 0;
    }
    chunk.sources.push(source);
    chunk.snapshots.push(...ownSnapshots);
    chunkCharacters += sourceCharacters;
  }
  if (chunk.sources.length > 0) yield chunk;
}
