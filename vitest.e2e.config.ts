import { defineConfig } from 'vitest/config';

/** The tests of what was built: the manifests, and the extension in real browsers. `npm run build` comes first. */
export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    include: ['tests/{manifest,e2e,firefox}/**/*.test.ts'],
    // One browser at a time: two on two cores would wait for each other.
    fileParallelism: false,
    pool: 'forks',
    // Limits against a hang. A busy machine needs several times what an idle one does.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
