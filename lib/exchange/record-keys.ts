import { FileSource } from '@/lib/model/export-file';
import { Snapshot } from '@/lib/model/snapshot';
import { Venue } from '@/lib/model/venue';

/** The three kinds of records in an exported file, by the name of their list. */
export const RECORDS = { sources: FileSource, snapshots: Snapshot, venues: Venue } as const;
export type ListName = keyof typeof RECORDS;

/** The keys that each kind of record has in the file, in order. */
export const keysOf = (list: ListName): string[] => Object.keys(RECORDS[list].shape);

/** A record with exactly the keys of the file, in its order; what the store keeps beside them stays here. */
export function exported(list: ListName, record: object): Record<string, unknown> {
  const given = record as Record<string, unknown>;
  return Object.fromEntries(keysOf(list).map((key) => [key, given[key] ?? null]));
}
