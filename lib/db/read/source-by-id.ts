import type { BadRow, SourceRow } from '@/lib/model/source-row';
import type { Store } from '../open';
import { parseSourceRow } from './parse-row';

/** The source with this stable id; null if there is none. */
export async function sourceById(store: Store, stableId: string): Promise<SourceRow | BadRow | null> {
  const row: unknown = await store.sources.get(stableId);
  return row === undefined ? null : parseSourceRow(row);
}
