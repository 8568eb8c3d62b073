// `npm run bench:click`: measures the time from a real click until the form is shown and the text is captured.
import { join } from 'node:path';
import { ensureBrowser } from './install/browsers.mjs';
import { ensurePackages } from './install/packages.mjs';
import { exitWithError, run } from './install/run.mjs';

const ROOT = join(import.meta.dirname, '..');

await ensurePackages();
await ensureBrowser('chromium');
const buildExitCode = await run(process.execPath, [join(ROOT, 'node_modules/wxt/bin/wxt.mjs'), 'build'], {
  cwd: ROOT,
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (buildExitCode !== 0) exitWithError('The build failed.');
const script = [
  join(ROOT, 'scripts/run-ts.mjs'),
  'scripts/bench-click/run-click-bench.ts',
  ...process.argv.slice(2),
];
process.exitCode = await run(process.execPath, script);
