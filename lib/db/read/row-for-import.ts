import { addressKeys } from '@/lib/identity/address-keys';
import type { Source } from '@/lib/model/source';
import type { SourceRow } from '@/lib/model/source-row';
import type { Store } from '../open';
import { isBadRow } from './parse-row';
import { sourceByAddress } from './source-by-address';
import { sourceById } from './source-by-id';

/** The row that a record of a file stands for here; `clash`: writing it there would take another record's address. */
export type RowForImport = { row: SourceRow | null; clash: boolean };

/**
 * Finds the row by stable id, then by address. One in the bin counts only where none outside it has the address: what
 * went to the bin by a merge is known as the record it went into.
 */
export async function rowForImport(store: Store, source: Source): Promise<RowForImport> {
  const keys = [source.url, ...source.aliases].flatMap(addressKeys);
  const named = await sourceById(store, source.stableId);
  const own = named && !isBadRow(named) ? named : null;
  const known = await sourceByAddress(store, keys);
  const row = [own, known].find(isLive);
  if (!row) return { row: own ?? known, clash: false };
  const added = keys.filter((key) => !row.addresses.includes(key));
  return { row, clash: isLive(await sourceByAddress(store, added)) };
}

const isLive = (row: SourceRow | null): row is SourceRow => row !== null && row.shelf !== 'bin';
