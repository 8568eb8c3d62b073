import { bundleSizes } from '../bundle-sizes.mjs';
import { buildForFirefox, lintFirefoxBuild } from './addons-lint.mjs';
import { oneCheck, vitest } from './capture-run.mjs';
import { checkLockFile } from './lock-file.mjs';
import { isUnitTest } from './select-tests.mjs';

const WXT = 'wxt/bin/wxt.mjs';
const inBrowser = ['--config', 'vitest.e2e.config.ts'];

const inFolder = (folder) => (file) => file.startsWith(`${folder}/`);

/**
 * The suites of `npm test` in starting order. The builds are first, because the longest suites need them. `includes`: whether
 * a test file belongs to the suite. `run` takes the files to run; null: all of them. `browser`: the browser that must be
 * installed.
 */
export const suites = [
  { name: 'build for Chromium', run: () => oneCheck(WXT, ['build']) },
  { name: 'build for Firefox', run: buildForFirefox },
  {
    name: 'chromium',
    needs: ['build for Chromium'],
    browser: 'chromium',
    includes: inFolder('tests/e2e'),
    run: (files) => vitest('chromium', [...inBrowser, ...(files ?? ['tests/e2e'])]),
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
  {
    name: 'expressions',
    run: () => oneCheck('../scripts/run-ts.mjs', ['scripts/check-expressions/main.ts']),
  },
  { name: 'words', run: () => oneCheck('../scripts/run-ts.mjs', ['scripts/words/main.ts']) },
  { name: 'dead code', run: () => oneCheck('knip/bin/knip.js', []) },
  // Knip ignores tests and scripts here, so it finds code that only they use.
  { name: 'code only tests use', run: () => oneCheck('knip/bin/knip.js', ['--production']) },
  {
    name: 'bundle sizes',
    needs: ['build for Chromium', 'build for Firefox'],
    run: async () => bundleSizes(),
  },
  {
    name: 'manifest',
    needs: ['build for Chromium', 'build for Firefox'],
    includes: inFolder('tests/manifest'),
    run: (files) => vitest('manifest', [...inBrowser, ...(files ?? ['tests/manifest'])]),
  },
  { name: 'addons-linter', needs: ['build for Firefox'], run: lintFirefoxBuild },
  { name: 'lock file', run: checkLockFile },
  { name: 'unit', includes: isUnitTest, run: (files) => vitest('unit', files ?? []) },
  {
    name: 'firefox',
    needs: ['build for Firefox'],
    browser: 'firefox',
    includes: inFolder('tests/firefox'),
    // On two cores Firefox sometimes misses a click on its popup while another browser or the unit tests run.
    after: ['chromium', 'unit'],
    run: (files) =>
      vitest('firefox', [...inBrowser, '--no-file-parallelism', ...(files ?? ['tests/firefox'])]),
  },
];
