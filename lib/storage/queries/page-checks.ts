import { PageCheck } from '@/lib/record/schema/page-check';
import { QUOTE_WORDS, type QuoteWord } from '@/lib/search/query/field-words';
import type { Database } from '../open-database';

/** Returns the last check of a source's page, or null if there is none or it is unreadable. */
export async function findPageCheck(database: Database, stableId: string): Promise<PageCheck | null> {
  const row: unknown = await database.pageChecks.get(stableId);
  return PageCheck.safeParse(row).data ?? null;
}

/**
 * Returns the states of the quotes of each source at the last check of its page, by stable id. A source with a missing quote is found
 * by `changed` too. Sources without checked quotes are not in the map. Reads only keys.
 */
export async function listQuoteStates(database: Database): Promise<Map<string, Set<QuoteWord>>> {
  const statesById = new Map<string, Set<QuoteWord>>();
  for (const state of QUOTE_WORDS)
    for (const stableId of await database.pageChecks.where('quoteState').equals(state).primaryKeys())
      statesById.set(stableId, new Set(state === 'missing' ? ['missing', 'changed'] : [state]));
  return statesById;
}
