import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatExportSchema } from './build-export-schema.ts';

/** Runs `npm run schema`: writes the JSON Schema of the export to `public`, which the build copies. */
export function main(): void {
  writeFileSync(join(import.meta.dirname, '../..', 'public', 'export-schema.json'), formatExportSchema());
}
