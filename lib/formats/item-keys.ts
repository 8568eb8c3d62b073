import type { FieldRegistry } from '@/lib/record/field-entry';
import { listFields } from '@/lib/record/field-lists';
import { SOURCE_FIELDS } from '@/lib/record/fields';
import { Snapshot } from '@/lib/record/schema/snapshot';
import { Venue } from '@/lib/record/schema/venue';
import { ExportedSource } from './export-file';

/** The schemas of the sources in an exported file, by the name of the list that contains them. */
export const ITEM_SCHEMAS = { sources: ExportedSource, snapshots: Snapshot, venues: Venue } as const;
export type ListName = keyof typeof ITEM_SCHEMAS;

/** Lists the keys of a source in the exported file, in the order of the file. */
export const listItemKeys = (list: ListName, registry: FieldRegistry = SOURCE_FIELDS): string[] =>
  list === 'sources'
    ? listFields({ stored: true, exported: true }, registry)
    : Object.keys(ITEM_SCHEMAS[list].shape);

/** Returns a source with exactly the keys of the exported file, in its order. A missing key becomes null, or stays out if it can. */
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

/** Whether sources without a value have no such key: null is not a valid value of it, such as of the page starts of a web page. */
export function canBeAbsent(list: ListName, key: string): boolean {
  const shape: Record<string, { safeParse: (value: unknown) => { success: boolean } }> =
    ITEM_SCHEMAS[list].shape;
  const schema = shape[key];
  return schema?.safeParse(undefined).success === true && !schema.safeParse(null).success;
}
