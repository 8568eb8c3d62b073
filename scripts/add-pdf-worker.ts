import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { ResolvedPublicFile } from 'wxt';

const WORKER = createRequire(import.meta.url).resolve('pdfjs-dist/legacy/build/pdf.worker.min.mjs');

// Checks of page labels in the worker (ISO 32000-1, 12.4.2), each with a stricter check that replaces it. pdf.js writes the label
// of page number n as n / 26 equal letters, so the label of a large number could take 500 MB.
const LABEL_CHECKS = [
  [
    'e>=1))throw new FormatError("Invalid start in PageLabel',
    'e>=1&&e<=1e5))throw new FormatError("Invalid start in PageLabel',
  ],
  [
    '"string"!=typeof e)throw new FormatError("Invalid prefix in PageLabel',
    '"string"!=typeof e||e.length>100)throw new FormatError("Invalid prefix in PageLabel',
  ],
] as const;

// A glyph with several letters, such as the Arabic ligature of lam and alef, has its letters in reading order. The worker later
// reverses the whole line, which is in visual order. So the letters of such a glyph are reversed before.
const GLYPH_LETTERS = [
  ['const p=s.unicode;if(saveLastChar(p))', 'const p=reverseLetters(s.unicode);if(saveLastChar(p))'],
] as const;

const REVERSE_LETTERS =
  'function reverseLetters(e){return e.length>1&&/^[\\u0590-\\u08ff]+$/.test(e)?[...e].reverse().join(""):e}';

/**
 * Changes the code of the worker of pdf.js, so that it builds no long page labels and keeps the letters of one glyph in reading
 * order. Throws if `code` lacks a part to change.
 */
export function changePdfWorker(code: string): string {
  const changedCode = [...LABEL_CHECKS, ...GLYPH_LETTERS].reduce((previousCode, [before, after]) => {
    if (!previousCode.includes(before))
      throw new Error(`The worker of pdf.js has no \`${before}\` to change.`);
    return previousCode.replace(before, after);
  }, code);
  return `${changedCode}\n${REVERSE_LETTERS}`;
}

/** Adds the changed worker of pdf.js to the files of a build. The extension loads the worker from this path. */
export function addPdfWorker(files: ResolvedPublicFile[]): void {
  files.push({ absoluteSrc: writePdfWorker(), relativeDest: 'pdf.worker.mjs' });
}

/** Writes the changed worker of pdf.js to a file, and returns its path. */
export function writePdfWorker(): string {
  // All commands run in the folder of the project. `import.meta.dirname` would differ in a bundled script.
  const folder = resolve('.wxt');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'pdf.worker.mjs');
  // The complete file is renamed, so that another process never reads an incomplete file.
  const temporaryPath = `${path}.${process.pid}`;
  writeFileSync(temporaryPath, changePdfWorker(readFileSync(WORKER, 'utf8')));
  renameSync(temporaryPath, path);
  return path;
}
