import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrapMeanInterval, computeMean } from './statistics.ts';

/** Returns the text F1 of a page, or null without a hand-made text for it. */
export type Scorer = (id: string, text: string) => number | null;

/** Creates the scorer of a folder with a `truth.json` of {id, text}; null without this file. */
export function createScorer(folder: string): Scorer | null {
  const truthFile = join(folder, 'truth.json');
  if (!existsSync(truthFile)) return null;
  const truthRows = JSON.parse(readFileSync(truthFile, 'utf8')) as { id: string; text: string }[];
  const truthById = new Map(truthRows.map(({ id, text }) => [id, text]));
  return (id, text) => {
    const expectedText = truthById.get(id);
    return expectedText === undefined ? null : wordF1(text, expectedText);
  };
}

/** F1 of two texts as bags of lower-case words, as the Web Content Extraction Benchmark defines it. */
function wordF1(actualText: string, expectedText: string): number {
  const tokenize = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
  const [actualWords, expectedWords] = [tokenize(actualText), tokenize(expectedText)];
  if (actualWords.length === 0 || expectedWords.length === 0)
    return actualWords.length === expectedWords.length ? 1 : 0;
  const remainingCounts = new Map<string, number>();
  for (const word of expectedWords) remainingCounts.set(word, (remainingCounts.get(word) ?? 0) + 1);
  let matchCount = 0;
  for (const word of actualWords) {
    const count = remainingCounts.get(word) ?? 0;
    if (count > 0) matchCount += 1;
    remainingCounts.set(word, count - 1);
  }
  return (2 * matchCount) / (actualWords.length + expectedWords.length);
}

/** The scores of one page by extractor. */
export type PageScores = { id: string; type: string; f1: Record<string, number> };

/**
 * Returns one row per page type with the number of pages and each extractor's mean F1 with its 95 % interval.
 */
export function buildScoreTable(
  scores: PageScores[],
  extractors: string[],
): Record<string, string | number>[] {
  const types = [...new Set(scores.map(({ type }) => type))].sort();
  return ['all', ...types].map((type) => {
    const pageScores = scores.filter((row) => type === 'all' || row.type === type);
    const tableRow: Record<string, string | number> = { type, pages: pageScores.length };
    for (const extractor of extractors) {
      const values = pageScores.map(({ f1 }) => f1[extractor] ?? 0);
      const [low, high] = bootstrapMeanInterval(values);
      tableRow[extractor] = `${formatScore(computeMean(values))} (${formatScore(low)}–${formatScore(high)})`;
    }
    return tableRow;
  });
}

const formatScore = (value: number): string => value.toFixed(3).replace(/^0/, '');
