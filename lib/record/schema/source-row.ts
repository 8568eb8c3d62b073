import { Timestamp } from './primitives';
import { Source } from './source';
import { z } from './zod';

/** What the work list can ask for: a part that the record lacks. */
export const MISSING_FIELDS = ['summary', 'keyPoints', 'importance', 'publishedDate', 'rating'] as const;
export const MissingField = z.enum(MISSING_FIELDS);
export type MissingField = z.infer<typeof MissingField>;

/** Where a record stands in the library: its status, or the bin. */
export const Section = z.enum(['inbox', 'reviewed', 'archived', 'bin']);
export type Section = z.infer<typeof Section>;

/** A source as the store keeps it: the record and what it is found by. All but `source` is derived from it. */
export const SourceRow = z.strictObject({
  stableId: z.string(),
  source: Source,
  /** Index keys of the URL and of all aliases (lib/identity). */
  addresses: z.array(z.string()),
  /** The host of the URL and every domain above it: `a.b.org`, `b.org`, `org`. */
  hosts: z.array(z.string()),
  /** The words that title, authors and venue are found by. */
  terms: z.array(z.string()),
  /** What the same work elsewhere is found by: its identifiers and its title (lib/identity). */
  works: z.array(z.string()),
  tags: z.array(z.string()),
  missing: z.array(MissingField),
  shelf: Section,
  type: z.string(),
  /** -1: not set, since an index cannot hold null. */
  importance: z.int(),
  /** Empty: none. */
  venueId: z.string(),
  createdAt: Timestamp,
  /** When it went to the bin; null outside it. */
  deletedAt: z.nullable(Timestamp),
});
export type SourceRow = z.infer<typeof SourceRow>;

/** A stored row that does not have the shape of its schema: shown as such, never thrown. */
export type InvalidRow = { kind: 'bad-row'; key: string; reason: string };

/** Whether a row could not be read. */
export const isInvalidRow = (row: SourceRow | InvalidRow): row is InvalidRow => 'kind' in row;
