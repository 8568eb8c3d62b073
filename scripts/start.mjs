// `npm start`: installs what is missing, builds, and opens a browser with the extension on an article.
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureBrowser, findBrandedChrome } from './install/browsers.mjs';
import { ensurePackages } from './install/packages.mjs';
import { exitWithError, run } from './install/run.mjs';

const ROOT = join(import.meta.dirname, '..');

// The file is checked before anything is installed or built, so that a typing error is reported at once.
const page = readPageOption(process.argv.slice(2));
if (
  page &&
  !/^https?:\/\//i.test(page) &&
  !statSync(resolveFromCallerFolder(page), { throwIfNoEntry: false })?.isFile()
)
  exitWithError(`There is no file ${page}.`);

await ensurePackages();
const executable = await ensureBrowser('chromium', findBrandedChrome());
process.stdout.write('Building the extension.\n');
const buildExitCode = await run(process.execPath, [join(ROOT, 'node_modules/wxt/bin/wxt.mjs'), 'build'], {
  cwd: ROOT,
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (buildExitCode !== 0) exitWithError('The build failed.');
const script = [join(ROOT, 'scripts/run-ts.mjs'), 'scripts/start/start.ts', ...process.argv.slice(2)];
process.exitCode = await run(process.execPath, script, {
  env: { ...process.env, PROVENOTE_CHROMIUM: executable },
});

function readPageOption(args) {
  const index = args.findIndex((arg) => arg === '--page' || arg.startsWith('--page='));
  return index < 0
    ? null
    : args[index].includes('=')
      ? args[index].slice('--page='.length)
      : (args[index + 1] ?? null);
}

// npm runs scripts in the folder of the project. INIT_CWD is the folder in which the user called npm.
function resolveFromCallerFolder(path) {
  return resolve(process.env.INIT_CWD ?? '.', path);
}
