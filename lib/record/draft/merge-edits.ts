import { mergeList } from '@/lib/base/merge-list';
import type { Edits } from '@/lib/record/schema/draft';
import type { Identifiers, KeyPoint } from '@/lib/record/schema/parts';
import type { Source } from '@/lib/record/schema/source';
import { combineTexts } from './combine-draft-with-source';
import { removeEmptyPoints } from './key-points';
import { getRecordValues, isSameValue } from './record-values';

/**
 * What was typed over `base`, the record's values when each edit began, made fit for the record as it is now. A field
 * that only one side changed is that side's; where both did, lists are merged by item and texts keep the words of both.
 * One-line fields and choices are as typed. A field without a base is as typed, too.
 */
export function mergeEdits(edits: Edits, base: Edits | undefined, source: Source): Edits {
  const baseValues: Record<string, unknown> = base ?? {};
  const remoteValues: Record<string, unknown> = getRecordValues(source, edits);
  const mergedEntries = Object.entries(edits).flatMap(([field, localValue]) => {
    const baseValue = baseValues[field];
    if (baseValue === undefined || isSameValue(field, baseValue, remoteValues[field]))
      return [[field, localValue] as const];
    if (isSameValue(field, localValue, baseValue)) return [];
    return [
      [
        field,
        mergeValue(field, { local: localValue, base: baseValue, remote: remoteValues[field] }),
      ] as const,
    ];
  });
  return Object.fromEntries(mergedEntries) as Edits;
}

/** The fields in which the record has more than `sent`, the edits that were saved to it. */
export const listMergedFields = (sentEdits: Edits, savedSource: Source): string[] => {
  const savedValues: Record<string, unknown> = getRecordValues(savedSource, sentEdits);
  return Object.entries(sentEdits)
    .filter(
      ([field, sentValue]) =>
        isMergedField(field) &&
        !isSameValue(field, removeDuplicateTags(field, sentValue), savedValues[field]),
    )
    .map(([field]) => field);
};

type MergeSides<T = unknown> = { local: T; base: T; remote: T };

const TEXT_FIELDS = ['summary', 'review', 'contextNote', 'abstract', 'credibilityReason'];
const isMergedField = (field: string): boolean =>
  [...TEXT_FIELDS, 'keyPoints', 'tags', 'authors'].includes(field);
// A tag that is typed twice is kept once.
const removeDuplicateTags = (field: string, value: unknown): unknown =>
  field === 'tags' && Array.isArray(value) ? [...new Set(value.map((tag) => String(tag).trim()))] : value;

function mergeValue(field: string, sides: MergeSides): unknown {
  if (isSameValue(field, sides.local, sides.remote)) return sides.local;
  if (TEXT_FIELDS.includes(field)) return mergeText(sides as MergeSides<string>);
  switch (field) {
    case 'keyPoints':
      return mergePoints(sides as MergeSides<KeyPoint[]>);
    case 'tags':
      return mergeItems(sides as MergeSides<string[]>, (tag) => tag.trim().toLowerCase());
    case 'authors':
      return mergeItems(sides as MergeSides<string[]>, (author) => author.trim());
    case 'identifiers':
      return mergeIdentifiers(sides as MergeSides<Identifiers>);
    default:
      return sides.local;
  }
}

function mergeText(sides: MergeSides<string>): string {
  const [local, base, remote] = [sides.local.trim(), sides.base.trim(), sides.remote.trim()];
  return (
    replaceParagraphs(remote, base, local) ??
    replaceParagraphs(local, base, remote) ??
    combineTexts(remote, local)
  );
}

/** `whole` with other words for `part`, where it is that with paragraphs added before or after; null: it is not. */
function replaceParagraphs(whole: string, oldText: string, newText: string): string | null {
  if (oldText === '' || newText === '') return null;
  if (whole.startsWith(`${oldText}\n\n`)) return newText + whole.slice(oldText.length);
  return whole.endsWith(`\n\n${oldText}`) ? whole.slice(0, -oldText.length) + newText : null;
}

// The order is the one the reader typed last; the record's changes are carried into it.
const mergeItems = (sides: MergeSides<string[]>, getKey: (item: string) => string): string[] =>
  mergeList(sides.local, sides.base, sides.remote, getKey);

const mergePoints = ({ local, base, remote }: MergeSides<KeyPoint[]>): KeyPoint[] =>
  mergeList(removeEmptyPoints(local), removeEmptyPoints(base), remote, ({ text, quotes }) =>
    JSON.stringify([text, quotes.map(({ exact, prefix, suffix }) => [exact, prefix, suffix])]),
  );

function mergeIdentifiers({ local, base, remote }: MergeSides<Identifiers>): Identifiers {
  const unchangedEntries = Object.entries(remote).filter(
    ([kind]) => (local[kind] ?? null) === (base[kind] ?? null),
  );
  return { ...local, ...Object.fromEntries(unchangedEntries) };
}
