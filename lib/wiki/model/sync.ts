import { listSyncedFields } from '@/lib/record/field-lists';
import { z } from '@/lib/record/schema/zod';

/** The fields that a source shares with wikis, as the field registry names them. Each wiki's client knows which it can hold. */
export const SYNCED_FIELDS = listSyncedFields();
/** Those whose value is a list. */
export const LIST_FIELDS = listSyncedFields({ value: 'list' });
/** Those whose value is a number. */
export const NUMBER_FIELDS = listSyncedFields({ value: 'number' });
export const SyncedField = z.enum(SYNCED_FIELDS);
export type SyncedField = z.infer<typeof SyncedField>;

/** A value as both sides can hold it: importance 0–100, credibility 0–1, key points and tags as texts. */
export const FieldValue = z.union([z.string(), z.number(), z.array(z.string()), z.null()]);
export type FieldValue = z.infer<typeof FieldValue>;

/** Values by field. Null or an empty list: no value. Absent: this side has no such field. */
export const SyncedValues = z.partialRecord(SyncedField, FieldValue);
export type SyncedValues = z.infer<typeof SyncedValues>;

/** The values of both sides when each field was last settled. They differ where each side keeps its own value. */
export const MergeBase = z.strictObject({ local: SyncedValues, remote: SyncedValues });
export type MergeBase = z.infer<typeof MergeBase>;

/** A value that exceeds a limit of the wiki, or that it cannot store at all. */
export const FieldFault = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('too-long'), field: z.string(), limit: z.int() }),
  z.strictObject({ kind: z.literal('too-many'), field: z.string(), limit: z.int() }),
  z.strictObject({ kind: z.literal('not-taken'), field: z.string() }),
]);
export type FieldFault = z.infer<typeof FieldFault>;
