import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// These files start first. If one of them started last, it would run alone at the end.
const LONGEST_FILES = ['accessibility', 'wiki-storm', 'wiki', 'wiki-background', 'huge-pages'];

class LongestFirstSequencer extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const getRank = ({ moduleId }: TestSpecification): number => {
      const index = LONGEST_FILES.findIndex((name) => moduleId.endsWith(`/e2e/${name}.test.ts`));
      return index === -1 ? LONGEST_FILES.length : index;
    };
    return (await super.sort(files)).sort((a, b) => getRank(a) - getRank(b));
  }
}

/**
 * Runs the tests of the built extension: the manifests, and the extension in real browsers. They need `npm
 * run build` first.
 */
export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    include: ['tests/{manifest,e2e,firefox,stress}/**/*.test.ts'],
    // Each file has its own browser, profile and servers. Two files run at the same time, because a test
    // waits for its browser half of the time.
    maxWorkers: 2,
    pool: 'forks',
    // The files of a process share the loaded modules. They start their own browsers.
    isolate: false,
    sequence: { sequencer: LongestFirstSequencer },
    // The timeouts only detect tests that hang. A busy machine needs several times as long as an idle one.
    testTimeout: 400_000,
    expect: { poll: { timeout: 60_000 } },
    hookTimeout: 180_000,
  },
});
