import { Timestamp } from './primitives';
import { Source } from './source';
import { z } from './zod';

/** The fields for which the library can list the sources without a value. */
export const MISSING_FIELDS = ['summary', 'keyPoints', 'importance', 'publishedDate', 'rating'] as const;
export const MissingField = z.enum(MISSING_FIELDS);
export type MissingField = z.infer<typeof MissingField>;

/** The library section of a source: its status, or the bin. */
export const Section = z.enum(['inbox', 'reviewed', 'archived', 'bin']);
export type Section = z.infer<typeof Section>;

/** A row of the table `sources`: the source and its index columns, which the write derives from the source. */
export const SourceRow = z.strictObject({
  stableId: z.string(),
  source: Source,
  /** The URL keys (`lib/address/url-keys.ts`) of the URL and of all aliases. `addresses` is the stored name of this column. */
  addresses: z.array(z.string()),
  /** The host of the URL and its parent domains: `a.b.org`, `b.org`, `org`. */
  hosts: z.array(z.string()),
  /**
   * The keys by which duplicates are found: identifiers and title (`lib/record/duplicates`). `works` is the stored name of this
   * column.
   */
  works: z.array(z.string()),
  tags: z.array(z.string()),
  /** `terms` and `missing` are empty since version 8 of the database. They still exist because older code rejects a row without them. */
  terms: z.optional(z.array(z.string())),
  missing: z.optional(z.array(z.string())),
  /** The section of the library. `shelf` is the stored name of this column. */
  shelf: Section,
  type: z.string(),
  /** -1 if not set, because an IndexedDB index has no null. */
  importance: z.int(),
  /** Empty if the source has no venue, because an IndexedDB index has no null. */
  venueId: z.string(),
  createdAt: Timestamp,
  /** The time when the source was moved to the bin, or null if it is not in the bin. */
  deletedAt: z.nullable(Timestamp),
});
export type SourceRow = z.infer<typeof SourceRow>;

/**
 * A stored row that does not match its schema. Queries return it, so that the library can list and export it. `stored` is the
 * unchanged row.
 */
export type InvalidRow = { kind: 'bad-row'; key: string; reason: string; stored: unknown };

/** Returns whether a query result is a row that does not match its schema. */
export const isInvalidRow = (row: SourceRow | InvalidRow): row is InvalidRow => 'kind' in row;
