import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const DEFUDDLE_FOLDER = dirname(createRequire(import.meta.url).resolve('defuddle'));
const ENTRY_ID = '\0defuddle-core';

// Extractors for single sites return trees without the block marks, and standardisation is switched off
// (`lib/extract/text/scoring/collect-votes.ts`).
const STUBBED_MODULES: Record<string, string> = {
  './extractor-registry': `exports.ExtractorRegistry = { findExtractor: () => null };`,
  './standardize': `exports.standardizeContent = () => {};`,
  '../standardize': `exports.removeOrphanedDividers = () => {};`,
};

/**
 * Builds Defuddle from its own modules without those that are never used. Its browser bundle has 338 kB, of
 * which a captured page would parse 190 kB for nothing; see `docs/adr/0006`.
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
