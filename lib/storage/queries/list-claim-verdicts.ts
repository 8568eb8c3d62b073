import { CLAIM_VERDICTS, type ClaimVerdict } from '@/lib/record/claim-verdicts';
import type { Database } from '../open-database';
import { findActiveWiki } from './list-wikis';

/**
 * Returns the verdicts on the claims that rest on each source, by stable id. Sources without claims are not in the map. Reads only
 * keys of the active wiki.
 */
export async function listClaimVerdicts(database: Database): Promise<Map<string, Set<ClaimVerdict>>> {
  const wiki = await findActiveWiki(database);
  const verdictsById = new Map<string, Set<ClaimVerdict>>();
  if (!wiki) return verdictsById;
  for (const verdict of CLAIM_VERDICTS) {
    const keys = await database.outboxEntries
      .where('claimKeys')
      .equals(`${wiki.id} ${verdict}`)
      .primaryKeys();
    for (const [, stableId] of keys)
      verdictsById.set(stableId, (verdictsById.get(stableId) ?? new Set()).add(verdict));
  }
  return verdictsById;
}
