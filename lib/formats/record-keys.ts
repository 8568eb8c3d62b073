import { Snapshot } from '@/lib/record/schema/snapshot';
import { Venue } from '@/lib/record/schema/venue';
import { ExportedSource } from './export-file';

/** The three kinds of records in an exported file, by the name of their list. */
export const RECORD_SCHEMAS = { sources: ExportedSource, snapshots: Snapshot, venues: Venue } as const;
export type ListName = keyof typeof RECORD_SCHEMAS;

/** The keys that each kind of record has in the file, in order. */
export const getRecordKeys = (list: ListName): string[] => Object.keys(RECORD_SCHEMAS[list].shape);

/** A record with exactly the keys of the file, in its order; what the store keeps beside them stays here. */
export function pickRecordKeys(list: ListName, record: object): Record<string, unknown> {
  const values = record as Record<string, unknown>;
  return Object.fromEntries(getRecordKeys(list).map((key) => [key, values[key] ?? null]));
}
