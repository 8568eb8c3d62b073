import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap, mean } from './statistics.ts';

/** Gives the text F1 of a page; null where the folder has no hand-made text of it. */
export type Scorer = (id: string, text: string) => number | null;

/** The scorer of a folder with `truth.json` ({id, text} a page); null where it has none. */
export function scorerOf(folder: string): Scorer | null {
  const truthFile = join(folder, 'truth.json');
  if (!existsSync(truthFile)) return null;
  const rows = JSON.parse(readFileSync(truthFile, 'utf8')) as { id: string; text: string }[];
  const truth = new Map(rows.map(({ id, text }) => [id, text]));
  return (id, text) => {
    const right = truth.get(id);
    return right === undefined ? null : wordF1(text, right);
  };
}

/** F1 of two texts as bags of lower-case words, as the Web Content Extraction Benchmark defines it. */
function wordF1(given: string, right: string): number {
  const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
  const [ours, theirs] = [words(given), words(right)];
  if (ours.length === 0 || theirs.length === 0) return ours.length === theirs.length ? 1 : 0;
  const left = new Map<string, number>();
  for (const word of theirs) left.set(word, (left.get(word) ?? 0) + 1);
  let hits = 0;
  for (const word of ours) {
    const count = left.get(word) ?? 0;
    if (count > 0) hits += 1;
    left.set(word, count - 1);
  }
  return (2 * hits) / (ours.length + theirs.length);
}

/** The scores of one way of reading, by page. */
export type Scores = { id: string; type: string; f1: Record<string, number> };

/** One line a type of page: how many, and each way's mean F1; ours with its 95 % interval. */
export function scoreTable(scores: Scores[], ways: string[]): Record<string, string | number>[] {
  const types = [...new Set(scores.map(({ type }) => type))].sort();
  return ['all', ...types].map((type) => {
    const rows = scores.filter((row) => type === 'all' || row.type === type);
    const line: Record<string, string | number> = { type, pages: rows.length };
    for (const way of ways) {
      const values = rows.map(({ f1 }) => f1[way] ?? 0);
      const [low, high] = bootstrap(values);
      line[way] = `${three(mean(values))} (${three(low)}–${three(high)})`;
    }
    return line;
  });
}

const three = (value: number): string => value.toFixed(3).replace(/^0/, '');
