import type { ClickMeasurement } from './measure-click.ts';

/** Returns a percentile by the nearest-rank method. `share` is 0 to 1. */
export function computePercentile(numbers: number[], share: number): number {
  const sortedNumbers = [...numbers].sort((a, b) => a - b);
  return sortedNumbers[Math.max(0, Math.ceil(share * sortedNumbers.length) - 1)] ?? Number.NaN;
}

/** Returns the median and the 95th percentile of each measured value of one extension. */
export function summarizeClicks(clicks: ClickMeasurement[]) {
  const getPercentiles = (numbers: number[]) => ({
    p50: computePercentile(numbers, 0.5),
    p95: computePercentile(numbers, 0.95),
  });
  return {
    clicks: clicks.length,
    editingMs: getPercentiles(clicks.map(({ editingMs }) => editingMs)),
    textMs: getPercentiles(clicks.map(({ textMs }) => textMs)),
    heapMB: getPercentiles(clicks.map(({ heapBytes }) => heapBytes / 1e6)),
    retainedHeapMB: getPercentiles(clicks.map(({ retainedHeapBytes }) => retainedHeapBytes / 1e6)),
    processorMs: {
      page: getPercentiles(clicks.map(({ processorMs }) => processorMs.page)),
      popup: getPercentiles(clicks.map(({ processorMs }) => processorMs.popup)),
      browser: getPercentiles(clicks.map(({ processorMs }) => processorMs.browser)),
    },
    incompleteAtFirst: clicks.filter(({ isCompleteAtFirst }) => !isCompleteAtFirst).length,
    phases: countStates(clicks.map(({ phase, textStatus }) => `${phase}, text ${textStatus}`)),
  };
}

const countStates = (states: string[]): Record<string, number> =>
  states.reduce<Record<string, number>>(
    (counts, state) => Object.assign(counts, { [state]: (counts[state] ?? 0) + 1 }),
    {},
  );
