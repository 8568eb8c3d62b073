import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing';

export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    include: ['tests/{lib,components,entrypoints,scripts,wiki-server}/**/*.test.{ts,tsx}'],
    // Speed is measured by the benches: a test of a busy machine fails only where something hangs.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    setupFiles: ['tests/support/setup.ts'],
    restoreMocks: true,
  },
});
