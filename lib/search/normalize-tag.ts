/** Converts a text to a tag in lower-case kebab-case. Letters and digits of all scripts stay. May return an empty string. */
export const normalizeTag = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-|-$/g, '');
