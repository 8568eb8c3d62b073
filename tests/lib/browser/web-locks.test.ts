import { afterEach, describe, expect, it, vi } from 'vitest';
import { waitUnlessCalledAgain } from '@/lib/browser/web-locks';

afterEach(() => {
  vi.unstubAllGlobals();
});

const rejectLocks = (error: Error) =>
  vi.stubGlobal('navigator', { locks: { request: () => Promise.reject(error) } });

describe('waitUnlessCalledAgain', () => {
  it('resolves to false if a later call took over the lock', async () => {
    rejectLocks(new DOMException('', 'AbortError'));
    expect(await waitUnlessCalledAgain('badge:1', 1)).toBe(false);
  });

  it('waits without the lock if the browser rejects it for another reason', async () => {
    rejectLocks(new DOMException('', 'SecurityError'));
    expect(await waitUnlessCalledAgain('badge:1', 1)).toBe(true);
  });
});
