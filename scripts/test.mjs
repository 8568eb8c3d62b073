// `npm test`: installs what is missing, runs every suite, and ends with the line `N passed, N failed`.
import { ensureBrowser } from './install/browsers.mjs';
import { ensurePackages } from './install/packages.mjs';
import { runSuites } from './test/run-suites.mjs';
import { suites } from './test/suites.mjs';

await ensurePackages();
await ensureBrowser('chromium');
await ensureBrowser('firefox');

const only = process.argv.slice(2);
const chosen = only.length === 0 ? suites : withNeeds(only);
const { passed, failed } = await runSuites(chosen, { atOnce: 2 });
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

// `npm test -- unit manifest` runs some suites, and what they need.
function withNeeds(names) {
  const wanted = new Set();
  const add = (name) => {
    const suite = suites.find((one) => one.name === name);
    if (!suite)
      throw new Error(`There is no suite "${name}". There are: ${suites.map((one) => one.name).join(', ')}.`);
    for (const need of suite.needs ?? []) add(need);
    wanted.add(name);
  };
  for (const name of names) add(name);
  return suites.filter(({ name }) => wanted.has(name));
}
