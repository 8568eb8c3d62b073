// `npm run bench:click`: measures the time from a real click until the form is shown and the text is captured.
import { join } from 'node:path';
import { buildForChromium } from './install/build-for-chromium.mjs';
import { run } from './install/run.mjs';

const ROOT = join(import.meta.dirname, '..');

await buildForChromium(ROOT);
const script = [
  join(ROOT, 'scripts/run-ts.mjs'),
  'scripts/bench-click/run-click-bench.ts',
  ...process.argv.slice(2),
];
process.exitCode = await run(process.execPath, script);
