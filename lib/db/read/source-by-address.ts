import type { SourceRow } from '@/lib/model/source-row';
import type { Store } from '../open';
import { isBadRow, parseSourceRow } from './parse-row';

/**
 * The source known under any of these address keys, or null. One query on one index. A source in the bin is known too,
 * so that capturing it again brings it back instead of making a second; one that is not in the bin goes first.
 */
export async function sourceByAddress(store: Store, addressKeys: string[]): Promise<SourceRow | null> {
  if (addressKeys.length === 0) return null;
  const rows = await store.sources.where('addresses').anyOf(addressKeys).distinct().limit(20).toArray();
  const good = rows.map(parseSourceRow).filter((row): row is SourceRow => !isBadRow(row));
  return good.find((row) => row.shelf !== 'bin') ?? good[0] ?? null;
}
