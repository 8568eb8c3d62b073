import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildAttacks } from '@/scripts/check-expressions/build-attacks';
import { findExpressions } from '@/scripts/check-expressions/find-expressions';

/** A repetition that may make a reader slow, and how much slower ten times the text was at the worst. */
export type Growth = { pump: string; characters: number; milliseconds: number; ratio: number };

const LENGTHS = [10_000, 100_000, 1_000_000];
// Ten times the text takes ten times as long, or a hundred times where the time grows with its square.
export const MAX_RATIO = 40;
// Below this, garbage collection weighs more than the work. What grows with the square takes longer at 100 kB.
const MEASURABLE_MS = 500;
const CANDIDATES = 2;
const MAX_PUMPS = 120;

/** Repetitions that no expression holds: marks of Markdown, HTML and JSON, and white space of other kinds. */
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

/** The repetitions that the expressions of the given files and folders are made of. */
export function listPumps(...paths: string[]): string[] {
  const pumps = paths
    .flatMap(listFiles)
    .flatMap((file) => findExpressions(file, readFileSync(file, 'utf8')))
    .filter(({ problem }) => problem === null)
    .flatMap(({ source, flags }) => buildAttacks(new RegExp(source, flags)).map(({ pump }) => pump));
  const own = [...new Set(pumps)];
  const stride = Math.max(1, Math.ceil(own.length / MAX_PUMPS));
  return [...new Set([...COMMON_PUMPS, ...own.filter((_, index) => index % stride === 0)])];
}

/**
 * Repeats each pump to the first of the lengths (10 kB), the slowest of them to the others (100 kB, 1 MB), and gives the growth of the slowest. Processor
 * time, so that other programs do not count; the ratio within one run, so that the speed of the computer does not.
 * `prepare` makes what is read (a document, say) and is not measured.
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
    const measured = slowest.map((before) => ({ before, after: measure(before.pump, characters) }));
    for (const { before, after } of measured) {
      const ratio = after.milliseconds < measurableMs ? 0 : after.milliseconds / before.milliseconds;
      if (ratio >= worst.ratio) worst = { ...after, ratio };
    }
    // A reader that fails at 100 kB would take minutes at 1 MB.
    if (worst.ratio > MAX_RATIO) break;
    slowest = takeSlowest(measured.map(({ after }) => after));
  }
  return worst;
}

const takeSlowest = <T extends { milliseconds: number }>(measured: T[]): T[] =>
  measured.sort((a, b) => b.milliseconds - a.milliseconds).slice(0, CANDIDATES);

function measureMedian(prepare: () => () => unknown): number {
  const times: number[] = [];
  do {
    const run = prepare();
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
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
