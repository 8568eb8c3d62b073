import { extendMergeBase } from '@/lib/record/draft/merge-base';
import { READER_ORIGIN } from '@/lib/record/provenance';
import type { Draft, Edits } from '@/lib/record/schema/draft';
import type { Identifiers, KeyPoint } from '@/lib/record/schema/parts';
import type { Source } from '@/lib/record/schema/source';
import { IDENTIFIER_KINDS } from '@/lib/record/vocabulary';

type AppliedEdits = { edits: Edits; origin?: string; at: string; previousIdentifiers?: Identifiers };

/**
 * Applies edits to a draft. The merge base of each field is the value of `source` when its first edit began.
 * If the reader chose a candidate, `origin` is the origin of that candidate. Otherwise the reader typed the
 * value. Identifiers are one field of the edits: the reader edited the kinds whose value differs from the
 * previous identifiers. `previousIdentifiers` is needed only for a draft without a source.
 */
export function applyEdits(
  draft: Draft,
  source: Source | null,
  { edits, origin, at, previousIdentifiers }: AppliedEdits,
): Draft {
  // `chosen` has the origin of each value that the reader chose from the candidates.
  const chosen = { ...draft.chosen };
  const isChoice = origin !== undefined && origin !== READER_ORIGIN;
  const identifiers = draft.edits.identifiers ?? source?.identifiers ?? previousIdentifiers;
  for (const field of listOriginNames(edits, identifiers)) {
    // Key points come from several origins, so each adopted point is recorded by itself.
    if (!isChoice || field === 'keyPoints') delete chosen[field];
    else chosen[field] = origin;
  }
  const editedDraft: Draft = { ...draft, updatedAt: at, edits: { ...draft.edits, ...edits }, chosen };
  if (isChoice && edits.keyPoints) {
    const previousPoints = draft.edits.keyPoints ?? source?.keyPoints ?? [];
    editedDraft.adoptedPoints = [
      ...(draft.adoptedPoints ?? []),
      ...listNewTexts(edits.keyPoints, previousPoints).map((text) => ({ text, from: origin })),
    ];
  }
  return source ? { ...editedDraft, base: extendMergeBase(draft, edits, source) } : editedDraft;
}

/** Lists the edited fields. Instead of the identifiers, it lists the kinds that differ. */
const listOriginNames = (edits: Edits, previousIdentifiers: Partial<Identifiers> = {}): string[] =>
  Object.keys(edits).flatMap((field) =>
    field === 'identifiers'
      ? IDENTIFIER_KINDS.filter((kind) => edits.identifiers?.[kind] !== previousIdentifiers[kind])
      : [field],
  );

const listNewTexts = (points: KeyPoint[], previousPoints: KeyPoint[]): string[] =>
  points
    .map(({ text }) => text)
    .filter((text) => !previousPoints.some((previousPoint) => previousPoint.text === text));

/**
 * Returns the time of the next edit of a draft (ISO 8601). It is always later than the time of the last edit, because
 * other tabs ignore a change with the same time.
 */
export const getNextUpdatedAt = (draft: Draft, now: Date): string =>
  new Date(Math.max(now.getTime(), Date.parse(draft.updatedAt) + 1)).toISOString();
