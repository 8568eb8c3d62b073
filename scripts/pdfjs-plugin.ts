import type { Plugin } from 'vite';

const EVALUATION = 'new Function("");';

/**
 * Creates a Vite plugin that removes from pdf.js the attempt to evaluate a string as code, which the content security policy of the extension
 * refuses. pdf.js works without.
 */
export function createPdfjsPlugin(): Plugin {
  return {
    name: 'pdfjs-evaluation',
    // The development server would bundle pdf.js before plugins see it.
    config: () => ({ optimizeDeps: { exclude: ['pdfjs-dist'] } }),
    transform(code, id) {
      if (!/\/pdfjs-dist\/.*\/pdf\.mjs$/.test(id.replace(/\?.*$/, ''))) return null;
      if (!code.includes(EVALUATION)) this.error(`pdf.js has no \`${EVALUATION}\` to remove.`);
      return { code: code.replace(EVALUATION, 'return false;'), map: null };
    },
  };
}
