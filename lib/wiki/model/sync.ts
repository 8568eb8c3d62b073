import { z } from '@/lib/record/schema/zod';

/** The fields that a source shares with wikis. Which of them a wiki can hold is the matter of its client. */
export const SYNCED_FIELDS = [
  'title',
  'type',
  'publishedDate',
  'venueId',
  'authors',
  'abstract',
  'summary',
  'keyPoints',
  'review',
  'contextNote',
  'importance',
  'subtype',
  'purpose',
  'tags',
  'stance',
  'archiveUrl',
  'credibility',
  'doi',
  'arxiv',
  /** The year of a paper, which follows from its date. */
  'year',
] as const;
export const SyncedField = z.enum(SYNCED_FIELDS);
export type SyncedField = z.infer<typeof SyncedField>;

/** A value as both sides can hold it: importance 0–100, credibility 0–1, key points and tags as texts. */
export const FieldValue = z.union([z.string(), z.number(), z.array(z.string()), z.null()]);
export type FieldValue = z.infer<typeof FieldValue>;

/** Values by field. Null or an empty list: nothing there. Absent: this side does not take part in the field. */
export const SyncedValues = z.partialRecord(SyncedField, FieldValue);
export type SyncedValues = z.infer<typeof SyncedValues>;

/** What both sides held when a field was last settled. They may differ where the reader let the wiki keep its own. */
export const MergeBase = z.strictObject({ local: SyncedValues, remote: SyncedValues });
export type MergeBase = z.infer<typeof MergeBase>;

/** A value over a limit of the wiki, or one that it cannot take at all. */
export const FieldFault = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('too-long'), field: z.string(), limit: z.int() }),
  z.strictObject({ kind: z.literal('too-many'), field: z.string(), limit: z.int() }),
  z.strictObject({ kind: z.literal('not-taken'), field: z.string() }),
]);
export type FieldFault = z.infer<typeof FieldFault>;
