// `npm test`: installs what is missing, runs every suite and prints `N passed, N failed` as its last line.
// `npm test -- unit draft`: runs the suite `unit` and every test file whose path contains "draft".
import { ensureBrowser } from './install/browsers.mjs';
import { ensurePackages } from './install/packages.mjs';
import { exitWithError } from './install/run.mjs';
import { runSuites } from './test/run-suites.mjs';
import { selectTests } from './test/select-tests.mjs';
import { suites } from './test/suites.mjs';
import { listTestFiles } from './test/test-files.mjs';

const selection = selectTests(process.argv.slice(2), { suites, files: listTestFiles() });
if (selection.kind === 'no-match') exitWithError(selection.message);

const selectedSuites = selection.suites.map(({ name, files }) => {
  const suite = suites.find((listedSuite) => listedSuite.name === name);
  return { ...suite, run: () => suite.run(files) };
});

await ensurePackages();
for (const browser of ['chromium', 'firefox']) {
  if (selectedSuites.some((suite) => suite.browser === browser)) await ensureBrowser(browser);
}
const { passed, failed } = await runSuites(selectedSuites, { maxRunning: 2 });
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
