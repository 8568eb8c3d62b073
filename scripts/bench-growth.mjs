// `npm run bench:growth [-- --json FILE]`: measures how the time of functions grows with the length of the text. Fails if the time
// of a function does not grow linearly.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from './install/run.mjs';

const ROOT = join(import.meta.dirname, '..');
const { json } = parseArgs({ options: { json: { type: 'string' } } }).values;
const reporters = json ? ['--reporter=default', '--reporter=json', `--outputFile=${json}`] : [];
process.exitCode = await run(
  process.execPath,
  [
    join(ROOT, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--config',
    'vitest.growth.config.ts',
    '--disable-console-intercept',
    ...reporters,
  ],
  { cwd: ROOT, stdio: 'inherit' },
);
