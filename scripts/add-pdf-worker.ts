import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { ResolvedPublicFile } from 'wxt';

const WORKER = createRequire(import.meta.url).resolve('pdfjs-dist/legacy/build/pdf.worker.min.mjs');

// The checks of a page label in the worker (ISO 32000-1, 12.4.2), and stricter ones. pdf.js repeats a letter for each 26 pages, so the label
// of a large number has up to 500 MB.
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

// The letters of one glyph, such as the Arabic ligature of lam and alef, are in the order of reading. The worker then turns the whole line round, as if
// they were in the order of the page, so they are turned round before.
const GLYPH_LETTERS = [
  ['const p=s.unicode;if(saveLastChar(p))', 'const p=turnLettersRound(s.unicode);if(saveLastChar(p))'],
] as const;

const TURN_LETTERS_ROUND =
  'function turnLettersRound(e){return e.length>1&&/^[\\u0590-\\u08ff]+$/.test(e)?[...e].reverse().join(""):e}';

/**
 * Changes the code of the worker of pdf.js: it makes no long page labels, and leaves letters that one glyph shows in their order. Throws if
 * `code` lacks the code to change.
 */
export function changePdfWorker(code: string): string {
  const changedCode = [...LABEL_CHECKS, ...GLYPH_LETTERS].reduce((previousCode, [before, after]) => {
    if (!previousCode.includes(before))
      throw new Error(`The worker of pdf.js has no \`${before}\` to change.`);
    return previousCode.replace(before, after);
  }, code);
  return `${changedCode}\n${TURN_LETTERS_ROUND}`;
}

/** Adds the changed worker of pdf.js to the files of a build, or of a development build, which both load it from this path. */
export function addPdfWorker(files: ResolvedPublicFile[]): void {
  files.push({ absoluteSrc: writePdfWorker(), relativeDest: 'pdf.worker.mjs' });
}

/** Writes the changed worker of pdf.js to a file, and returns its path. */
export function writePdfWorker(): string {
  // This folder is in the project, in which all commands run, also those of a bundled script.
  const folder = resolve('.wxt');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'pdf.worker.mjs');
  // The file is replaced at once, so that another process never reads a part of it.
  const temporaryPath = `${path}.${process.pid}`;
  writeFileSync(temporaryPath, changePdfWorker(readFileSync(WORKER, 'utf8')));
  renameSync(temporaryPath, path);
  return path;
}
