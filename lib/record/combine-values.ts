import { dedupeBy } from '@/lib/base/dedupe-by';
import { mergeList } from '@/lib/base/merge-list';
import { removeEmptyPoints } from './draft/key-points';
import type { FieldEntry, FieldKind } from './field-entry';
import { isKeyPoint } from './same-value';

/** Three versions of a value. `base` undefined: the two sides have no common base. */
export type MergeSides<V> = { base?: V | undefined; local: V; remote: V };

/** The side whose text and items come first where there is no common base to tell their places. */
export type FirstSide = 'local' | 'remote';

type GetKey = (item: unknown) => string;

/** Whether a value of this kind can hold what two sides say. */
export const isCombinedKind = (kind: FieldKind): boolean => COMBINED_KINDS.includes(kind);

const COMBINED_KINDS: FieldKind[] = ['text', 'list', 'tags', 'key-points', 'identifiers'];

/** One value with what both sides say, or null where a value of this kind holds only one of them. */
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
function joinTexts(first: string, second: string): string {
  if (second.includes(first)) return second;
  return first.includes(second) ? first : `${first}\n\n${second}`;
}

/** `text` with `newText` in place of `oldText`, where paragraphs were only added before or after; null: they were not. */
function replaceParagraphs(text: string, oldText: string, newText: string): string | null {
  if (oldText === '' || newText === '') return null;
  if (text.startsWith(`${oldText}\n\n`)) return newText + text.slice(oldText.length);
  return text.endsWith(`\n\n${oldText}`) ? text.slice(0, -oldText.length) + newText : null;
}

// With a common base, what each side added or removed is carried over; the order is that of the local side.
function combineLists(
  { base, local, remote }: MergeSides<unknown>,
  firstSide: FirstSide,
  getKey: GetKey,
): unknown[] {
  const [localItems, remoteItems] = [toItems(local), toItems(remote)];
  if (base !== undefined) return mergeList(localItems, toItems(base), remoteItems, getKey);
  const [first, second] = firstSide === 'remote' ? [remoteItems, localItems] : [localItems, remoteItems];
  const knownTexts = new Set(first.filter(isKeyPoint).map(({ text }) => text));
  const isKnownText = (item: unknown): boolean =>
    isKeyPoint(item) && item.quotes.length === 0 && knownTexts.has(item.text);
  return dedupeBy([...first, ...second.filter((item) => !isKnownText(item))], getKey);
}

// An entry that the local side did not change has the remote value.
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
