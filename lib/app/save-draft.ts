import { err, ok, type Result } from '@/lib/base/result';
import { addressKeys } from '@/lib/identity/address-keys';
import { resourceIdOf } from '@/lib/identity/resource-id';
import type { Draft } from '@/lib/model/draft';
import type { StoreProblem } from '@/lib/model/problem';
import type { Source } from '@/lib/model/source';
import { formValues } from '@/lib/review/form-values';
import { sourceFromDraft } from '@/lib/review/source-from-draft';
import { withWordsOfBoth } from '@/lib/review/words-of-both';
import type { DraftDeps } from './deps';
import { snapshotOf } from './snapshot-of';
import { venueIdFor } from './venue-table';

/** The kept record, and whether it is a new one. */
export type SavedSource = { source: Source; created: boolean };

/**
 * Keeps a draft as a source. A draft whose address is known already, or that was saved before (its stable id is there),
 * changes that record: there is never a second one.
 */
export async function saveDraft(
  deps: DraftDeps,
  draft: Draft,
  withText: boolean,
): Promise<Result<SavedSource, StoreProblem>> {
  const [extraction, article, venues] = await Promise.all([
    deps.capturedPage(draft),
    withText ? deps.capturedText(draft) : null,
    deps.venues(),
  ]);
  const { url } = formValues({ extraction, source: null, draft });
  const own = await deps.sourceById(draft.stableId);
  const row = own ?? (URL.canParse(url) ? await deps.sourceByAddress(addressKeys(url)) : null);
  const existing = row?.source ?? null;
  const merged = existing && !draft.ofSaved && !own ? withWordsOfBoth(existing, draft) : draft;
  const built = sourceFromDraft({
    draft: merged,
    extraction,
    existing,
    venueIdOf: venueIdFor(venues, draft, existing),
    now: deps.now(),
  });
  if (!built.ok) return err({ kind: 'invalid', problems: built.problem });
  const source: Source = { ...built.value, id: await resourceIdOf(built.value.url) };
  const venue = venues.find(({ id }) => id === source.venueId) ?? null;
  const snapshot = article ? await snapshotOf(source.stableId, article, extraction, deps.now()) : null;
  const saved = await deps.saveSource(source, venue, snapshot);
  return saved.ok ? ok({ source: saved.value, created: existing === null }) : saved;
}
