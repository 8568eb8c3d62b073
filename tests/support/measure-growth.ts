import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildAttacks } from '@/scripts/check-expressions/build-attacks';
import { findExpressions } from '@/scripts/check-expressions/find-expressions';

/**
 * The time that a function takes for a long text, which repeats `pump`. `ratio` is the time divided by the time for a text of a
 * tenth of the length.
 */
export type Growth = Run & { ratio: number };

type Run = { pump: string; characters: number; milliseconds: number };

const LENGTHS = [10_000, 100_000, 1_000_000];
/** The highest accepted ratio. It is 10 for linear functions and 100 for quadratic functions. */
export const MAX_RATIO = 40;
// Shorter times are mostly garbage collection. A quadratic function takes longer than this for 100 kB.
const MEASURABLE_MS = 500;
/** The number of pumps that are measured with longer texts. */
const SLOWEST_COUNT = 2;
const MAX_PUMPS = 120;

/** Pumps from the syntax of Markdown, HTML, JSON, URLs and dates. They attack code without regular expressions too. */
const COMMON_PUMPS = [
  '[',
  '[a](',
  '![',
  '`',
  '*',
  '**a',
  '_',
  '> ',
  '- ',
  '1. ',
  '|',
  '| a ',
  '\n',
  ' \n',
  '\r\n',
  '<',
  '</',
  '<b>',
  '&',
  '&amp;',
  '{',
  '[{"a":',
  '\\"',
  '\\',
  '\u00a0',
  '\u200b',
  '\u0301',
  '\ud83d\ude00',
  'A',
  'a ',
  'A. ',
  '漢',
  '%41',
  '%',
  '/',
  '//',
  '?a=',
  '&utm_a=',
  '#',
  '@',
  '10.1000/',
  '2024-05-28 ',
  '12 May 2024 ',
];

/**
 * Lists the texts to repeat (pumps): common ones, and attacks on the regular expressions in these files and folders.
 */
export function listPumps(...paths: string[]): string[] {
  const pumps = paths
    .flatMap(listFiles)
    .flatMap((file) => findExpressions(file, readFileSync(file, 'utf8')))
    .filter(({ problem }) => problem === null)
    .flatMap(({ source, flags }) => buildAttacks(new RegExp(source, flags)).map(({ pump }) => pump));
  const uniquePumps = [...new Set(pumps)];
  const stride = Math.max(1, Math.ceil(uniquePumps.length / MAX_PUMPS));
  return [...new Set([...COMMON_PUMPS, ...uniquePumps.filter((_, index) => index % stride === 0)])];
}

/**
 * Returns the worst growth of a function. It measures all pumps once at the first length (10 kB), and the slowest pumps again at
 * that length and at the others (100 kB, 1 MB). It compares processor times, which do not depend on other programs, and their
 * ratios, which do not depend on the speed of the computer. `prepare` builds the input, such as a document, and returns the
 * measured function.
 */
export function measureGrowth(
  pumps: readonly string[],
  prepare: (text: string) => () => unknown,
  { lengths = LENGTHS, measurableMs = MEASURABLE_MS } = {},
): Growth {
  const [shortestLength = 0, ...longerLengths] = lengths;
  const measureOnce = (pump: string, characters: number): Run => {
    const run = prepare(`a ${pump.repeat(Math.ceil(characters / pump.length))}\n\u0000b`);
    return { pump, characters, milliseconds: measureProcessorTime(run) };
  };
  const measure = (pump: string, characters: number): Run =>
    measureMedian(() => measureOnce(pump, characters));
  let slowestRuns = takeSlowest(pumps.map((pump) => measureOnce(pump, shortestLength))).map(({ pump }) =>
    measure(pump, shortestLength),
  );
  let worstGrowth: Growth = { pump: '', characters: 0, milliseconds: 0, ratio: 0 };
  for (const characters of longerLengths) {
    const runPairs = slowestRuns.map((shorterRun) => ({
      shorterRun,
      longerRun: measure(shorterRun.pump, characters),
    }));
    for (const { shorterRun, longerRun } of runPairs) {
      const ratio =
        longerRun.milliseconds < measurableMs ? 0 : longerRun.milliseconds / shorterRun.milliseconds;
      if (ratio >= worstGrowth.ratio) worstGrowth = { ...longerRun, ratio };
    }
    // A function that fails at 100 kB would take minutes at 1 MB.
    if (worstGrowth.ratio > MAX_RATIO) break;
    slowestRuns = takeSlowest(runPairs.map(({ longerRun }) => longerRun));
  }
  return worstGrowth;
}

const takeSlowest = (runs: Run[]): Run[] =>
  runs.sort((a, b) => b.milliseconds - a.milliseconds).slice(0, SLOWEST_COUNT);

/** Returns the median of three runs, or the first run if it is too short or long enough to be exact. */
function measureMedian(measureOnce: () => Run): Run {
  const firstRun = measureOnce();
  if (firstRun.milliseconds <= 10 || firstRun.milliseconds >= 300) return firstRun;
  const runs = [firstRun, measureOnce(), measureOnce()].sort((a, b) => a.milliseconds - b.milliseconds);
  return runs[1] ?? firstRun;
}

function measureProcessorTime(run: () => unknown): number {
  const cpuBefore = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(cpuBefore);
  return (user + system) / 1000;
}

const listFiles = (path: string): string[] =>
  statSync(path).isFile()
    ? [path]
    : readdirSync(path, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file))
        .map((file) => join(path, file));
