import { getQuoteStates } from '@/lib/page-check/get-quote-states';
import type { Source } from '@/lib/record/schema/source';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import { listQuoteWords } from '@/lib/search/query/list-quote-words';
import type { Database, StoredQuoteStates } from '../open-database';
import { findSourceById } from '../queries/find-source-by-id';
import { findPageCheck } from '../queries/page-checks';
import { listSnapshots } from '../queries/snapshots';

/** Returns the tables that a transaction needs to update the states of quotes. */
export const getQuoteTables = ({ sources, snapshots, pageChecks, quoteStates }: Database) => [
  sources,
  snapshots,
  pageChecks,
  quoteStates,
];

/**
 * Stores the states by which the library can search the quotes of sources. Call it after a change of their quotes, link states, captured
 * texts or page checks, in a transaction that includes `getQuoteTables`.
 */
export async function updateQuoteStates(database: Database, stableIds: Iterable<string>): Promise<void> {
  for (const stableId of new Set(stableIds)) {
    const row = await findSourceById(database, stableId);
    const source = row && !isInvalidRow(row) && hasQuotes(row.source) ? row.source : null;
    const states = source ? await findQuoteStates(database, source) : null;
    if (states) await database.quoteStates.put(states);
    else await database.quoteStates.delete(stableId);
  }
}

/** Returns whether a source has quotes. */
export const hasQuotes = ({ keyPoints }: Source): boolean =>
  keyPoints.some(({ quotes }) => quotes.length > 0);

async function findQuoteStates(database: Database, source: Source): Promise<StoredQuoteStates | null> {
  const { stableId } = source;
  const snapshots = await listSnapshots(database, stableId);
  const check = await findPageCheck(database, stableId);
  const states = listQuoteWords(getQuoteStates(source, snapshots, check).map(({ kind }) => kind));
  return states.length === 0 ? null : { stableId, states };
}
