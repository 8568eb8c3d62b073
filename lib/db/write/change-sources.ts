import type { Result } from '@/lib/base/result';
import type { StoreProblem } from '@/lib/model/problem';
import type { SourceRow } from '@/lib/model/source-row';
import type { Store } from '../open';
import { isBadRow, parseSourceRow } from '../read/parse-row';
import { attempt } from './attempt';
import { jobTables, touchJobs } from './touch-jobs';

/**
 * Changes rows in one transaction; `change` gives the new row, or null to leave it. Gives how many were changed. Wikis
 * hear only of those that went to the bin or came back: the status is the reader's alone.
 */
export function changeSources(
  store: Store,
  stableIds: string[],
  change: (row: SourceRow) => SourceRow | null,
  now: Date = new Date(),
): Promise<Result<number, StoreProblem>> {
  return attempt(() =>
    store.transaction('rw', [store.sources, ...jobTables(store)], async () => {
      const rows = (await store.sources.bulkGet(stableIds)).filter((row) => row !== undefined);
      const changes = rows
        .map(parseSourceRow)
        .filter((row): row is SourceRow => !isBadRow(row))
        .map((before) => ({ before, after: change(before) }));
      const changed = changes.map(({ after }) => after).filter((row) => row !== null);
      await store.sources.bulkPut(changed);
      const moved = changes.filter(
        ({ before, after }) => after && (before.shelf === 'bin') !== (after.shelf === 'bin'),
      );
      await touchJobs(
        store,
        moved.map(({ before }) => before.stableId),
        now,
      );
      return changed.length;
    }),
  );
}
