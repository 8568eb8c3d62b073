import { describe, expect, it } from 'vitest';
import { casesFor, ownApi } from './conformance/run';

describe.each(['base', 'base-as-committed', 'newer'] as const)(
  'our own wiki server, mode %s',
  async (mode) => {
    const api = await ownApi(mode);

    it('is told from the others by its answers', () => {
      expect(api.mode).toBe(mode);
    });

    it.each(casesFor(api).map((each) => [each.name, each] as const))('%s', async (_, each) => {
      await each.run(api);
    });
  },
);
