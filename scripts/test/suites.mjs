import { bundleSizes } from '../bundle-sizes.mjs';
import { buildForFirefox, lintFirefoxBuild } from './addons-lint.mjs';
import { oneCheck, vitest } from './capture-run.mjs';

const WXT = 'wxt/bin/wxt.mjs';
const inBrowser = ['--config', 'vitest.e2e.config.ts'];

/**
 * Every suite of `npm test`, in the order in which they are begun. The builds come first: what takes longest waits for
 * them.
 */
export const suites = [
  { name: 'build for Chromium', run: () => oneCheck(WXT, ['build']) },
  { name: 'build for Firefox', run: buildForFirefox },
  {
    name: 'chromium',
    needs: ['build for Chromium'],
    run: () => vitest('chromium', [...inBrowser, 'tests/e2e']),
  },
  { name: 'types', run: () => oneCheck('typescript/bin/tsc', ['--noEmit']) },
  { name: 'lint', run: () => oneCheck('@biomejs/biome/bin/biome', ['ci', '.', '--max-diagnostics=200']) },
  {
    name: 'doors',
    run: () =>
      oneCheck('dependency-cruiser/bin/dependency-cruise.mjs', [
        '--config',
        '.dependency-cruiser.cjs',
        'entrypoints',
        'components',
        'lib',
      ]),
  },
  { name: 'dead code', run: () => oneCheck('knip/bin/knip.js', []) },
  {
    name: 'bundle sizes',
    needs: ['build for Chromium', 'build for Firefox'],
    run: async () => bundleSizes(),
  },
  {
    name: 'manifest',
    needs: ['build for Chromium', 'build for Firefox'],
    run: () => vitest('manifest', [...inBrowser, 'tests/manifest']),
  },
  { name: 'addons-linter', needs: ['build for Firefox'], run: lintFirefoxBuild },
  { name: 'unit', run: () => vitest('unit', []) },
  {
    name: 'firefox',
    needs: ['build for Firefox'],
    // Beside another browser and the unit tests two cores are too few: its popup then misses a click now and then.
    after: ['chromium', 'unit'],
    run: () => vitest('firefox', [...inBrowser, 'tests/firefox']),
  },
];
