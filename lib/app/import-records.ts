import { addressKeys } from '@/lib/identity/address-keys';
import type { Snapshot } from '@/lib/model/snapshot';
import type { Source } from '@/lib/model/source';
import type { SourceRow } from '@/lib/model/source-row';

/** What becomes of each record of an imported file. */
export type ImportPlan = {
  write: Source[];
  snapshots: Snapshot[];
  added: number;
  replaced: number;
  left: number;
};

/**
 * Decides what an import writes. A record whose stable id or address is known is left as it is here, unless `replace`;
 * one that is known under its address alone keeps the stable id it has here.
 */
export async function planImport(
  file: { sources: Source[]; snapshots: Snapshot[]; replace: boolean },
  known: (stableId: string, keys: string[]) => Promise<SourceRow | null>,
): Promise<ImportPlan> {
  const plan: ImportPlan = { write: [], snapshots: [], added: 0, replaced: 0, left: 0 };
  // A file may hold one address twice; the first record of it stands.
  const taken = new Set<string>();
  const ids = new Map<string, Source['stableId']>();
  for (const source of file.sources) {
    const keys = [source.url, ...source.aliases].flatMap(addressKeys);
    const row = await known(source.stableId, keys);
    const fate = keys.some((key) => taken.has(key)) ? 'left' : fateOf(row, file.replace);
    for (const key of keys) taken.add(key);
    plan[fate] += 1;
    if (fate === 'left') continue;
    const stableId = row?.source.stableId ?? source.stableId;
    plan.write.push({ ...source, stableId });
    ids.set(source.stableId, stableId);
  }
  plan.snapshots = file.snapshots.flatMap((snapshot) => {
    const stableId = ids.get(snapshot.stableId);
    return stableId ? [{ ...snapshot, stableId }] : [];
  });
  return plan;
}

const fateOf = (row: SourceRow | null, replace: boolean): 'added' | 'replaced' | 'left' =>
  row === null ? 'added' : replace ? 'replaced' : 'left';
