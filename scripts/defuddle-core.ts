import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const DIST = dirname(createRequire(import.meta.url).resolve('defuddle'));
const ENTRY = '\0defuddle-core';

// What a page is never asked of: an own reading of one site or another, whose answer has lost the marks of the blocks,
// and the rewriting of the markup, which is switched off (`lib/extract/text/witnesses.ts`).
const LEFT_OUT: Record<string, string> = {
  './extractor-registry': `exports.ExtractorRegistry = { findExtractor: () => null };`,
  './standardize': `exports.standardizeContent = () => {};`,
  '../standardize': `exports.removeOrphanedDividers = () => {};`,
};

/**
 * Puts together Defuddle from its own modules, without those that are never used: its one file for browsers is 338 kB, of
 * which a page that is clicked on would parse 190 kB in vain. Reasons in `docs/adr/0006`.
 */
export function defuddleCore(): Plugin {
  return {
    name: 'defuddle-core',
    enforce: 'pre',
    resolveId(source, importer) {
      if (source === 'defuddle') return ENTRY;
      const from = importer?.replace(/^\0/, '').replace(/\?.*$/, '');
      return from?.startsWith(DIST) && source in LEFT_OUT
        ? `\0defuddle-core/${source.replaceAll('.', '_')}.cjs`
        : null;
    },
    load(id) {
      if (id === ENTRY)
        return `import { Defuddle } from ${JSON.stringify(join(DIST, 'defuddle.js'))}; export default Defuddle;`;
      const left = Object.keys(LEFT_OUT).find(
        (name) => id === `\0defuddle-core/${name.replaceAll('.', '_')}.cjs`,
      );
      return left ? LEFT_OUT[left] : null;
    },
  };
}
