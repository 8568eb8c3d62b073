import { Timestamp } from '@/lib/record/schema/primitives';
import { Snapshot } from '@/lib/record/schema/snapshot';
import { Source } from '@/lib/record/schema/source';
import { Venue } from '@/lib/record/schema/venue';
import { z } from '@/lib/record/schema/zod';

/** A source as it stands in the file (`lib/exchange/access-in-file`). */
export const ExportedSource = z.omit(Source, { access: true });
export type ExportedSource = z.infer<typeof ExportedSource>;

/** The exported file, version 1. Unset is null or an empty list, never absent. */
export const ExportFile = z.strictObject({
  schemaVersion: z.literal(1),
  generator: z.strictObject({ name: z.string(), version: z.string() }),
  exportedAt: Timestamp,
  sources: z.array(ExportedSource),
  snapshots: z.array(Snapshot),
  venues: z.array(Venue),
});
export type ExportFile = z.infer<typeof ExportFile>;
