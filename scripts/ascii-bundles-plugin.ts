import type { Plugin } from 'vite';

/**
 * Escapes every non-ASCII character in a bundle. esbuild's `charset: 'ascii'` does not change regular expressions and
 * templates, and Chromium refuses to inject a file with a raw U+FFFF, which one library contains.
 */
export function createAsciiBundlesPlugin(): Plugin {
  return {
    name: 'ascii-bundles',
    enforce: 'post',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') file.code = escapeNonAscii(file.code);
      }
    },
  };
}

/** Escapes the non-ASCII UTF-16 units of JavaScript; valid in strings, templates, names and regular expressions. */
export const escapeNonAscii = (code: string): string =>
  code.replace(
    /[\u0080-\uffff]/g,
    (codeUnit) => `\\u${codeUnit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
