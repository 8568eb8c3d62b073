import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildExportSchema, formatExportSchema } from '@/lib/formats/export-schema';

describe('the JSON Schema that ships', () => {
  it('is the one that the schemas give (`npm run schema` writes it)', () => {
    const shipped = readFileSync(join(import.meta.dirname, '../../../public/export-schema.json'), 'utf8');
    expect(shipped).toBe(formatExportSchema());
  });

  it('asks for every key of a source', () => {
    expect(buildExportSchema()).toMatchObject({
      properties: {
        sources: {
          items: { required: expect.arrayContaining(['stableId', 'url', 'keyPoints', 'provenance']) },
        },
      },
    });
  });
});
