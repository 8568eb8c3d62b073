import { describe, expect, it } from 'vitest';
import { createLatestRequest } from '@/lib/base/latest-request';

describe('createLatestRequest', () => {
  it('says of each request whether another one was started since', () => {
    const { start } = createLatestRequest();
    const isFirstLatest = start();
    expect(isFirstLatest()).toBe(true);
    const isSecondLatest = start();
    expect([isFirstLatest(), isSecondLatest()]).toEqual([false, true]);
  });

  it('cancels the requests until now, and not the next one', () => {
    const { start, cancel } = createLatestRequest();
    const isFirstLatest = start();
    cancel();
    expect(isFirstLatest()).toBe(false);
    expect(start()()).toBe(true);
  });
});
