import { addressKeys } from '@/lib/identity/address-keys';
import {
  type SameWorkEvidence,
  sameWorkEvidence,
  sameWorkKeys,
  type WorkFacts,
} from '@/lib/identity/same-work';
import type { Source } from '@/lib/model/source';
import type { Store } from '../open';
import { parseSourceRow } from './parse-row';

/** A saved record that looks like the same work, and why. */
export type SameWork = { source: Source; evidence: SameWorkEvidence[] };

// A title like "Weekly open thread" may be that of hundreds; a question about the first of them is as good as any.
const MOST = 50;

/**
 * The records outside the bin that look like the same work as `facts`, the one with the most evidence first. Index
 * ranges of exact keys only: the identifiers, the title, and the address that the page calls its own.
 */
export async function sameWorkOf(store: Store, facts: WorkFacts, except: string | null): Promise<SameWork[]> {
  const canonicalKeys = facts.canonical ? addressKeys(facts.canonical) : [];
  const [byWork, byAddress] = await Promise.all([
    under(store, 'works', sameWorkKeys(facts)),
    under(store, 'addresses', canonicalKeys),
  ]);
  const rows = new Map([...byWork, ...byAddress].map((row) => [row.stableId, row]));
  return [...rows.values()]
    .map(parseSourceRow)
    .flatMap((row) => ('kind' in row || row.shelf === 'bin' || row.stableId === except ? [] : [row.source]))
    .map((source) => ({ source, evidence: sameWorkEvidence(facts, source) }))
    .filter(({ evidence }) => evidence.length > 0)
    .sort((a, b) => b.evidence.length - a.evidence.length);
}

function under(store: Store, index: 'works' | 'addresses', keys: string[]) {
  if (keys.length === 0) return [];
  return store.sources.where(index).anyOf(keys).distinct().limit(MOST).toArray();
}
