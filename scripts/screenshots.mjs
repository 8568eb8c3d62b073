// `npm run screenshots`: takes the screenshots of the README from the built extension.
import { join } from 'node:path';
import { buildForChromium } from './install/build-for-chromium.mjs';
import { run } from './install/run.mjs';

const ROOT = join(import.meta.dirname, '..');

await buildForChromium(ROOT);
const script = [join(ROOT, 'scripts/run-ts.mjs'), 'scripts/start/screenshots.ts', ...process.argv.slice(2)];
process.exitCode = await run(process.execPath, script);
