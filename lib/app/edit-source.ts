import { err, ok, type Result } from '@/lib/base/result';
import { resourceIdOf } from '@/lib/identity/resource-id';
import type { Draft, Edits } from '@/lib/model/draft';
import type { StableId } from '@/lib/model/primitives';
import type { StoreProblem } from '@/lib/model/problem';
import { sourceFromDraft } from '@/lib/review/source-from-draft';
import { venueIdFor } from '@/lib/venues/venue-table';
import type { StoreDeps } from './deps';
import type { SavedSource } from './save-draft';

/** Changes fields of a saved source; those that `edits` does not name stay. */
export async function editSource(
  deps: StoreDeps,
  stableId: StableId,
  edits: Edits,
): Promise<Result<SavedSource, StoreProblem>> {
  const [row, venues] = await Promise.all([deps.sourceById(stableId), deps.venues()]);
  if (!row) return err({ kind: 'no-such-source' });
  const now = deps.now();
  const at = now.toISOString();
  const draft: Draft = {
    key: row.source.url,
    stableId,
    ofSaved: true,
    createdAt: at,
    updatedAt: at,
    edits,
    chosen: {},
  };
  const venueIdOf = venueIdFor(venues, draft, row.source);
  const built = sourceFromDraft({ draft, extraction: null, existing: row.source, venueIdOf, now });
  if (!built.ok) return err({ kind: 'invalid', problems: built.problem });
  const source = { ...built.value, id: await resourceIdOf(built.value.url) };
  const saved = await deps.saveSource(source, venues.find(({ id }) => id === source.venueId) ?? null, null);
  return saved.ok ? ok({ source: saved.value, created: false }) : saved;
}
