// `npm run dev`: opens a browser with a development build and reloads it when a file changes. `-b firefox`
// selects Firefox, `--page URL` opens a page, and `--headless` shows no window. Arguments after another `--`
// are passed to the browser.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBrowser, findBrandedChrome } from './install/browsers.mjs';
import { ensurePackages } from './install/packages.mjs';
import { exitWithError } from './install/run.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    browser: { type: 'string', short: 'b', default: 'chrome' },
    page: { type: 'string' },
    headless: { type: 'boolean', default: false },
  },
});
if (!['chrome', 'firefox'].includes(values.browser))
  exitWithError(`Use -b chrome or -b firefox, not ${values.browser}.`);

await ensurePackages();
const executable = await (values.browser === 'firefox'
  ? ensureBrowser('firefox')
  : ensureBrowser('chromium', findBrandedChrome()));
// These are imported dynamically because the packages may not be installed before the lines above.
const { createServer } = await import('wxt');
const { default: react } = await import('@vitejs/plugin-react');

const server = await createServer({
  root: join(import.meta.dirname, '..'),
  browser: values.browser,
  manifestVersion: 3,
  // React Fast Refresh is added here instead of in wxt.config.ts, because production builds must not contain
  // it.
  vite: () => ({ plugins: [react()] }),
  webExt: {
    binaries: { [values.browser]: executable },
    ...(values.page ? { startUrls: [values.page] } : {}),
    chromiumArgs: buildChromiumArgs(),
    firefoxArgs: [...(values.headless ? ['-headless'] : []), ...positionals],
  },
});
await server.start();
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop());

async function stop() {
  await server.stop();
  process.exit(0);
}

// The sandbox of Chromium does not start for the user root, which is the user in most containers.
function buildChromiumArgs() {
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(values.headless ? ['--headless', '--disable-gpu'] : []),
    ...positionals,
  ];
}
