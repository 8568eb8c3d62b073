import { resolve } from 'node:path';
import { type Plugin, runnerImport } from 'vite';
import { SEEDED_FAULTS, type SeededFault } from './seeded-faults';

const ROOT = resolve(import.meta.dirname, '../../../..');

/**
 * Seeds each fault and prints the number of the schedule that catches it. `--only TEXT` selects the faults whose name contains the
 * text. Returns the exit code.
 */
export async function runSeededFaults(args: string[]): Promise<number> {
  const nameFilter = args.includes('--only') ? (args[args.indexOf('--only') + 1] ?? '') : '';
  let missedCount = 0;
  for (const fault of SEEDED_FAULTS.filter(({ name }) => name.includes(nameFilter))) {
    const caughtAfter = await findCatchingSchedule(fault);
    if (caughtAfter === null) missedCount += 1;
    console.log(`${caughtAfter === null ? 'NOT CAUGHT' : `caught at ${caughtAfter}`} · ${fault.name}`);
  }
  return missedCount > 0 ? 1 : 0;
}

type FirstFailureModule = typeof import('./find-first-failure');

/** Returns the number of the first schedule that fails with this fault, or null. */
async function findCatchingSchedule(fault: SeededFault): Promise<number | null> {
  const { module } = await runnerImport<FirstFailureModule>(
    resolve(ROOT, 'tests/lib/wiki/simulation/find-first-failure.ts'),
    {
      configFile: false,
      root: ROOT,
      logLevel: 'error',
      resolve: { alias: { '@': ROOT } },
      plugins: [createFaultPlugin(fault)],
    },
  );
  return module.findFirstFailure();
}

const createFaultPlugin = ({ name, replacements }: SeededFault): Plugin => ({
  name: 'seeded-fault',
  enforce: 'pre',
  transform(code, id) {
    const [path = ''] = id.split('?');
    let changedCode = code;
    for (const { file, from, to } of replacements.filter(
      (replacement) => resolve(ROOT, replacement.file) === path,
    )) {
      if (!changedCode.includes(from)) throw new Error(`${file} lacks the text to replace for: ${name}`);
      changedCode = changedCode.replace(from, to);
    }
    return changedCode === code ? null : changedCode;
  },
});
