import { err, ok, type Result } from '@/lib/base/result';
import { resourceIdOf } from '@/lib/identity/resource-id';
import type { Edits } from '@/lib/model/draft';
import type { StableId } from '@/lib/model/primitives';
import type { StoreProblem } from '@/lib/model/problem';
import { mergedEdits } from '@/lib/review/merged-edits';
import { withReplacedWords } from '@/lib/review/replaced-words';
import { sourceFromDraft } from '@/lib/review/source-from-draft';
import { venueIdFor } from '@/lib/venues/venue-table';
import type { StoreDeps } from './deps';
import { holderOfAddress, recordOfDraft } from './record-of-draft';
import type { SavedSource } from './save-draft';

/**
 * Changes fields of a saved source; those that `edits` does not name stay. `base`: what the record held in them when the
 * reader began; where it holds something else by now, both are merged.
 */
export async function editSource(
  deps: StoreDeps,
  stableId: StableId,
  edits: Edits,
  base?: Edits,
): Promise<Result<SavedSource, StoreProblem>> {
  const now = deps.now();
  const at = now.toISOString();
  const given = { key: stableId, stableId, ofSaved: true, createdAt: at, updatedAt: at, edits, chosen: {} };
  const [{ own: row, draft: meant }, venues] = await Promise.all([
    recordOfDraft(deps, base ? { ...given, base } : given),
    deps.venues(),
  ]);
  if (!row) return err({ kind: 'no-such-source' });
  const draft = { ...meant, edits: mergedEdits(meant.edits, meant.base, row.source) };
  const venueIdOf = venueIdFor(venues, draft, row.source);
  const built = sourceFromDraft({ draft, extraction: null, existing: row.source, venueIdOf, now });
  if (!built.ok) return err({ kind: 'invalid', problems: built.problem });
  const taken = await holderOfAddress(deps, row.source, built.value);
  if (taken) return err(taken);
  const noted = withReplacedWords(built.value, draft, row.source);
  const source = { ...noted, id: await resourceIdOf(built.value.url) };
  const saved = await deps.saveSource(source, venues.find(({ id }) => id === source.venueId) ?? null, null);
  return saved.ok ? ok({ source: saved.value, created: false }) : saved;
}
