import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildFormatsDoc } from './build-formats-doc.ts';

/** Runs `npm run formats-doc`: writes the table of fields and formats to `docs/formats.md`. */
export function main(): void {
  writeFileSync(join(import.meta.dirname, '../..', 'docs', 'formats.md'), buildFormatsDoc());
}
