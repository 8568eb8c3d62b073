import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ResolvedPublicFile } from 'wxt';

const FOLDER = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'cmaps');

/** Adds the character maps of pdf.js to a build. A PDF in Chinese, Japanese or Korean may need one. */
export function addCharacterMaps(files: ResolvedPublicFile[]): void {
  for (const name of readdirSync(FOLDER))
    if (name.endsWith('.bcmap'))
      files.push({ absoluteSrc: join(FOLDER, name), relativeDest: `pdf-cmaps/${name}` });
}
