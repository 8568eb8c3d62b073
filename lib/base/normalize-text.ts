import { toWellFormed } from './to-well-formed';

/**
 * A text in the form that is hashed and exported (docs/contract.md, "sha256"): well-formed Unicode,
 * no NUL, NFC, line ends LF, runs of spaces and tabs one space, lines trimmed, empty lines dropped. Idempotent.
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
