import { err, ok, type Result } from '@/lib/base/result';
import { addressKeys } from '@/lib/identity/address-keys';
import { resourceIdOf } from '@/lib/identity/resource-id';
import { workKeys } from '@/lib/identity/work-keys';
import type { Draft } from '@/lib/model/draft';
import type { Extraction } from '@/lib/model/extraction';
import type { StoreProblem } from '@/lib/model/problem';
import type { Source } from '@/lib/model/source';
import { keysOfTakenCanonical, withDistrustedCanonical } from '@/lib/review/distrusted-canonical';
import { formValues } from '@/lib/review/form-values';
import { joinedSource } from '@/lib/review/joined-source';
import { mergedEdits } from '@/lib/review/merged-edits';
import { withReplacedWords } from '@/lib/review/replaced-words';
import { type DraftParts, type SourceWithoutId, sourceFromDraft } from '@/lib/review/source-from-draft';
import { withWordsOfBoth } from '@/lib/review/words-of-both';
import { venueIdFor } from '@/lib/venues/venue-table';
import type { DraftDeps } from './deps';
import { holderOfAddress, otherAt, recordOfDraft } from './record-of-draft';
import { snapshotOf } from './snapshot-of';

/** The kept record, and whether it is a new one. */
export type SavedSource = { source: Source; created: boolean };

/**
 * Keeps a draft as a source. A draft whose address is known already, or that was saved before (its stable id is there),
 * changes that record: there is never a second one.
 */
export async function saveDraft(
  deps: DraftDeps,
  given: Draft,
  withText: boolean,
): Promise<Result<SavedSource, StoreProblem>> {
  const [page, article, venues] = await Promise.all([
    deps.capturedPage(given),
    withText ? deps.capturedText(given) : null,
    deps.venues(),
  ]);
  const extraction = page && (await withTrustedCanonical(deps, page));
  const { own, draft } = await recordOfDraft(deps, given);
  const { url } = formValues({ extraction, source: null, draft });
  const row = own ?? (URL.canParse(url) ? await deps.sourceByAddress(addressKeys(url)) : null);
  const existing = row?.source ?? null;
  const merged = existing && !draft.ofSaved && !own ? withWordsOfBoth(existing, draft) : draft;
  const now = deps.now();
  const venueIdOf = venueIdFor(venues, draft, existing);
  const basis = withMergedEdits(basisOf(merged, extraction, existing, now));
  const built = sourceFromDraft({ ...basis, venueIdOf, now });
  if (!built.ok) return err({ kind: 'invalid', problems: built.problem });
  const taken = await holderOfAddress(deps, existing, built.value);
  if (taken) return err(taken);
  const aliases = await withoutTakenNames(deps, built.value);
  const noted = withReplacedWords(built.value, basis.draft, basis.existing);
  const source: Source = { ...noted, aliases, id: await resourceIdOf(built.value.url) };
  const venue = venues.find(({ id }) => id === source.venueId) ?? null;
  const snapshot = article ? await snapshotOf(source.stableId, article, extraction, now) : null;
  const saved = await deps.saveSource(source, venue, snapshot);
  return saved.ok ? ok({ source: saved.value, created: existing === null }) : saved;
}

async function withTrustedCanonical(deps: DraftDeps, page: Extraction): Promise<Extraction> {
  const keys = keysOfTakenCanonical(page);
  const known = keys.length > 0 ? await deps.sourceByAddress(keys) : null;
  return withDistrustedCanonical(page, known?.source ?? null);
}

// What the record gained since the draft was typed stays.
function withMergedEdits<T extends Pick<DraftParts, 'draft' | 'existing'>>(basis: T): T {
  const { draft, existing } = basis;
  if (!existing) return basis;
  return { ...basis, draft: { ...draft, edits: mergedEdits(draft.edits, draft.base, existing) } };
}

// A page that the reader joined to a record lies under that record's values; the same page captured again, over them.
function basisOf(
  draft: Draft,
  extraction: Extraction | null,
  existing: Source | null,
  now: Date,
): Pick<DraftParts, 'draft' | 'extraction' | 'existing'> {
  if (!draft.apart || !existing || !extraction) return { draft, extraction, existing };
  return { draft, extraction: null, existing: joinedSource(existing, extraction, draft, now) };
}

// The resolver's address of an identifier that the page claims is no address it was seen under: where it is another
// record's, it stays that one's, or one address would have two records.
async function withoutTakenNames(deps: DraftDeps, { stableId, aliases }: SourceWithoutId): Promise<string[]> {
  const taken = await Promise.all(
    aliases.map(
      async (alias) => workKeys(alias).length > 0 && (await otherAt(deps, alias, stableId)) !== null,
    ),
  );
  return aliases.filter((_, index) => !taken[index]);
}
