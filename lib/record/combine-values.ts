import { dedupeBy } from '@/lib/base/dedupe-by';
import { mergeList } from '@/lib/base/merge-list';
import { removeEmptyPoints } from './draft/key-points';
import type { FieldEntry, FieldKind } from './field-entry';
import { isKeyPoint } from './same-value';

/** The versions of a value in a merge. `base` is undefined if the two sides have no common base. */
export type MergeVersions<V> = { base?: V | undefined; local: V; remote: V };

/** The side whose texts and items come first in a combined value if there is no base that determines the order. */
export type FirstSide = 'local' | 'remote';

type GetKey = (item: unknown) => string;

/** Returns whether two values of this kind can be combined into one that contains both. */
export const canCombineKind = (kind: FieldKind): boolean => COMBINED_KINDS.includes(kind);

const COMBINED_KINDS: FieldKind[] = ['text', 'list', 'tags', 'key-points', 'identifiers'];

/**
 * Combines the values of both sides into one value. Returns null for a kind whose values cannot be combined (`canCombineKind`). `getKey`
 * returns equal keys for list items that are the same item.
 */
export function combineValues(
  { kind }: FieldEntry,
  versions: MergeVersions<unknown>,
  firstSide: FirstSide,
  getKey: GetKey,
): { value: unknown } | null {
  switch (kind) {
    case 'text':
      return { value: combineTexts(versions, firstSide) };
    case 'list':
    case 'tags':
    case 'key-points':
      return { value: combineLists(versions, firstSide, getKey) };
    case 'identifiers':
      return { value: combineIdentifiers(versions) };
    default:
      return null;
  }
}

function combineTexts({ base, local, remote }: MergeVersions<unknown>, firstSide: FirstSide): string {
  const [baseText, localText, remoteText] = [toText(base), toText(local), toText(remote)];
  return (
    replaceParagraphs(remoteText, baseText, localText) ??
    replaceParagraphs(localText, baseText, remoteText) ??
    (firstSide === 'remote' ? joinTexts(remoteText, localText) : joinTexts(localText, remoteText))
  );
}

/** Joins two texts by a blank line. If one contains the other, returns only the longer one. */
function joinTexts(firstText: string, secondText: string): string {
  if (secondText.includes(firstText)) return secondText;
  return firstText.includes(secondText) ? firstText : `${firstText}\n\n${secondText}`;
}

/**
 * Replaces `oldText` by `newText` in a text that consists of `oldText` and paragraphs before or after it. Returns null for any
 * other text.
 */
function replaceParagraphs(text: string, oldText: string, newText: string): string | null {
  if (oldText === '' || newText === '') return null;
  if (text.startsWith(`${oldText}\n\n`)) return newText + text.slice(oldText.length);
  return text.endsWith(`\n\n${oldText}`) ? text.slice(0, -oldText.length) + newText : null;
}

// With a base, the result has the additions and removals of both sides, in the order of the local side. Without a base, the result has
// the items of both sides. A key point without quotes is left out if the first side has a key point with the same text.
function combineLists(
  { base, local, remote }: MergeVersions<unknown>,
  firstSide: FirstSide,
  getKey: GetKey,
): unknown[] {
  const [localItems, remoteItems] = [toItems(local), toItems(remote)];
  if (base !== undefined) return mergeList(localItems, toItems(base), remoteItems, getKey);
  const [firstItems, secondItems] =
    firstSide === 'remote' ? [remoteItems, localItems] : [localItems, remoteItems];
  const knownTexts = new Set(firstItems.filter(isKeyPoint).map(({ text }) => text));
  const isKnownText = (item: unknown): boolean =>
    isKeyPoint(item) && item.quotes.length === 0 && knownTexts.has(item.text);
  return dedupeBy([...firstItems, ...secondItems.filter((item) => !isKnownText(item))], getKey);
}

// A remote identifier replaces the local identifier of the same kind, unless the local side changed it since the base.
function combineIdentifiers({ base, local, remote }: MergeVersions<unknown>): Record<string, unknown> {
  const [baseIdentifiers, localIdentifiers, remoteIdentifiers] = [
    toIdentifiers(base),
    toIdentifiers(local),
    toIdentifiers(remote),
  ];
  const usedRemoteEntries = Object.entries(remoteIdentifiers).filter(
    ([name]) => (localIdentifiers[name] ?? null) === (baseIdentifiers[name] ?? null),
  );
  return { ...localIdentifiers, ...Object.fromEntries(usedRemoteEntries) };
}

const toText = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

function toItems(value: unknown): unknown[] {
  const items: unknown[] = Array.isArray(value) ? value : [];
  return items.every(isKeyPoint) ? removeEmptyPoints(items) : items;
}

const toIdentifiers = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
