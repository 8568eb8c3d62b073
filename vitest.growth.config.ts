import { defineConfig, mergeConfig } from 'vitest/config';
import unitConfig from './vitest.config';

/** Runs `npm run bench:growth`: measures how the time of functions grows with the length of the text. */
export default mergeConfig(
  { ...unitConfig, test: { ...unitConfig.test, include: [] } },
  defineConfig({ test: { include: ['tests/growth/**/*.test.ts'], fileParallelism: false } }),
);
