import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
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

/** Limits the length of the page labels that the worker of pdf.js makes. Throws if `code` has no such checks. */
export function limitPageLabels(code: string): string {
  return LABEL_CHECKS.reduce((limitedCode, [check, stricterCheck]) => {
    if (!limitedCode.includes(check)) throw new Error(`The worker of pdf.js has no \`${check}\` to change.`);
    return limitedCode.replace(check, stricterCheck);
  }, code);
}

/**
 * Adds the worker of pdf.js to the files of a build, or of a development build, which both load it from this path. It limits the page labels
 * that it makes.
 */
export function addPdfWorker(files: ResolvedPublicFile[]): void {
  const folder = join(import.meta.dirname, '..', '.wxt');
  mkdirSync(folder, { recursive: true });
  const absoluteSrc = join(folder, 'pdf.worker.mjs');
  writeFileSync(absoluteSrc, limitPageLabels(readFileSync(WORKER, 'utf8')));
  files.push({ absoluteSrc, relativeDest: 'pdf.worker.mjs' });
}
