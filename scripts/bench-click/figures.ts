import type { Click } from './measure-click.ts';

/** The value below which the share `p` of the numbers lies (nearest rank). */
export function percentile(numbers: number[], p: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN;
}

/** What is measured of one extension, as p50 and p95. */
export function figuresOf(clicks: Click[]) {
  const both = (numbers: number[]) => ({ p50: percentile(numbers, 0.5), p95: percentile(numbers, 0.95) });
  return {
    clicks: clicks.length,
    editingMs: both(clicks.map(({ editingMs }) => editingMs)),
    textMs: both(clicks.map(({ textMs }) => textMs)),
    heapMB: both(clicks.map(({ heapBytes }) => heapBytes / 1e6)),
    keptHeapMB: both(clicks.map(({ keptHeapBytes }) => keptHeapBytes / 1e6)),
    notWholeAtOnce: clicks.filter(({ wholeAtOnce }) => !wholeAtOnce).length,
    phases: counted(clicks.map(({ phase, textState }) => `${phase}, text ${textState}`)),
  };
}

const counted = (words: string[]): Record<string, number> =>
  words.reduce<Record<string, number>>(
    (counts, word) => Object.assign(counts, { [word]: (counts[word] ?? 0) + 1 }),
    {},
  );
