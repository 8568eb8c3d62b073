import { addressKeys } from '@/lib/identity/address-keys';
import type { StableId } from '@/lib/model/primitives';
import type { Source } from '@/lib/model/source';
import type { SourceRow } from '@/lib/model/source-row';

/** What becomes of a record: `left` as it is here; `refused`, for another record has its place. */
export type Fate = 'added' | 'replaced' | 'restored' | 'left' | 'refused';

/** A record of a file, the row that it stands for here, and whether another one here has one of its addresses. */
export type PlacedRecord = { source: Source; row: SourceRow | null; clash: boolean };

/** What becomes of one record, under which stable id; `why`: what has the place of one that is refused. */
export type RecordFate = {
  source: Source;
  row: SourceRow | null;
  stableId: StableId;
  fate: Fate;
  why: 'here' | 'in-file' | null;
};

/**
 * What becomes of each record of a part of a file. Whoever is here under its own stable id goes before those that are
 * known by an address alone; a file may hold one address or one record twice, and the first of them stands. `taken`: the
 * stable ids and address keys of what earlier parts wrote; those of this part are added to it.
 */
export function importFates(records: PlacedRecord[], replace: boolean, taken: Set<string>): RecordFate[] {
  const isOwn = ({ source, row }: PlacedRecord): boolean => row?.stableId === source.stableId;
  const inOrder = [...records.filter(isOwn), ...records.filter((one) => !isOwn(one))];
  return inOrder.map((record) => fateOf(record, replace, taken));
}

function fateOf({ source, row, clash }: PlacedRecord, replace: boolean, taken: Set<string>): RecordFate {
  const stableId = row?.source.stableId ?? source.stableId;
  const placed = { source, row, stableId };
  const wanted = wantedOf(row, replace);
  // What an earlier record of the file became is not here to be left.
  if (wanted === 'left' && !taken.has(stableId)) return { ...placed, fate: wanted, why: null };
  if (clash) return { ...placed, fate: 'refused', why: 'here' };
  const names = [stableId, ...[source.url, ...source.aliases].flatMap(addressKeys)];
  if (names.some((name) => taken.has(name))) return { ...placed, fate: 'refused', why: 'in-file' };
  for (const name of names) taken.add(name);
  return { ...placed, fate: wanted, why: null };
}

function wantedOf(row: SourceRow | null, replace: boolean): Exclude<Fate, 'refused'> {
  if (row === null) return 'added';
  if (row.shelf === 'bin') return 'restored';
  return replace ? 'replaced' : 'left';
}
