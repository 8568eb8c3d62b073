import type { FieldRegistry } from '@/lib/record/field-entry';
import type { ExportedField } from '@/lib/record/field-lists';
import { SOURCE_FIELDS } from '@/lib/record/fields';
import { buildStoredShape, type StoredShape } from '@/lib/record/schema/field-schemas';
import { Timestamp } from '@/lib/record/schema/primitives';
import { Snapshot } from '@/lib/record/schema/snapshot';
import { Venue } from '@/lib/record/schema/venue';
import { z } from '@/lib/record/schema/zod';

type ExportedShape = Pick<StoredShape, ExportedField>;

/** Builds the schema of a source in the exported file: the exported fields of the registry, in the order of the registry. */
export function buildExportedSourceSchema(registry: FieldRegistry = SOURCE_FIELDS) {
  const shape = Object.entries(buildStoredShape(registry)).filter(([field]) => registry[field]?.exported);
  // The cast is safe because the filter checks the same attribute as the type `ExportedField`.
  return z.strictObject(Object.fromEntries(shape) as ExportedShape);
}

/**
 * A stored row that does not match its schema, unchanged. `reason` says what is wrong with it, and `snapshots` have the captured texts with
 * its key. An import lists damaged rows, but does not import them.
 */
export const DamagedRow = z.strictObject({
  key: z.string(),
  reason: z.string(),
  row: z.unknown(),
  snapshots: z.array(Snapshot),
});
export type DamagedRow = z.infer<typeof DamagedRow>;

/** Builds the schema of the exported file, version 1. Every key is present; an unset value is null or an empty list. */
export const buildExportFileSchema = (registry: FieldRegistry = SOURCE_FIELDS) =>
  z.strictObject({
    schemaVersion: z.literal(1),
    generator: z.strictObject({ name: z.string(), version: z.string() }),
    exportedAt: Timestamp,
    sources: z.array(buildExportedSourceSchema(registry)),
    snapshots: z.array(Snapshot),
    venues: z.array(Venue),
    damagedRows: z.optional(z.array(DamagedRow)),
  });

/** A source in the exported file. `exported-source.ts` converts sources of the library to this form and back. */
export const ExportedSource = buildExportedSourceSchema();
export type ExportedSource = z.infer<typeof ExportedSource>;

/** The exported file, version 1. */
export const ExportFile = buildExportFileSchema();
export type ExportFile = z.infer<typeof ExportFile>;
