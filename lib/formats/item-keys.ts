import type { FieldRegistry } from '@/lib/record/field-entry';
import { listFields } from '@/lib/record/field-lists';
import { SOURCE_FIELDS } from '@/lib/record/fields';
import { Snapshot } from '@/lib/record/schema/snapshot';
import { Venue } from '@/lib/record/schema/venue';
import { ExportedSource } from './export-file';

/** The schemas of the items in an exported file, by the name of the list that contains them. */
export const ITEM_SCHEMAS = { sources: ExportedSource, snapshots: Snapshot, venues: Venue } as const;
export type ListName = keyof typeof ITEM_SCHEMAS;

/** Lists the keys of an item in the exported file, in the order of the file. */
export const listItemKeys = (list: ListName, registry: FieldRegistry = SOURCE_FIELDS): string[] =>
  list === 'sources'
    ? listFields({ stored: true, exported: true }, registry)
    : Object.keys(ITEM_SCHEMAS[list].shape);

/**
 * Returns an item with the keys of the exported file, in the order of the file. A missing key becomes null, unless it may be absent.
 */
export function pickItemKeys(
  list: ListName,
  item: object,
  registry: FieldRegistry = SOURCE_FIELDS,
): Record<string, unknown> {
  const values: Map<string, unknown> = new Map(Object.entries(item));
  return Object.fromEntries(
    listItemKeys(list, registry)
      .filter((key) => values.has(key) || !canBeAbsent(list, key))
      .map((key) => [key, values.get(key) ?? null]),
  );
}

/**
 * Returns whether an unset value is written as a missing key, because the schema does not allow null: `pageStarts` in a snapshot of a web
 * page.
 */
export function canBeAbsent(list: ListName, key: string): boolean {
  const shape: Record<string, { safeParse: (value: unknown) => { success: boolean } }> =
    ITEM_SCHEMAS[list].shape;
  const schema = shape[key];
  return schema?.safeParse(undefined).success === true && !schema.safeParse(null).success;
}
