// `npm start`: installs what is missing, builds, and opens a browser with the extension on an article.
import { join } from 'node:path';
import { ensureBrowser, findBrandedChrome } from './install/browsers.mjs';
import { ensurePackages } from './install/packages.mjs';
import { giveUp, run } from './install/run.mjs';

const ROOT = join(import.meta.dirname, '..');

await ensurePackages();
const executable = await ensureBrowser('chromium', findBrandedChrome());
process.stdout.write('Building the extension.\n');
const built = await run(process.execPath, [join(ROOT, 'node_modules/wxt/bin/wxt.mjs'), 'build'], {
  cwd: ROOT,
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (built !== 0) giveUp('The build failed.');
const script = [join(ROOT, 'scripts/run-ts.mjs'), 'scripts/start/start.ts', ...process.argv.slice(2)];
process.exitCode = await run(process.execPath, script, {
  env: { ...process.env, PROVENOTE_CHROMIUM: executable },
});
