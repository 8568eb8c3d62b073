import type { SyncedField, SyncedFields, SyncRecord } from '@/lib/model/sync';
import { requeued, touched } from './sync-record';
import { isTakeable } from './synced-fields';

/**
 * The record after the reader said "use mine" for these fields: ours is sent if the wiki still holds what was shown.
 * Otherwise it is asked again.
 */
export function withMine(record: SyncRecord, fields: SyncedField[], now: Date): SyncRecord {
  const shown = fields.map((field) => [field, record.seen?.fields[field] ?? null]);
  // A flush that is under way began without the choice: like a save, it makes that one look again.
  return { ...touched(record, now), mine: { ...record.mine, ...Object.fromEntries(shown) } };
}

/**
 * The record after the reader took the wiki's values, as shown, for these fields, and the values to give to the source
 * (`withFields`) in the same transaction. A value that has no place here (a venue, a rating) stays the wiki's, and
 * `ours` beside it: both are settled as they are.
 */
export function withTheirs(
  record: SyncRecord,
  fields: SyncedField[],
  now: Date,
  ours: SyncedFields = {},
): { record: SyncRecord; here: SyncedFields } {
  const seen = record.seen?.fields ?? {};
  const base = { here: { ...record.base.here }, there: { ...record.base.there } };
  const here: SyncedFields = {};
  for (const field of fields) {
    const theirs = seen[field] ?? null;
    if (theirs === null) continue;
    const takes = isTakeable(field, theirs);
    if (takes) here[field] = theirs;
    else if (ours[field] === undefined) continue;
    base.here[field] = takes ? theirs : (ours[field] ?? null);
    base.there[field] = theirs;
  }
  return { record: { ...requeued(record, now), base, revision: record.revision + 1 }, here };
}
