import { checkBundleSizes } from '../bundle-sizes.mjs';
import { buildForFirefox, lintFirefoxBuild } from './addons-lint.mjs';
import { checkLockFile } from './lock-file.mjs';
import { runCheck, runVitest } from './run-program.mjs';
import { isUnitTest } from './select-tests.mjs';

const WXT = 'wxt/bin/wxt.mjs';
const E2E_CONFIG_ARGS = ['--config', 'vitest.e2e.config.ts'];

const createFolderFilter = (folder) => (file) => file.startsWith(`${folder}/`);

/**
 * The suites of `npm test` in the order in which they start. The builds are first because the longest suites
 * need them. `includes` decides whether a test file belongs to the suite. `run` gets the test files to run,
 * or null for all of them. `browser` is the browser that must be installed.
 */
export const suites = [
  { name: 'build for Chromium', run: () => runCheck(WXT, ['build']) },
  { name: 'build for Firefox', run: buildForFirefox },
  {
    name: 'chromium',
    needs: ['build for Chromium'],
    browser: 'chromium',
    includes: createFolderFilter('tests/e2e'),
    run: (files) => runVitest('chromium', [...E2E_CONFIG_ARGS, ...(files ?? ['tests/e2e'])]),
  },
  { name: 'types', run: () => runCheck('typescript/bin/tsc', ['--noEmit']) },
  { name: 'lint', run: () => runCheck('@biomejs/biome/bin/biome', ['ci', '.', '--max-diagnostics=200']) },
  {
    name: 'doors',
    run: () =>
      runCheck('dependency-cruiser/bin/dependency-cruise.mjs', [
        '--config',
        '.dependency-cruiser.cjs',
        'entrypoints',
        'components',
        'lib',
      ]),
  },
  {
    name: 'expressions',
    run: () => runCheck('../scripts/run-ts.mjs', ['scripts/check-expressions/main.ts']),
  },
  { name: 'words', run: () => runCheck('../scripts/run-ts.mjs', ['scripts/words/main.ts']) },
  { name: 'dead code', run: () => runCheck('knip/bin/knip.js', []) },
  // With `--production`, knip ignores tests and scripts, so it finds code that only they use.
  { name: 'code only tests use', run: () => runCheck('knip/bin/knip.js', ['--production']) },
  {
    name: 'bundle sizes',
    needs: ['build for Chromium', 'build for Firefox'],
    run: async () => checkBundleSizes(),
  },
  {
    name: 'manifest',
    needs: ['build for Chromium', 'build for Firefox'],
    includes: createFolderFilter('tests/manifest'),
    run: (files) => runVitest('manifest', [...E2E_CONFIG_ARGS, ...(files ?? ['tests/manifest'])]),
  },
  { name: 'addons-linter', needs: ['build for Firefox'], run: lintFirefoxBuild },
  { name: 'lock file', run: checkLockFile },
  { name: 'unit', includes: isUnitTest, run: (files) => runVitest('unit', files ?? []) },
  {
    name: 'firefox',
    needs: ['build for Firefox'],
    browser: 'firefox',
    includes: createFolderFilter('tests/firefox'),
    // On two cores, Firefox sometimes misses a click on its popup while another browser or the unit tests are
    // running.
    after: ['chromium', 'unit'],
    run: (files) =>
      runVitest('firefox', [...E2E_CONFIG_ARGS, '--no-file-parallelism', ...(files ?? ['tests/firefox'])]),
  },
];
