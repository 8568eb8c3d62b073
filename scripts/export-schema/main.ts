import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatExportSchema } from './build-export-schema.ts';

/** Writes the JSON Schema of the export where the build copies it from: `npm run schema`. */
export function main(): void {
  writeFileSync(join(import.meta.dirname, '../..', 'public', 'export-schema.json'), formatExportSchema());
}
