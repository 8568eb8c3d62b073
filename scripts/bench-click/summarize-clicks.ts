import type { ClickMeasurement } from './measure-click.ts';

/** The percentile of the numbers by the nearest-rank method; `share` is 0 to 1. */
export function percentile(numbers: number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** The median and the 95th percentile of each measured value of one extension. */
export function summarizeClicks(clicks: ClickMeasurement[]) {
  const getPercentiles = (numbers: number[]) => ({
    p50: percentile(numbers, 0.5),
    p95: percentile(numbers, 0.95),
  });
  return {
    clicks: clicks.length,
    editingMs: getPercentiles(clicks.map(({ editingMs }) => editingMs)),
    textMs: getPercentiles(clicks.map(({ textMs }) => textMs)),
    heapMB: getPercentiles(clicks.map(({ heapBytes }) => heapBytes / 1e6)),
    retainedHeapMB: getPercentiles(clicks.map(({ retainedHeapBytes }) => retainedHeapBytes / 1e6)),
    incompleteAtFirst: clicks.filter(({ isCompleteAtFirst }) => !isCompleteAtFirst).length,
    phases: countWords(clicks.map(({ phase, textState }) => `${phase}, text ${textState}`)),
  };
}

const countWords = (words: string[]): Record<string, number> =>
  words.reduce<Record<string, number>>(
    (counts, word) => Object.assign(counts, { [word]: (counts[word] ?? 0) + 1 }),
    {},
  );
