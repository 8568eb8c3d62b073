import type { SyncedField, SyncedFields, SyncRecord } from '@/lib/model/sync';
import { requeued } from './sync-record';

/**
 * The record after the reader said "use mine" for these fields: ours is sent if the wiki still holds what was shown.
 * Otherwise it is asked again.
 */
export function withMine(record: SyncRecord, fields: SyncedField[], now: Date): SyncRecord {
  const shown = fields.map((field) => [field, record.seen?.fields[field] ?? null]);
  return { ...requeued(record, now), mine: { ...record.mine, ...Object.fromEntries(shown) } };
}

/**
 * The record after the reader took the wiki's values, as shown, for these fields, and the values to give to the source
 * (`withFields`) in the same transaction.
 */
export function withTheirs(
  record: SyncRecord,
  fields: SyncedField[],
  now: Date,
): { record: SyncRecord; here: SyncedFields } {
  const seen = record.seen?.fields ?? {};
  const taken = fields.filter((field) => seen[field] !== undefined && seen[field] !== null);
  const here: SyncedFields = Object.fromEntries(taken.map((field) => [field, seen[field] ?? null]));
  const base = { here: { ...record.base.here, ...here }, there: { ...record.base.there, ...here } };
  return { record: { ...requeued(record, now), base, revision: record.revision + 1 }, here };
}
