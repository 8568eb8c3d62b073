import { PageCheck } from '@/lib/record/schema/page-check';
import { QUOTE_WORDS, type QuoteWord } from '@/lib/search/query/field-words';
import type { Database } from '../open-database';

/** Returns the last check of a source's page, or null if there is none or it is unreadable. */
export async function findPageCheck(database: Database, stableId: string): Promise<PageCheck | null> {
  const row: unknown = await database.pageChecks.get(stableId);
  return PageCheck.safeParse(row).data ?? null;
}

/** Returns the words with which `quotes:` finds each source, by stable id, without sources that have no known state. Reads only keys. */
export async function listQuoteStates(database: Database): Promise<Map<string, Set<QuoteWord>>> {
  const statesById = new Map<string, Set<QuoteWord>>();
  for (const state of QUOTE_WORDS)
    for (const stableId of await database.quoteStates.where('states').equals(state).primaryKeys())
      statesById.set(stableId, new Set([...(statesById.get(stableId) ?? []), state]));
  return statesById;
}
