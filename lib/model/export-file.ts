import { Timestamp } from './primitives';
import { Snapshot } from './snapshot';
import { Source } from './source';
import { Venue } from './venue';
import { z } from './zod';

/** A source as it stands in the file (`lib/exchange/access-in-file`). */
export const FileSource = z.omit(Source, { access: true });
export type FileSource = z.infer<typeof FileSource>;

/** The exported file, version 1. Unset is null or an empty list, never absent. */
export const ExportFile = z.strictObject({
  schemaVersion: z.literal(1),
  generator: z.strictObject({ name: z.string(), version: z.string() }),
  exportedAt: Timestamp,
  sources: z.array(FileSource),
  snapshots: z.array(Snapshot),
  venues: z.array(Venue),
});
export type ExportFile = z.infer<typeof ExportFile>;
