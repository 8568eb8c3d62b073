import { computeResourceId } from '@/lib/address/resource-id';
import { err, ok, type Result } from '@/lib/base/result';
import { addReplacedValues } from '@/lib/record/draft/add-replaced-values';
import { buildSource } from '@/lib/record/draft/build-source';
import { mergeEdits } from '@/lib/record/draft/merge-edits';
import type { Edits } from '@/lib/record/schema/draft';
import type { FieldProvenance } from '@/lib/record/schema/parts';
import type { StableId } from '@/lib/record/schema/primitives';
import type { Source } from '@/lib/record/schema/source';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { createVenueIdFinder } from '@/lib/record/venues/venue-table';
import type { DatabaseDeps } from './deps';
import { findUrlConflict, resolveDraftTarget } from './resolve-draft-target';
import type { SavedSource } from './save-draft';

type EditOptions = {
  /** The values of the edited fields when the edits began. Fields that changed in the source since then are merged. */
  mergeBase?: Edits | undefined;
  /** The edit undoes a change of the URL from `mergeBase.url`: that URL does not become an alias, and the earlier provenance is restored. */
  urlUndo?: UrlUndo | undefined;
};

type UrlUndo = { provenance: FieldProvenance | null };

/**
 * Saves edits of a source. Returns `no-such-source`, `invalid`, `url-taken`, `url-changed` or the problem of the
 * write if nothing was saved.
 */
export async function editSource(
  deps: DatabaseDeps,
  stableId: StableId,
  edits: Edits,
  { mergeBase, urlUndo }: EditOptions = {},
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
  if (urlUndo && mergeBase?.url !== row.source.url) return err({ kind: 'url-changed' });
  const draft = { ...targetDraft, edits: mergeEdits(targetDraft.edits, targetDraft.base, row.source) };
  const findVenueId = createVenueIdFinder(venues, draft, row.source);
  const buildResult = buildSource({ draft, extraction: null, existing: row.source, findVenueId, now });
  if (!buildResult.ok) return err({ kind: 'invalid', problems: buildResult.problem });
  const urlConflict = await findUrlConflict(deps, row.source, buildResult.value);
  if (urlConflict) return err(urlConflict);
  const annotatedSource = addReplacedValues(buildResult.value, draft, row.source);
  const source = {
    ...(urlUndo ? undoUrl(annotatedSource, row.source.url, urlUndo) : annotatedSource),
    id: await computeResourceId(buildResult.value.url),
  };
  const saveResult = await deps.saveSource(source, null);
  return saveResult.ok ? ok({ source: saveResult.value, created: false }) : saveResult;
}

function undoUrl<T extends Pick<Source, 'aliases' | 'provenance'>>(
  source: T,
  undoneUrl: string,
  { provenance }: UrlUndo,
): T {
  const { url: _, ...others } = source.provenance;
  return {
    ...source,
    aliases: source.aliases.filter((alias) => alias !== undoneUrl),
    provenance: provenance ? { ...others, url: provenance } : others,
  };
}
