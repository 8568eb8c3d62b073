import { normalText } from '@/lib/base/normal-text';
import { sha256Hex } from '@/lib/base/sha256';
import { type Fate, importFates, type PlacedRecord } from '@/lib/exchange/import-fates';
import type { Snapshot } from '@/lib/model/snapshot';
import type { Source } from '@/lib/model/source';
import type { SourceRow } from '@/lib/model/source-row';

/** How many records of a file became what, and `texts`: how many texts came to records that are left as they are. */
export type ImportCounts = {
  added: number;
  replaced: number;
  /** Taken out of the bin, as the file has them. */
  restored: number;
  left: number;
  /** Not imported: another record, of the file or here, has their place. */
  refused: number;
  texts: number;
};

/** What becomes of each record of an imported file. */
export type ImportPlan = ImportCounts & { write: Source[]; snapshots: Snapshot[] };

/** A part of a file. `written`: the stable ids under which earlier parts of it were written. */
type FilePart = { sources: Source[]; snapshots: Snapshot[]; replace: boolean; written: string[] };

/** What planning asks of the store. */
export type ImportDeps = {
  /** The row that a record stands for here; `clash`: writing it there would take another record's address. */
  known: (source: Source) => Promise<{ row: SourceRow | null; clash: boolean }>;
  textsOf: (stableId: string) => Promise<Pick<Snapshot, 'capturedAt' | 'sha256'>[]>;
};

type Placed = Pick<Source, 'stableId'> & { fate: Fate };

/**
 * Decides what an import writes. A record whose stable id or address is known is left as it is here, unless `replace`,
 * and gains the texts it lacks; one in the bin comes back; one that is known under its address alone keeps the stable id
 * it has here.
 */
export async function planImport(file: FilePart, deps: ImportDeps): Promise<ImportPlan> {
  const counts: ImportCounts = { added: 0, replaced: 0, restored: 0, left: 0, refused: 0, texts: 0 };
  const plan: ImportPlan = { ...counts, write: [], snapshots: [] };
  const places = new Map<string, Placed>();
  const placed: PlacedRecord[] = [];
  for (const source of file.sources) placed.push({ source, ...(await deps.known(source)) });
  for (const { source, stableId, fate } of importFates(placed, file.replace, new Set(file.written))) {
    plan[fate] += 1;
    places.set(source.stableId, { stableId, fate });
    if (fate !== 'left' && fate !== 'refused') plan.write.push({ ...source, stableId });
  }
  await placeTexts(plan, file.snapshots, places, deps);
  return plan;
}

async function placeTexts(
  plan: ImportPlan,
  snapshots: Snapshot[],
  places: Map<string, Placed>,
  deps: ImportDeps,
): Promise<void> {
  const here = new Map<string, Pick<Snapshot, 'capturedAt' | 'sha256'>[]>();
  for (const given of snapshots) {
    const place = places.get(given.stableId);
    if (!place || place.fate === 'refused') continue;
    const { stableId, fate } = place;
    const text = await withOwnHash({ ...given, stableId });
    if (fate === 'left') {
      const known = here.get(stableId) ?? (await deps.textsOf(stableId));
      if (known.some(({ capturedAt, sha256 }) => capturedAt === text.capturedAt || sha256 === text.sha256))
        continue;
      here.set(stableId, [...known, text]);
      plan.texts += 1;
    }
    plan.snapshots.push(text);
  }
}

// Texts are told apart by their hash, so it is that of the text, whatever the file says.
async function withOwnHash(snapshot: Snapshot): Promise<Snapshot> {
  const text = normalText(snapshot.text);
  return { ...snapshot, text, sha256: await sha256Hex(text) };
}
