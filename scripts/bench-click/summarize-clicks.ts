import type { ClickMeasurement } from './measure-click.ts';

/** The value below which the share `p` of the numbers lies (nearest rank). */
export function percentile(numbers: number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** What is measured of one extension, as p50 and p95. */
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
