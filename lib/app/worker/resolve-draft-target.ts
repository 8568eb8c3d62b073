import { getAddressKeys } from '@/lib/address/address-keys';
import { joinDraftToSource } from '@/lib/record/draft/join-page-to-source';
import type { Draft } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import type { SourceRow } from '@/lib/record/schema/source-row';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { DatabaseDeps } from './deps';

type LookupDeps = Pick<DatabaseDeps, 'now' | 'findSourceById' | 'findSourceByAddress' | 'findMergeTargetId'>;

/**
 * The record that a draft names, and the draft as it goes there. A record that went into another since is not revived
 * beside it: the words go to the one that stayed, under what stands there. `own` is null where none is named yet.
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

/** The other record, outside the bin, that is known under this address; null: there is none. */
export async function findOtherRowByUrl(
  deps: Pick<DatabaseDeps, 'findSourceByAddress'>,
  url: string,
  stableId: string,
): Promise<SourceRow | null> {
  const row = await deps.findSourceByAddress(getAddressKeys(url));
  return row && row.shelf !== 'bin' && row.stableId !== stableId ? row : null;
}

/** Why `source` cannot have its new address: another record has it already; null: the address may be taken. */
export async function findAddressConflict(
  deps: LookupDeps,
  existing: Source | null,
  { stableId, url }: Pick<Source, 'stableId' | 'url'>,
): Promise<WriteProblem | null> {
  if (!existing || existing.url === url) return null;
  const otherRow = await findOtherRowByUrl(deps, url, stableId);
  return otherRow && { kind: 'address-taken', title: otherRow.source.title };
}

// Merged on and on, a record is followed to the last one. Two that went into each other end the search.
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
