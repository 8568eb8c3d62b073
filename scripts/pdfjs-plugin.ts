import type { Plugin } from 'vite';

const EVALUATION = 'new Function("");';

/**
 * Creates a Vite plugin that removes the attempt of pdf.js to evaluate a string as code. The content security policy of the
 * extension refuses it, and pdf.js then works without, as it does after this change.
 */
export function createPdfjsPlugin(): Plugin {
  return {
    name: 'pdfjs-without-evaluation',
    transform(code, id) {
      if (!/\/pdfjs-dist\/.*\/pdf\.mjs$/.test(id.replace(/\?.*$/, ''))) return null;
      if (!code.includes(EVALUATION)) this.error(`pdf.js has no \`${EVALUATION}\` to remove.`);
      return { code: code.replace(EVALUATION, 'return false;'), map: null };
    },
  };
}
