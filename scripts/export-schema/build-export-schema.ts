import { ExportFile } from '@/lib/formats/export-file';
import { WebUrl } from '@/lib/record/schema/primitives';
import { z } from '@/lib/record/schema/zod';

/** The JSON Schema (2020-12) of the exported file, made from the schemas that read and write it. */
export function buildExportSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(ExportFile, {
    target: 'draft-2020-12',
    override: ({ zodSchema, jsonSchema }) => {
      // The check of an address is code, which a schema cannot hold; its form can be said.
      if (zodSchema === WebUrl)
        Object.assign(jsonSchema, { format: 'uri', pattern: '^[Hh][Tt][Tt][Pp][Ss]?:' });
    },
  });
  const { $schema, ...rest } = schema as Record<string, unknown>;
  return { $schema, title: 'Provenote export, version 1', ...rest };
}

/** The schema as the text of the file that ships. */
export const formatExportSchema = (): string => `${JSON.stringify(buildExportSchema(), null, 2)}\n`;
