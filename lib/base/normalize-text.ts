import { toWellFormed } from './to-well-formed';

/**
 * Normalises a string for hashing and export (docs/contract.md, "sha256"): well-formed Unicode in NFC without NUL, LF line
 * ends, single spaces, trimmed lines, no empty lines. Idempotent.
 */
export function normalizeText(text: string): string {
  return toWellFormed(text)
    .replaceAll('\0', '')
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}
