import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

// Rooms of `lib` keep no state in modules and render nothing, so their tests share processes: each module is loaded once
// instead of once per file, which takes half of the time. `setup.ts` removes stored data between the files.
const SHARED = ['tests/{lib,scripts,wiki-server}/**/*.test.{ts,tsx}'];
const ISOLATED = [
  'tests/lib/browser/**/*.test.{ts,tsx}',
  'tests/{components,entrypoints}/**/*.test.{ts,tsx}',
];

export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    // Speed is measured by the benches: a test of a busy machine fails only where something hangs.
    testTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
    hookTimeout: 240_000,
    setupFiles: ['tests/support/setup.ts'],
    restoreMocks: true,
    projects: [
      { extends: true, test: { name: 'shared', include: SHARED, exclude: ISOLATED, isolate: false } },
      { extends: true, test: { name: 'isolated', include: ISOLATED } },
    ],
  },
});
