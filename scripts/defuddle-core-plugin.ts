import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const DEFUDDLE_FOLDER = dirname(createRequire(import.meta.url).resolve('defuddle'));
const ENTRY_ID = '\0defuddle-core';

// These modules are replaced with stubs because they are not used. Site extractors return trees without block
// ids, and standardisation is switched off in `lib/extract/text/scoring/collect-votes.ts`.
const STUBBED_MODULES: Record<string, string> = {
  './extractor-registry': `exports.ExtractorRegistry = { findExtractor: () => null };`,
  './standardize': `exports.standardizeContent = () => {};`,
  '../standardize': `exports.removeOrphanedDividers = () => {};`,
};

/**
 * Creates a Vite plugin that bundles Defuddle without its unused modules. They make up 190 of the 338 kB of
 * its browser bundle, and the browser would parse them in every captured page; see `docs/adr/0006`.
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
