import { err, ok, type Result } from '@/lib/base/result';
import type { ReadExport } from '@/lib/exchange/read-export';
import { send } from '@/lib/messages/send';
import type { StableId } from '@/lib/model/primitives';
import type { StoreProblem } from '@/lib/model/problem';
import type { Snapshot } from '@/lib/model/snapshot';
import type { Source } from '@/lib/model/source';
import type { Venue } from '@/lib/model/venue';

/** What an import did with the records, and how many texts came to those that are left as they are. */
export type Added = Record<(typeof COUNTS)[number], number>;

const COUNTS = ['added', 'replaced', 'restored', 'left', 'refused', 'texts'] as const;

type Chunk = { sources: Source[]; snapshots: Snapshot[]; venues: Venue[] };

// A message holds 64 MiB; a chunk stays far below, also when every character takes several bytes.
const CHUNK_CHARACTERS = 4_000_000;
const CHUNK_SOURCES = 200;

/** Adds the records of a file, chunk by chunk. Each chunk is written whole or not at all; repeating it is safe. */
export async function addRecords(
  { sources, snapshots, venues }: ReadExport,
  replace: boolean,
  progress: (share: number) => void,
): Promise<Result<Added, StoreProblem>> {
  const total: Added = { added: 0, replaced: 0, restored: 0, left: 0, refused: 0, texts: 0 };
  const written: StableId[] = [];
  let done = 0;
  for (const chunk of chunksOf(sources, textsById(snapshots), venues)) {
    const reply = await send('import/add', { ...chunk, replace, written });
    if (!reply.ok) return err(reply.problem);
    for (const count of COUNTS) total[count] += reply.value[count];
    written.push(...reply.value.written);
    done += chunk.sources.length;
    progress(sources.length === 0 ? 1 : done / sources.length);
  }
  return ok(total);
}

/** The texts of a file by the source that each belongs to. */
export function textsById(snapshots: Snapshot[]): Map<string, Snapshot[]> {
  const texts = new Map<string, Snapshot[]>();
  for (const snapshot of snapshots) {
    const own = texts.get(snapshot.stableId);
    if (own) own.push(snapshot);
    else texts.set(snapshot.stableId, [snapshot]);
  }
  return texts;
}

/** The records in chunks: the venues first, since sources stand on them; each source together with its texts. */
export function* chunksOf(
  sources: Source[],
  texts: Map<string, Snapshot[]>,
  venues: Venue[],
): Generator<Chunk> {
  if (venues.length > 0) yield { sources: [], snapshots: [], venues };
  let chunk: Chunk = { sources: [], snapshots: [], venues: [] };
  let size = 0;
  for (const source of sources) {
    const own = texts.get(source.stableId) ?? [];
    const weight = own.reduce((sum, { markdown, text }) => sum + markdown.length + text.length, 2_000);
    if (
      chunk.sources.length > 0 &&
      (size + weight > CHUNK_CHARACTERS || chunk.sources.length === CHUNK_SOURCES)
    ) {
      yield chunk;
      chunk = { sources: [], snapshots: [], venues: [] };
      size = 0;
    }
    chunk.sources.push(source);
    chunk.snapshots.push(...own);
    size += weight;
  }
  if (chunk.sources.length > 0) yield chunk;
}
