import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildExportSchema, formatExportSchema } from '@/scripts/export-schema/build-export-schema';

describe('JSON Schema of the export', () => {
  it('matches the Zod schemas (`npm run schema` writes it)', () => {
    const shippedSchema = readFileSync(join(import.meta.dirname, '../../public/export-schema.json'), 'utf8');
    expect(shippedSchema).toBe(formatExportSchema());
  });

  it('requires every key of a source', () => {
    expect(buildExportSchema()).toMatchObject({
      properties: {
        sources: {
          items: { required: expect.arrayContaining(['stableId', 'url', 'keyPoints', 'provenance']) },
        },
      },
    });
  });
});
