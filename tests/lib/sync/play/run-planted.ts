import { resolve } from 'node:path';
import { type Plugin, runnerImport } from 'vite';
import { PLANTED, type Planted } from './planted';

const ROOT = resolve(import.meta.dirname, '../../../..');

/** Plants each fault in turn (`--only WORDS`: those with these words) and tells after how many schedules it is caught. */
export async function runPlanted(args: string[]): Promise<number> {
  const only = args.includes('--only') ? (args[args.indexOf('--only') + 1] ?? '') : '';
  let missed = 0;
  for (const planted of PLANTED.filter(({ name }) => name.includes(only))) {
    const caughtAfter = await catching(planted);
    if (caughtAfter === null) missed += 1;
    console.log(`${caughtAfter === null ? 'NOT CAUGHT' : `caught at ${caughtAfter}`} · ${planted.name}`);
  }
  return missed > 0 ? 1 : 0;
}

type Play = typeof import('./first-wrong/run');

/** The number of the schedule that goes wrong with the fault in place; null: all go well. */
async function catching(planted: Planted): Promise<number | null> {
  const { module } = await runnerImport<Play>(resolve(ROOT, 'tests/lib/sync/play/first-wrong/run.ts'), {
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    resolve: { alias: { '@': ROOT } },
    plugins: [planting(planted)],
  });
  return module.firstWrong();
}

const planting = ({ name, changes }: Planted): Plugin => ({
  name: 'planted-fault',
  enforce: 'pre',
  transform(code, id) {
    const [path = ''] = id.split('?');
    let changed = code;
    for (const { file, from, to } of changes.filter((change) => resolve(ROOT, change.file) === path)) {
      if (!changed.includes(from)) throw new Error(`${file} has no place for: ${name}`);
      changed = changed.replace(from, to);
    }
    return changed === code ? null : changed;
  },
});
