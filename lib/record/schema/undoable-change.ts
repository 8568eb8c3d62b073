import { Timestamp } from './primitives';
import { SourceStatus } from './vocabulary';
import { z } from './zod';

/** Stable ids by the status that each source has. */
export const IdsByStatus = z.strictObject({
  inbox: z.array(z.string()),
  reviewed: z.array(z.string()),
  archived: z.array(z.string()),
});
export type IdsByStatus = z.infer<typeof IdsByStatus>;

/**
 * A change of status that can be undone: the new status, and the sources that it changed by their previous status. `at`, the
 * time when the reader asked for it, identifies the change.
 */
export const StatusChange = z.strictObject({ at: Timestamp, status: SourceStatus, before: IdsByStatus });
export type StatusChange = z.infer<typeof StatusChange>;

/** A deletion that can be undone: the sources that it moved to the bin. `at` identifies it, as for a change of status. */
export const Deletion = z.strictObject({ at: Timestamp, stableIds: z.array(z.string()) });
export type Deletion = z.infer<typeof Deletion>;
