import type { Plugin } from 'vite';

/** A part of the code of pdf.js and what replaces it. */
type Change = { name: string; pattern: RegExp; replacement: string };

const CHANGES: readonly Change[] = [
  {
    // The content security policy of the extension forbids evaluating a string as code. pdf.js also works without this.
    name: 'new Function("")',
    pattern: /new Function\(""\);/,
    replacement: 'return false;',
  },
  {
    // These global variables are for pages that load pdf.js with a script element. With them, the build would contain the editors
    // and layers of pdf.js.
    name: 'globalThis.pdfjsLib',
    pattern: /^globalThis\.pdfjsLib = \{[^{}]*\};$/m,
    replacement: '',
  },
  {
    name: 'globalThis._pdfjsTestingUtils',
    pattern: /^\s*globalThis\._pdfjsTestingUtils = \{[^{}]*\};$/m,
    replacement: '',
  },
];

/** Creates a Vite plugin that removes from pdf.js what the extension cannot or need not use. */
export function createPdfjsPlugin(): Plugin {
  return {
    name: 'pdfjs-unused-code',
    // The development server would bundle pdf.js before plugins see it.
    config: () => ({ optimizeDeps: { exclude: ['pdfjs-dist'] } }),
    transform(code, id) {
      if (!/\/pdfjs-dist\/.*\/pdf\.mjs$/.test(id.replace(/\?.*$/, ''))) return null;
      const changedCode = CHANGES.reduce((previousCode, { name, pattern, replacement }) => {
        if (!pattern.test(previousCode)) this.error(`pdf.js has no \`${name}\` to remove.`);
        return previousCode.replace(pattern, replacement);
      }, code);
      return { code: changedCode, map: null };
    },
  };
}
