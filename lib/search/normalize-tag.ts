/**
 * Converts a string to a tag in lower-case kebab-case. Letters and digits of all scripts stay. A slash directly between two words nests
 * tags: `Science/Climate` becomes `science/climate`. May return an empty string.
 */
export const normalizeTag = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/g, '')
    // Every other run of separators becomes one hyphen, also one that contains a slash.
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, (separators) => (separators === '/' ? '/' : '-'))
    .replace(/^[-/]|[-/]$/g, '');
