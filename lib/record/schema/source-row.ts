import { Timestamp } from './primitives';
import { Source } from './source';
import { z } from './zod';

/** The fields that the work list in the library can filter for when they are empty. */
export const MISSING_FIELDS = ['summary', 'keyPoints', 'importance', 'publishedDate', 'rating'] as const;
export const MissingField = z.enum(MISSING_FIELDS);
export type MissingField = z.infer<typeof MissingField>;

/** The library section of a record: its status, or the bin. */
export const Section = z.enum(['inbox', 'reviewed', 'archived', 'bin']);
export type Section = z.infer<typeof Section>;

/** A row of the sources table: the record and its index columns, all of which are derived from `source`. */
export const SourceRow = z.strictObject({
  stableId: z.string(),
  source: Source,
  /** The URL keys of the URL and of all aliases (`lib/address/url-keys.ts`). */
  addresses: z.array(z.string()),
  /** The host of the URL and every domain above it: `a.b.org`, `b.org`, `org`. */
  hosts: z.array(z.string()),
  /** The search terms of title, authors, venue and host. */
  terms: z.array(z.string()),
  /** The keys by which duplicates are found: identifiers and title (`lib/record/duplicates`). */
  works: z.array(z.string()),
  tags: z.array(z.string()),
  missing: z.array(MissingField),
  shelf: Section,
  type: z.string(),
  /** -1 if not set, because an IndexedDB index has no null. */
  importance: z.int(),
  /** Empty if the source has no venue, because an IndexedDB index has no null. */
  venueId: z.string(),
  createdAt: Timestamp,
  /** When the record was moved to the bin; null if it is not there. */
  deletedAt: z.nullable(Timestamp),
});
export type SourceRow = z.infer<typeof SourceRow>;

/** A stored row that does not match its schema. It is returned, not thrown, so that the view can show it. */
export type InvalidRow = { kind: 'bad-row'; key: string; reason: string };

/** Whether a row does not match its schema. */
export const isInvalidRow = (row: SourceRow | InvalidRow): row is InvalidRow => 'kind' in row;
