import { mergedList } from '@/lib/base/merged-list';
import type { Edits } from '@/lib/model/draft';
import type { Identifiers, KeyPoint, Source } from '@/lib/model/source';
import { writtenPoints } from './key-points';
import { recordValues, saysSame } from './same-words';
import { joinedText } from './words-of-both';

/**
 * What was typed over `base`, the record's values when each edit began, made fit for the record as it is now. A field
 * that only one side changed is that side's; where both did, lists are merged by item and texts keep the words of both.
 * One-line fields and choices are as typed. A field without a base is as typed, too.
 */
export function mergedEdits(edits: Edits, base: Edits | undefined, source: Source): Edits {
  const before: Record<string, unknown> = base ?? {};
  const now: Record<string, unknown> = recordValues(source, edits);
  const merged = Object.entries(edits).flatMap(([field, typed]) => {
    const was = before[field];
    if (was === undefined || saysSame(field, was, now[field])) return [[field, typed] as const];
    if (saysSame(field, typed, was)) return [];
    return [[field, mergedValue(field, { typed, was, now: now[field] })] as const];
  });
  return Object.fromEntries(merged) as Edits;
}

/** The fields in which the record has more than `sent`, the edits that were saved to it. */
export const fieldsOfBoth = (sent: Edits, saved: Source): string[] => {
  const values: Record<string, unknown> = recordValues(saved, sent);
  return Object.entries(sent)
    .filter(([field, typed]) => isMerged(field) && !saysSame(field, unique(field, typed), values[field]))
    .map(([field]) => field);
};

type Sides<T = unknown> = { typed: T; was: T; now: T };

const TEXTS = ['summary', 'review', 'contextNote', 'abstract', 'credibilityReason'];
const isMerged = (field: string): boolean => [...TEXTS, 'keyPoints', 'tags', 'authors'].includes(field);
// A tag that is typed twice is kept once.
const unique = (field: string, value: unknown): unknown =>
  field === 'tags' && Array.isArray(value) ? [...new Set(value.map((tag) => String(tag).trim()))] : value;

function mergedValue(field: string, sides: Sides): unknown {
  if (saysSame(field, sides.typed, sides.now)) return sides.typed;
  if (TEXTS.includes(field)) return mergedText(sides as Sides<string>);
  switch (field) {
    case 'keyPoints':
      return mergedPoints(sides as Sides<KeyPoint[]>);
    case 'tags':
      return mergedItems(sides as Sides<string[]>, (tag) => tag.trim().toLowerCase());
    case 'authors':
      return mergedItems(sides as Sides<string[]>, (author) => author.trim());
    case 'identifiers':
      return mergedIdentifiers(sides as Sides<Identifiers>);
    default:
      return sides.typed;
  }
}

function mergedText(sides: Sides<string>): string {
  const [typed, was, now] = [sides.typed.trim(), sides.was.trim(), sides.now.trim()];
  return reworded(now, was, typed) ?? reworded(typed, was, now) ?? joinedText(now, typed);
}

/** `whole` with other words for `part`, where it is that with paragraphs added before or after; null: it is not. */
function reworded(whole: string, part: string, words: string): string | null {
  if (part === '' || words === '') return null;
  if (whole.startsWith(`${part}\n\n`)) return words + whole.slice(part.length);
  return whole.endsWith(`\n\n${part}`) ? whole.slice(0, -part.length) + words : null;
}

// The order is the one the reader typed last; the record's changes are carried into it.
const mergedItems = (sides: Sides<string[]>, keyOf: (item: string) => string): string[] =>
  mergedList(sides.typed, sides.was, sides.now, keyOf);

const mergedPoints = ({ typed, was, now }: Sides<KeyPoint[]>): KeyPoint[] =>
  mergedList(writtenPoints(typed), writtenPoints(was), now, ({ text, quotes }) =>
    JSON.stringify([text, quotes.map(({ exact, prefix, suffix }) => [exact, prefix, suffix])]),
  );

function mergedIdentifiers({ typed, was, now }: Sides<Identifiers>): Identifiers {
  const untouched = Object.entries(now).filter(([kind]) => (typed[kind] ?? null) === (was[kind] ?? null));
  return { ...typed, ...Object.fromEntries(untouched) };
}
