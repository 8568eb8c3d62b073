// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { useTabCheck } from '@/entrypoints/options/record/use-tab-check';

/** Renders the hook. `answer` ends the check that runs. */
function renderTabCheck() {
  const started: number[] = [];
  let running: { resolve: (isSaved: boolean) => void; reject: (reason: Error) => void } | null = null;
  const check = (tabId: number) => {
    started.push(tabId);
    return new Promise<boolean>((resolve, reject) => {
      running = { resolve, reject };
    });
  };
  const notifyFailure = vi.fn();
  const { result } = renderHook(() => useTabCheck(check, notifyFailure));
  return {
    checkTab: (tabId: number) => result.current(tabId, []),
    answer: (isSaved: boolean) => act(async () => running?.resolve(isSaved)),
    fail: () => act(async () => running?.reject(new Error('The module is missing.'))),
    started,
    notifyFailure,
  };
}

describe('useTabCheck', () => {
  it('runs the last of the checks that were asked for meanwhile', async () => {
    const { checkTab, answer, started, notifyFailure } = renderTabCheck();
    for (const tabId of [1, 2, 3]) checkTab(tabId);
    expect(started).toEqual([1]);
    await answer(true);
    expect(started).toEqual([1, 3]);
    await answer(true);
    checkTab(4);
    expect(started).toEqual([1, 3, 4]);
    expect(notifyFailure).not.toHaveBeenCalled();
  });

  it('notifies the reader if the result could not be saved, or the check failed, and checks again', async () => {
    const { checkTab, answer, fail, started, notifyFailure } = renderTabCheck();
    checkTab(1);
    await answer(false);
    expect(notifyFailure).toHaveBeenCalledTimes(1);
    checkTab(2);
    await fail();
    expect(notifyFailure).toHaveBeenCalledTimes(2);
    checkTab(3);
    expect(started).toEqual([1, 2, 3]);
  });
});
