import { listSyncedFields } from '@/lib/record/field-lists';
import { z } from '@/lib/record/schema/zod';

/** The fields that are synced with wikis, from the field registry. Each client knows which of them its wiki supports. */
export const SYNCED_FIELDS = listSyncedFields();
/** The synced fields whose value is a list. */
export const LIST_FIELDS = listSyncedFields({ value: 'list' });
/** The synced fields whose value is a number. */
export const NUMBER_FIELDS = listSyncedFields({ value: 'number' });
export const SyncedField = z.enum(SYNCED_FIELDS);
export type SyncedField = z.infer<typeof SyncedField>;

/** A value in the format in which both sides are compared: importance 0–100, credibility 0–1, key points and tags as texts. */
export const FieldValue = z.union([z.string(), z.number(), z.array(z.string()), z.null()]);
export type FieldValue = z.infer<typeof FieldValue>;

/** Values by field. Null or an empty list means that the field is empty. An absent field does not exist on this side. */
export const SyncedValues = z.partialRecord(SyncedField, FieldValue);
export type SyncedValues = z.infer<typeof SyncedValues>;

/** The values of both sides when each field was last merged. They differ in a divergent field. */
export const MergeBase = z.strictObject({ local: SyncedValues, remote: SyncedValues });
export type MergeBase = z.infer<typeof MergeBase>;

/** Why a wiki cannot store a value: the value exceeds a limit, or the wiki rejects it for another reason (`not-taken`). */
export const FieldFault = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('too-long'), field: z.string(), limit: z.int() }),
  z.strictObject({ kind: z.literal('too-many'), field: z.string(), limit: z.int() }),
  z.strictObject({ kind: z.literal('not-taken'), field: z.string() }),
]);
export type FieldFault = z.infer<typeof FieldFault>;
