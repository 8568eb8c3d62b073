import { getUrlKeys } from '@/lib/address/url-keys';
import { joinDraftToSource } from '@/lib/record/draft/join-page-to-source';
import type { Draft } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import type { SourceRow } from '@/lib/record/schema/source-row';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { DatabaseDeps } from './deps';

type DraftTargetDeps = Pick<
  DatabaseDeps,
  'now' | 'findSourceById' | 'findSourceByUrlKeys' | 'findMergeTargetId'
>;

/**
 * Finds the source that a draft changes: the source with the draft's stable id, or the source into which that one was merged.
 * Returns the draft for that source. `targetRow` is null if no source has the stable id.
 */
export async function resolveDraftTarget(
  deps: DraftTargetDeps,
  draft: Draft,
): Promise<{ targetRow: SourceRow | null; draft: Draft }> {
  const rowOfDraft = await deps.findSourceById(draft.stableId);
  const targetRow = rowOfDraft && (await followMerges(deps, rowOfDraft));
  if (!targetRow || targetRow === rowOfDraft) return { targetRow, draft };
  return { targetRow, draft: joinDraftToSource(targetRow.source, draft, deps.now().toISOString()) };
}

/** Finds a source outside the bin that has this URL and another stable id. */
export async function findOtherRowByUrl(
  deps: Pick<DatabaseDeps, 'findSourceByUrlKeys'>,
  url: string,
  stableId: string,
): Promise<SourceRow | null> {
  const row = await deps.findSourceByUrlKeys(getUrlKeys(url));
  return row && row.shelf !== 'bin' && row.stableId !== stableId ? row : null;
}

/** Returns `url-taken` if another source already has the new URL of a source, otherwise null. */
export async function findUrlConflict(
  deps: DraftTargetDeps,
  existingSource: Source | null,
  { stableId, url }: Pick<Source, 'stableId' | 'url'>,
): Promise<WriteProblem | null> {
  if (!existingSource || existingSource.url === url) return null;
  const otherRow = await findOtherRowByUrl(deps, url, stableId);
  return otherRow && { kind: 'url-taken', title: otherRow.source.title };
}

// Returns the last source in a chain of merges. `visitedIds` ends the loop if two sources were merged into each other.
async function followMerges(deps: DraftTargetDeps, startRow: SourceRow): Promise<SourceRow> {
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
