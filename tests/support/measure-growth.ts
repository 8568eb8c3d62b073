import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildAttacks } from '@/scripts/check-expressions/build-attacks';
import { findExpressions } from '@/scripts/check-expressions/find-expressions';

/** The repetition with the worst growth; `ratio`: how many times longer ten times the text takes. */
export type Growth = { pump: string; characters: number; milliseconds: number; ratio: number };

const LENGTHS = [10_000, 100_000, 1_000_000];
// Ten times the text takes 10 times as long in linear time and 100 times as long in quadratic time.
export const MAX_RATIO = 40;
// Below this, garbage collection dominates the measurement. Quadratic time exceeds it at 100 kB.
const MEASURABLE_MS = 500;
const CANDIDATES = 2;
const MAX_PUMPS = 120;

/** Repetitions that no expression contains: Markdown, HTML and JSON syntax, and rare white space. */
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

/** The repeated texts to try: attacks on the expressions in the given files and folders, and common ones. */
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
 * Measures each pump at the first length (10 kB) and the slowest ones also at the others (100 kB, 1 MB); returns the worst
 * growth. It compares processor times of one run, so that neither other programs nor the speed of the computer matter.
 * `prepare` builds the input, such as a document, and is not measured.
 */
export function measureGrowth(
  pumps: readonly string[],
  prepare: (text: string) => () => unknown,
  { lengths = LENGTHS, measurableMs = MEASURABLE_MS } = {},
): Growth {
  const [shortest = 0, ...longer] = lengths;
  const measure = (pump: string, characters: number) => ({
    pump,
    characters,
    milliseconds: measureMedian(() =>
      prepare(`a ${pump.repeat(Math.ceil(characters / pump.length))}\n\u0000b`),
    ),
  });
  let slowest = takeSlowest(pumps.map((pump) => measure(pump, shortest)));
  let worst: Growth = { pump: '', characters: 0, milliseconds: 0, ratio: 0 };
  for (const characters of longer) {
    const measured = slowest.map((shorterRun) => ({
      before: shorterRun,
      after: measure(shorterRun.pump, characters),
    }));
    for (const { before: shorterRun, after: longerRun } of measured) {
      const ratio =
        longerRun.milliseconds < measurableMs ? 0 : longerRun.milliseconds / shorterRun.milliseconds;
      if (ratio >= worst.ratio) worst = { ...longerRun, ratio };
    }
    // A function that fails at 100 kB would take minutes at 1 MB.
    if (worst.ratio > MAX_RATIO) break;
    slowest = takeSlowest(measured.map(({ after: longerRun }) => longerRun));
  }
  return worst;
}

const takeSlowest = <T extends { milliseconds: number }>(measured: T[]): T[] =>
  measured.sort((a, b) => b.milliseconds - a.milliseconds).slice(0, CANDIDATES);

function measureMedian(prepare: () => () => unknown): number {
  const times: number[] = [];
  do {
    const run = prepare();
    const cpuBefore = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(cpuBefore);
    times.push((user + system) / 1000);
  } while (times.length < 3 && (times[0] ?? 0) > 10 && (times[0] ?? 0) < 1000);
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

const listFiles = (path: string): string[] =>
  statSync(path).isFile()
    ? [path]
    : readdirSync(path, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file))
        .map((file) => join(path, file));
