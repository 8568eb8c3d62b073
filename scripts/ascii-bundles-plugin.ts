import type { Plugin } from 'vite';

/**
 * Writes every character beyond ASCII in a bundle as an escape. esbuild's `charset: 'ascii'` leaves regular expressions
 * and templates as they are, and a library with a raw U+FFFF in one is a file that Chromium refuses to inject.
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

/** JavaScript in ASCII: a UTF-16 unit is the same character escaped in strings, templates, names and expressions. */
export const escapeNonAscii = (code: string): string =>
  code.replace(
    /[\u0080-\uffff]/g,
    (codeUnit) => `\\u${codeUnit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
