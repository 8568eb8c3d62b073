import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    include: ['tests/{components,entrypoints,lib,scripts,wiki-server}/**/*.test.{ts,tsx}'],
    // The files share processes: each module is loaded once instead of once per file, which takes half of the time.
    // `setup.ts` removes stored data and rendered components after each file.
    isolate: false,
    // Speed is measured by the benches: a test of a busy machine fails only where something hangs.
    testTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
    hookTimeout: 240_000,
    setupFiles: ['tests/support/setup.ts'],
    restoreMocks: true,
  },
});
