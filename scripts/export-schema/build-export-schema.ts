import { buildExportFileSchema } from '@/lib/formats/export-file';
import type { FieldRegistry } from '@/lib/record/field-entry';
import { SOURCE_FIELDS } from '@/lib/record/fields';
import { WebUrl } from '@/lib/record/schema/primitives';
import { z } from '@/lib/record/schema/zod';

/** Builds the JSON Schema (2020-12) of the exported file from the Zod schemas that read and write it. */
export function buildExportSchema(registry: FieldRegistry = SOURCE_FIELDS): Record<string, unknown> {
  const schema = z.toJSONSchema(buildExportFileSchema(registry), {
    target: 'draft-2020-12',
    override: ({ zodSchema, jsonSchema }) => {
      // JSON Schema cannot express the code that validates a URL, so a pattern approximates it.
      if (zodSchema === WebUrl)
        Object.assign(jsonSchema, { format: 'uri', pattern: '^[Hh][Tt][Tt][Pp][Ss]?:' });
    },
  });
  const { $schema, ...schemaWithoutUri } = schema as Record<string, unknown>;
  return { $schema, title: 'Provenote export, version 1', ...schemaWithoutUri };
}

/** Formats the schema as the text of the shipped file. */
export const formatExportSchema = (): string => `${JSON.stringify(buildExportSchema(), null, 2)}\n`;
