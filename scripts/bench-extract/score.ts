import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { computeBootstrapInterval, computeMean } from './statistics.ts';

/** Returns the F1 score of the text of a page, or null if there is no hand-made text for it. */
export type Scorer = (id: string, text: string) => number | null;

/**
 * Creates the scorer for a folder with a `truth.json`, which is an array of `{ id, text }`. Returns null if
 * the file does not exist.
 */
export function createScorer(folder: string): Scorer | null {
  const truthFile = join(folder, 'truth.json');
  if (!existsSync(truthFile)) return null;
  const expectedTexts = JSON.parse(readFileSync(truthFile, 'utf8')) as { id: string; text: string }[];
  const expectedTextById = new Map(expectedTexts.map(({ id, text }) => [id, text]));
  return (id, text) => {
    const expectedText = expectedTextById.get(id);
    return expectedText === undefined ? null : computeWordF1(text, expectedText);
  };
}

/**
 * Returns the F1 score of two texts as bags of lower-case words, as in the Web Content Extraction Benchmark.
 */
function computeWordF1(actualText: string, expectedText: string): number {
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

/** The F1 scores of one page by extractor. */
export type PageScores = { id: string; type: string; f1: Record<string, number> };

/**
 * Returns one row per page type: the number of pages, and the mean F1 score of each extractor with its 95 %
 * interval.
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
      const pageF1s = pageScores.map(({ f1 }) => f1[extractor] ?? 0);
      const [low, high] = computeBootstrapInterval(pageF1s);
      tableRow[extractor] = `${formatScore(computeMean(pageF1s))} (${formatScore(low)}–${formatScore(high)})`;
    }
    return tableRow;
  });
}

const formatScore = (value: number): string => value.toFixed(3).replace(/^0/, '');
