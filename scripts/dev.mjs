// `npm run dev`: opens a browser with a development build and reloads it when a file changes.
// `-b firefox` selects Firefox, `--page URL` opens a page, `--headless` shows no window; arguments after a further `--` are
// passed to the browser.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBrowser, findBrandedChrome } from './install/browsers.mjs';
import { ensurePackages } from './install/packages.mjs';
import { giveUp } from './install/run.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    browser: { type: 'string', short: 'b', default: 'chrome' },
    page: { type: 'string' },
    headless: { type: 'boolean', default: false },
  },
});
if (!['chrome', 'firefox'].includes(values.browser))
  giveUp(`Use -b chrome or -b firefox, not ${values.browser}.`);

await ensurePackages();
const executable = await (values.browser === 'firefox'
  ? ensureBrowser('firefox')
  : ensureBrowser('chromium', findBrandedChrome()));
// Imported dynamically, because the packages may not have been installed before the line above.
const { createServer } = await import('wxt');
const { default: react } = await import('@vitejs/plugin-react');

const server = await createServer({
  root: join(import.meta.dirname, '..'),
  browser: values.browser,
  manifestVersion: 3,
  // React Fast Refresh is added here and not in wxt.config.ts, because production builds must not contain it.
  vite: () => ({ plugins: [react()] }),
  webExt: {
    binaries: { [values.browser]: executable },
    ...(values.page ? { startUrls: [values.page] } : {}),
    chromiumArgs: chromiumArgs(),
    firefoxArgs: [...(values.headless ? ['-headless'] : []), ...positionals],
  },
});
await server.start();
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop());

async function stop() {
  await server.stop();
  process.exit(0);
}

// Chromium's sandbox does not start for root, the user in most containers.
function chromiumArgs() {
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(values.headless ? ['--headless', '--disable-gpu'] : []),
    ...positionals,
  ];
}
