/** A text as a tag: lower-case kebab-case, letters and digits of any script; empty where none is left. */
export const normalizeTag = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-|-$/g, '');
