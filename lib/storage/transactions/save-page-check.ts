import type { Result } from '@/lib/base/result';
import { findChangedLinkState } from '@/lib/page-check/get-page-outcome';
import { addQuoteResults } from '@/lib/page-check/quote-results';
import type { PageCheck } from '@/lib/record/schema/page-check';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { Database } from '../open-database';
import { findSourceById } from '../queries/find-source-by-id';
import { findPageCheck } from '../queries/page-checks';
import { attemptWrite } from './attempt-write';
import { enqueueForActiveWiki, getOutboxTables } from './enqueue-sources';
import { isLatestSnapshot } from './save-source';
import { getSourceTables, saveSources } from './save-sources';
import { updateQuoteStates } from './update-quote-states';

/**
 * Saves the check of a page and, if the page has changed, its new text (`snapshot`) beside the earlier texts. The link state of the source
 * changes only if `findChangedLinkState` returns one, so that a check of an unchanged page is not a change of the source. Returns the
 * saved check. If the check compared nothing, it contains the quotes and values of the last comparison. Returns null and writes nothing
 * if the source does not exist or is in the bin.
 */
export function savePageCheck(
  database: Database,
  check: PageCheck,
  snapshot: Snapshot | null,
): Promise<Result<PageCheck | null, WriteProblem>> {
  const { pageChecks, snapshots } = database;
  const tables = [...getSourceTables(database), ...getOutboxTables(database)];
  return attemptWrite(() =>
    database.transaction('rw', tables, async () => {
      const row = await findSourceById(database, check.stableId);
      if (!row || isInvalidRow(row) || row.shelf === 'bin') return null;
      const comparedCheck = addEarlierComparison(check, await findPageCheck(database, check.stableId));
      await pageChecks.put(comparedCheck);
      if (snapshot && !(await isLatestSnapshot(database, snapshot))) await snapshots.put(snapshot);
      await updateLinkState(database, row.source, check);
      await updateQuoteStates(database, [check.stableId]);
      return comparedCheck;
    }),
  );
}

/**
 * Adds the values of the earlier check to a check that compared nothing, because they would otherwise be lost. If the check searched the
 * page for quotes, only the earlier results of missing quotes are added.
 */
function addEarlierComparison(check: PageCheck, earlier: PageCheck | null): PageCheck {
  if (!earlier || check.comparedWith !== null) return check;
  const { comparedWith } = earlier;
  const comparedAt = check.comparedAt ?? earlier.comparedAt;
  const missing = earlier.quoteResults?.filter(({ state }) => state === 'missing') ?? [];
  const quoteResults = check.quoteResults
    ? addQuoteResults(check.quoteResults, missing)
    : earlier.quoteResults;
  const changedValues = check.changedValues.length > 0 ? check.changedValues : earlier.changedValues;
  return {
    ...check,
    comparedWith,
    changedValues,
    ...(comparedAt === undefined ? {} : { comparedAt }),
    ...(quoteResults ? { quoteResults } : {}),
  };
}

async function updateLinkState(
  database: Database,
  source: Source,
  { outcome, checkedAt }: PageCheck,
): Promise<void> {
  const state = findChangedLinkState(source.linkState, outcome);
  if (state === null) return;
  const updatedAt = [checkedAt, source.updatedAt].sort().at(-1) ?? checkedAt;
  const changedSource = { ...source, linkState: { state, checkedAt }, updatedAt };
  await saveSources(database, [{ source: changedSource, deletedAt: null }]);
  await enqueueForActiveWiki(database, [source.stableId], new Date(updatedAt));
}
