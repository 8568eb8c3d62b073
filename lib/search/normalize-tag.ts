/** Converts a text to a tag: lower-case kebab-case of letters and digits in any script; empty if there are none. */
export const normalizeTag = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-|-$/g, '');
