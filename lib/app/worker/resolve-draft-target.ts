import { getUrlKeys } from '@/lib/address/url-keys';
import { joinDraftToSource } from '@/lib/record/draft/join-page-to-source';
import type { Draft } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import type { SourceRow } from '@/lib/record/schema/source-row';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { DatabaseDeps } from './deps';

type LookupDeps = Pick<DatabaseDeps, 'now' | 'findSourceById' | 'findSourceByUrlKeys' | 'findMergeTargetId'>;

/**
 * Finds the record with the draft's stable id (null if there is none), and returns the draft for it. If the record was
 * merged into another one meanwhile, the draft is joined to that one, whose values are not replaced.
 */
export async function resolveDraftTarget(
  deps: LookupDeps,
  draft: Draft,
): Promise<{ targetRow: SourceRow | null; draft: Draft }> {
  const namedRow = await deps.findSourceById(draft.stableId);
  const targetRow = namedRow && (await followMerges(deps, namedRow));
  if (!targetRow || targetRow === namedRow) return { targetRow, draft };
  return { targetRow, draft: joinDraftToSource(targetRow.source, draft, deps.now().toISOString()) };
}

/** Finds a record outside the bin that has this address and another stable id. */
export async function findOtherRowByUrl(
  deps: Pick<DatabaseDeps, 'findSourceByUrlKeys'>,
  url: string,
  stableId: string,
): Promise<SourceRow | null> {
  const row = await deps.findSourceByUrlKeys(getUrlKeys(url));
  return row && row.shelf !== 'bin' && row.stableId !== stableId ? row : null;
}

/** Returns `url-taken` if another record already has the new address of a source; null otherwise. */
export async function findAddressConflict(
  deps: LookupDeps,
  existing: Source | null,
  { stableId, url }: Pick<Source, 'stableId' | 'url'>,
): Promise<WriteProblem | null> {
  if (!existing || existing.url === url) return null;
  const otherRow = await findOtherRowByUrl(deps, url, stableId);
  return otherRow && { kind: 'url-taken', title: otherRow.source.title };
}

// Follows a chain of merges to its last record. `visitedIds` ends the loop if two records were merged into each other.
async function followMerges(deps: LookupDeps, startRow: SourceRow): Promise<SourceRow> {
  const visitedIds = new Set<string>();
  let row = startRow;
  while (row.shelf === 'bin' && !visitedIds.has(row.stableId)) {
    visitedIds.add(row.stableId);
    const targetId = await deps.findMergeTargetId(row.stableId);
    const targetRow = targetId && (await deps.findSourceById(targetId));
    if (!targetRow) break;
    row = targetRow;
  }
  return row;
}
