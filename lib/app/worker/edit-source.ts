import { computeResourceId } from '@/lib/address/resource-id';
import { err, ok, type Result } from '@/lib/base/result';
import { addReplacedValues } from '@/lib/record/draft/add-replaced-values';
import { buildSource } from '@/lib/record/draft/build-source';
import { mergeEdits } from '@/lib/record/draft/merge-edits';
import type { Edits } from '@/lib/record/schema/draft';
import type { StableId } from '@/lib/record/schema/primitives';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { createVenueIdFinder } from '@/lib/record/venues/venue-table';
import type { DatabaseDeps } from './deps';
import { findUrlConflict, resolveDraftTarget } from './resolve-draft-target';
import type { SavedSource } from './save-draft';

type EditOptions = {
  /** The values of the edited fields when the edits began. Fields that changed in the source since then are merged. */
  mergeBase?: Edits | undefined;
  /** Whether the edit undoes a change of the URL, so that the replaced URL does not become an alias. */
  isUrlUndone?: boolean | undefined;
};

/**
 * Saves edits of a source. Returns `no-such-source`, `invalid`, `url-taken` or the problem of the
 * write if nothing was saved.
 */
export async function editSource(
  deps: DatabaseDeps,
  stableId: StableId,
  edits: Edits,
  { mergeBase, isUrlUndone = false }: EditOptions = {},
): Promise<Result<SavedSource, WriteProblem>> {
  const now = deps.now();
  const timestamp = now.toISOString();
  const editDraft = {
    key: stableId,
    stableId,
    ofSaved: true,
    createdAt: timestamp,
    updatedAt: timestamp,
    edits,
    chosen: {},
  };
  const [{ targetRow: row, draft: targetDraft }, venues] = await Promise.all([
    resolveDraftTarget(deps, mergeBase ? { ...editDraft, base: mergeBase } : editDraft),
    deps.listVenues(),
  ]);
  if (!row) return err({ kind: 'no-such-source' });
  const draft = { ...targetDraft, edits: mergeEdits(targetDraft.edits, targetDraft.base, row.source) };
  const findVenueId = createVenueIdFinder(venues, draft, row.source);
  const buildResult = buildSource({ draft, extraction: null, existing: row.source, findVenueId, now });
  if (!buildResult.ok) return err({ kind: 'invalid', problems: buildResult.problem });
  const urlConflict = await findUrlConflict(deps, row.source, buildResult.value);
  if (urlConflict) return err(urlConflict);
  const annotatedSource = addReplacedValues(buildResult.value, draft, row.source);
  const undoneUrl = isUrlUndone && mergeBase?.url === row.source.url ? row.source.url : null;
  const source = {
    ...annotatedSource,
    aliases: annotatedSource.aliases.filter((alias) => alias !== undoneUrl),
    id: await computeResourceId(buildResult.value.url),
  };
  const saveResult = await deps.saveSource(source, null);
  return saveResult.ok ? ok({ source: saveResult.value, created: false }) : saveResult;
}
