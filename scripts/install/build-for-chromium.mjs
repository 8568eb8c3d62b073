import { join } from 'node:path';
import { ensureBrowser } from './browsers.mjs';
import { ensurePackages } from './packages.mjs';
import { exitWithError, run } from './run.mjs';

/** Installs the packages and Chromium if they are missing, and builds the extension for it. Ends the process if the build fails. */
export async function buildForChromium(root) {
  await ensurePackages();
  await ensureBrowser('chromium');
  const exitCode = await run(process.execPath, [join(root, 'node_modules/wxt/bin/wxt.mjs'), 'build'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (exitCode !== 0) exitWithError('The build failed.');
}
