import type { FieldRegistry } from '@/lib/record/field-entry';
import { listFields } from '@/lib/record/field-lists';
import { RECORD_FIELDS } from '@/lib/record/fields';
import { Snapshot } from '@/lib/record/schema/snapshot';
import { Venue } from '@/lib/record/schema/venue';
import { ExportedSource } from './export-file';

/** The schemas of the records in an exported file, by the name of the list that contains them. */
export const RECORD_SCHEMAS = { sources: ExportedSource, snapshots: Snapshot, venues: Venue } as const;
export type ListName = keyof typeof RECORD_SCHEMAS;

/** Lists the keys of a record in the exported file, in the order of the file. */
export const getRecordKeys = (list: ListName, registry: FieldRegistry = RECORD_FIELDS): string[] =>
  list === 'sources'
    ? listFields({ stored: true, exported: true }, registry)
    : Object.keys(RECORD_SCHEMAS[list].shape);

/** Returns a record with exactly the keys of the exported file, in its order. A missing key becomes null, or stays out if it can. */
export function pickRecordKeys(
  list: ListName,
  record: object,
  registry: FieldRegistry = RECORD_FIELDS,
): Record<string, unknown> {
  const values: Map<string, unknown> = new Map(Object.entries(record));
  return Object.fromEntries(
    getRecordKeys(list, registry)
      .filter((key) => values.has(key) || !canBeAbsent(list, key))
      .map((key) => [key, values.get(key) ?? null]),
  );
}

/** Whether records without a value have no such key: null is no valid value of it, such as of the page starts of a web page. */
export function canBeAbsent(list: ListName, key: string): boolean {
  const shape: Record<string, { safeParse: (value: unknown) => { success: boolean } }> =
    RECORD_SCHEMAS[list].shape;
  const schema = shape[key];
  return schema?.safeParse(undefined).success === true && !schema.safeParse(null).success;
}
