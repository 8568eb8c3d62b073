import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const DEFUDDLE_FOLDER = dirname(createRequire(import.meta.url).resolve('defuddle'));
const ENTRY_ID = '\0defuddle-core';

// What a page is never asked of: an own reading of one site or another, whose answer has lost the marks of the blocks,
// and the rewriting of the markup, which is switched off (`lib/extract/text/witnesses.ts`).
const STUBBED_MODULES: Record<string, string> = {
  './extractor-registry': `exports.ExtractorRegistry = { findExtractor: () => null };`,
  './standardize': `exports.standardizeContent = () => {};`,
  '../standardize': `exports.removeOrphanedDividers = () => {};`,
};

/**
 * Puts together Defuddle from its own modules, without those that are never used: its one file for browsers is 338 kB, of
 * which a page that is clicked on would parse 190 kB in vain. Reasons in `docs/adr/0006`.
 */
export function createDefuddleCorePlugin(): Plugin {
  return {
    name: 'defuddle-core',
    enforce: 'pre',
    resolveId(source, importer) {
      if (source === 'defuddle') return ENTRY_ID;
      const importerPath = importer?.replace(/^\0/, '').replace(/\?.*$/, '');
      return importerPath?.startsWith(DEFUDDLE_FOLDER) && source in STUBBED_MODULES
        ? `\0defuddle-core/${source.replaceAll('.', '_')}.cjs`
        : null;
    },
    load(id) {
      if (id === ENTRY_ID)
        return `import { Defuddle } from ${JSON.stringify(join(DEFUDDLE_FOLDER, 'defuddle.js'))}; export default Defuddle;`;
      const stubbedModule = Object.keys(STUBBED_MODULES).find(
        (modulePath) => id === `\0defuddle-core/${modulePath.replaceAll('.', '_')}.cjs`,
      );
      return stubbedModule ? STUBBED_MODULES[stubbedModule] : null;
    },
  };
}
