import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildAttacks } from '@/scripts/check-expressions/build-attacks';
import { findExpressions } from '@/scripts/check-expressions/find-expressions';

/**
 * The time that a function takes for a long text, which repeats `pump`. `ratio` is the factor by which the time grows when the
 * text becomes ten times as long: the mean between the shortest text and this one.
 */
export type Growth = Run & { ratio: number };

type Run = { pump: string; characters: number; milliseconds: number };

const LENGTHS = [10_000, 100_000, 1_000_000];
/** The highest accepted ratio. It is 10 for linear functions, 32 for n^1.5 and 100 for quadratic functions. */
export const MAX_RATIO = 30;
/** A ratio above `MAX_RATIO` counts only if this many measurements all find it, because garbage collections add to single runs. */
const MAX_ATTEMPTS = 3;
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
  '(',
  ')',
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
    measureFastest(() => measureOnce(pump, characters));
  const shortestRuns = takeSlowest(pumps.map((pump) => measureOnce(pump, shortestLength))).map(({ pump }) =>
    measure(pump, shortestLength),
  );
  const measureRatio = (shortestRun: Run, characters: number): Growth => {
    const run = measure(shortestRun.pump, characters);
    const factor = run.milliseconds < measurableMs ? 0 : run.milliseconds / shortestRun.milliseconds;
    return { ...run, ratio: factor ** (1 / Math.log10(characters / shortestLength)) };
  };
  let worstGrowth: Growth = { pump: '', characters: 0, milliseconds: 0, ratio: 0 };
  for (const characters of longerLengths) {
    for (const shortestRun of shortestRuns) {
      let growth = measureRatio(shortestRun, characters);
      for (let attempt = 2; attempt <= MAX_ATTEMPTS && growth.ratio > MAX_RATIO; attempt += 1)
        growth = measureRatio(measure(shortestRun.pump, shortestLength), characters);
      if (growth.ratio >= worstGrowth.ratio) worstGrowth = growth;
    }
    // A function that fails at 100 kB would take minutes at 1 MB.
    if (worstGrowth.ratio > MAX_RATIO) break;
  }
  return worstGrowth;
}

const takeSlowest = (runs: Run[]): Run[] =>
  runs.sort((a, b) => b.milliseconds - a.milliseconds).slice(0, SLOWEST_COUNT);

/**
 * Returns the fastest of three runs, because other work of the process only adds time. A run of 300 ms or more is exact
 * enough alone.
 */
function measureFastest(measureOnce: () => Run): Run {
  const firstRun = measureOnce();
  if (firstRun.milliseconds >= 300) return firstRun;
  return [measureOnce(), measureOnce()].reduce(
    (fastestRun, run) => (run.milliseconds < fastestRun.milliseconds ? run : fastestRun),
    firstRun,
  );
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
