import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing';

export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    include: ['tests/{lib,components,entrypoints,scripts,wiki-server}/**/*.test.{ts,tsx}'],
    // The timeouts only detect tests that hang, even on a busy machine. The benchmarks measure speed.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    setupFiles: ['tests/support/setup.ts'],
    restoreMocks: true,
  },
});
