import type { Result } from '@/lib/base/result';
import type { StoreProblem } from '@/lib/model/problem';
import type { SourceRow } from '@/lib/model/source-row';
import type { Store } from '../open';
import { isBadRow, parseSourceRow } from '../read/parse-row';
import { attempt } from './attempt';

/** Changes rows in one transaction; `change` gives the new row, or null to leave it. Gives how many were changed. */
export function changeSources(
  store: Store,
  stableIds: string[],
  change: (row: SourceRow) => SourceRow | null,
): Promise<Result<number, StoreProblem>> {
  return attempt(() =>
    store.transaction('rw', store.sources, async () => {
      const rows = (await store.sources.bulkGet(stableIds)).filter((row) => row !== undefined);
      const changed = rows
        .map(parseSourceRow)
        .filter((row): row is SourceRow => !isBadRow(row))
        .map(change)
        .filter((row) => row !== null);
      await store.sources.bulkPut(changed);
      return changed.length;
    }),
  );
}
