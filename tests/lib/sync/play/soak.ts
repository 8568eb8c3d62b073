import fc from 'fast-check';
import { Total, wrongs } from './count';
import { runPlanted } from './run-planted';
import { schedules } from './schedule';
import { played } from './world';

/**
 * `npm run soak -- [--runs 100000] [--seed N]`: the property of the unit tests, many times. `--planted`: whether it finds
 * faults that are planted on purpose. Gives the exit code.
 */
export async function main(args: string[]): Promise<number> {
  if (args.includes('--planted')) return runPlanted(args);
  const after = (name: string) => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : null);
  const runs = after('--runs') ?? 100_000;
  const seed = after('--seed') ?? Date.now() % 2 ** 31;
  const total = new Total();
  const startMs = Date.now();
  const say = () =>
    console.log(
      `${total.line()} · ${Math.round((Date.now() - startMs) / 1000)} s · ${Math.round(process.memoryUsage.rss() / 1e6)} MB`,
    );
  const property = fc.asyncProperty(schedules, async (schedule) => {
    const count = await played(schedule);
    const problems = wrongs(count);
    if (problems.length > 0) throw new Error(problems.join('\n'));
    total.add(count);
    if (total.schedules % 5000 === 0) say();
  });
  const result = await fc.check(property, { seed, numRuns: runs });
  if (result.failed) {
    const count = result.counterexample ? await played(result.counterexample[0]) : null;
    if (count) total.wrong(count);
    console.log(
      `seed ${seed}, path ${result.counterexamplePath}\n${JSON.stringify(result.counterexample?.[0])}\n${count ? wrongs(count).join('\n') : ''}`,
    );
  }
  say();
  return result.failed ? 1 : 0;
}
