import type { Plugin } from 'vite';

/**
 * Creates a Vite plugin that escapes every non-ASCII character in a bundle. Chromium does not inject a file
 * with an unescaped U+FFFF, which one library contains. The option `charset: 'ascii'` of esbuild does not
 * escape characters in regular expressions and templates.
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

/**
 * Escapes the non-ASCII UTF-16 code units of JavaScript. The escapes are valid in strings, templates, names
 * and regular expressions.
 */
export const escapeNonAscii = (code: string): string =>
  code.replace(
    /[\u0080-\uffff]/g,
    (codeUnit) => `\\u${codeUnit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
