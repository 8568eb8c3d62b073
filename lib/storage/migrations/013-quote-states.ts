import type { Transaction } from 'dexie';

type Counts = { unchanged: number; changed: number; missing: number };
type CheckRow = { stableId: string; quotes?: Counts; quoteState?: string };
type OldSource = {
  linkState?: { state?: string } | null;
  keyPoints?: { quotes?: { page?: number }[] }[];
};
type SourceRow = { stableId: string; source?: OldSource };

/**
 * Version 13 of the database: the states of the quotes of each source, by which the library can search. For sources with quotes of
 * their page, the states are copied from earlier checks and from dead links. Stored checks still have the property `quoteState`, which
 * is no longer indexed.
 */
export const quoteStatesMigration = {
  version: 13,
  stores: { pageChecks: 'stableId', quoteStates: 'stableId, *states' },
  upgrade: async (transaction: Transaction): Promise<void> => {
    const statesById = new Map<string, string[]>();
    await transaction.table('pageChecks').each((check: CheckRow) => {
      statesById.set(check.stableId, listStates(check));
    });
    const rows: { stableId: string; states: string[] }[] = [];
    await transaction.table('sources').each(({ stableId, source }: SourceRow) => {
      if (!source || !hasPageQuotes(source)) return;
      const states = source.linkState?.state === 'dead' ? ['missing'] : (statesById.get(stableId) ?? []);
      if (states.length > 0) rows.push({ stableId, states });
    });
    await transaction.table('quoteStates').bulkPut(rows);
  },
};

// Quotes with a page number are of a PDF. A dead link says nothing about them, and earlier checks did not search them.
const hasPageQuotes = ({ keyPoints = [] }: OldSource): boolean =>
  keyPoints.some(({ quotes = [] }) => quotes.some(({ page }) => page === undefined));

function listStates({ quotes, quoteState = 'none' }: CheckRow): string[] {
  // A check of a page that is gone has the counts of the last comparison, and `missing` as the state.
  const isGone = quoteState === 'missing' && quotes?.missing === 0;
  if (!quotes || isGone) return quoteState === 'none' ? [] : [quoteState];
  const states = (['changed', 'missing'] as const).filter((state) => quotes[state] > 0);
  return states.length === 0 && quotes.unchanged > 0 ? ['unchanged'] : states;
}
