import { dedupeBy } from '@/lib/base/dedupe-by';
import { mergeList } from '@/lib/base/merge-list';
import { removeEmptyPoints } from './draft/key-points';
import type { FieldEntry, FieldKind } from './field-entry';
import { isKeyPoint } from './same-value';

/** Three versions of a value. `base` undefined: the two sides have no common base. */
export type MergeSides<V> = { base?: V | undefined; local: V; remote: V };

/** The side whose text and items come first where no common base gives an order. */
export type FirstSide = 'local' | 'remote';

type GetKey = (item: unknown) => string;

/** Whether two values of this kind can be combined into one that contains both. */
export const isCombinedKind = (kind: FieldKind): boolean => COMBINED_KINDS.includes(kind);

const COMBINED_KINDS: FieldKind[] = ['text', 'list', 'tags', 'key-points', 'identifiers'];

/** Combines the values of both sides into one. Returns null where a value of this kind cannot contain both. */
export function combineValues(
  { kind }: FieldEntry,
  sides: MergeSides<unknown>,
  firstSide: FirstSide,
  getKey: GetKey,
): { value: unknown } | null {
  switch (kind) {
    case 'text':
      return { value: combineTexts(sides, firstSide) };
    case 'list':
    case 'tags':
    case 'key-points':
      return { value: combineLists(sides, firstSide, getKey) };
    case 'identifiers':
      return { value: combineMaps(sides) };
    default:
      return null;
  }
}

function combineTexts({ base, local, remote }: MergeSides<unknown>, firstSide: FirstSide): string {
  const [baseText, localText, remoteText] = [toText(base), toText(local), toText(remote)];
  return (
    replaceParagraphs(remoteText, baseText, localText) ??
    replaceParagraphs(localText, baseText, remoteText) ??
    (firstSide === 'remote' ? joinTexts(remoteText, localText) : joinTexts(localText, remoteText))
  );
}

/** Both texts, or the longer one where it contains the other. */
function joinTexts(firstText: string, secondText: string): string {
  if (secondText.includes(firstText)) return secondText;
  return firstText.includes(secondText) ? firstText : `${firstText}\n\n${secondText}`;
}

/**
 * Replaces `oldText` by `newText` in a text that only adds paragraphs before or after `oldText`. Returns null for any
 * other text.
 */
function replaceParagraphs(text: string, oldText: string, newText: string): string | null {
  if (oldText === '' || newText === '') return null;
  if (text.startsWith(`${oldText}\n\n`)) return newText + text.slice(oldText.length);
  return text.endsWith(`\n\n${oldText}`) ? text.slice(0, -oldText.length) + newText : null;
}

// With a common base, the additions and removals of both sides are applied, in the order of the local side.
function combineLists(
  { base, local, remote }: MergeSides<unknown>,
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

// The remote value replaces every entry that the local side did not change.
function combineMaps({ base, local, remote }: MergeSides<unknown>): Record<string, unknown> {
  const [baseMap, localMap, remoteMap] = [toMap(base), toMap(local), toMap(remote)];
  const unchanged = Object.entries(remoteMap).filter(
    ([name]) => (localMap[name] ?? null) === (baseMap[name] ?? null),
  );
  return { ...localMap, ...Object.fromEntries(unchanged) };
}

const toText = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

function toItems(value: unknown): unknown[] {
  const items: unknown[] = Array.isArray(value) ? value : [];
  return items.every(isKeyPoint) ? removeEmptyPoints(items) : items;
}

const toMap = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
