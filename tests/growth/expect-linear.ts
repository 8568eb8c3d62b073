import { expect } from 'vitest';
import { getCurrentTest } from 'vitest/suite';
import { type Growth, MAX_RATIO, measureGrowth } from './measure-growth';

// The figures of a test are in its `meta` in the JSON report.
declare module 'vitest' {
  interface TaskMeta {
    growths?: Growth[];
  }
}

/**
 * Expects that a task takes linear time, and prints its figures. A pump is a short text that is repeated to get long inputs; `listPumps`
 * derives pumps from the regular expressions of the files whose paths it is given. `createTask` returns the function whose time is measured.
 */
export function expectLinear(pumps: string[], createTask: (text: string) => () => unknown): void {
  const growth = measureGrowth(pumps, createTask);
  const test = getCurrentTest();
  if (test) test.meta.growths = [...(test.meta.growths ?? []), growth];
  process.stdout.write(
    `${growth.ratio.toFixed(1).padStart(6)} times as long · ${String(Math.round(growth.milliseconds)).padStart(5)} ms · ${test?.name ?? ''} · ${JSON.stringify(growth.pump)}\n`,
  );
  expect(growth.ratio, JSON.stringify(growth)).toBeLessThan(MAX_RATIO);
}

/** Returns a `createTask` whose task passes the text to `read`. */
export const createTaskFactory = (read: (text: string) => unknown) => (text: string) => () => read(text);
