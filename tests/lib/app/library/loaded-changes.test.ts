import { describe, expect, it } from 'vitest';
import { createLoadedChanges } from '@/lib/app/library/loaded-changes';
import type { LibraryChange } from '@/lib/record/schema/library-change';

const makeChange = (id: string, state: LibraryChange['state']) => ({ id, state }) as LibraryChange;

function startWaiting(change: LibraryChange) {
  let runScheduled = () => {};
  const loadedChanges = createLoadedChanges((_ms, callback) => {
    runScheduled = callback;
  });
  let isResolved = false;
  void loadedChanges.waitFor(change).then(() => {
    isResolved = true;
  });
  const readResolved = async () => {
    await Promise.resolve();
    return isResolved;
  };
  return { loadedChanges, readResolved, endLimit: () => runScheduled() };
}

describe('createLoadedChanges', () => {
  it('resolves when the list has the change in its state', async () => {
    const { loadedChanges, readResolved } = startWaiting(makeChange('a', 'undone'));
    expect(await readResolved()).toBe(false);
    loadedChanges.update([makeChange('a', 'finished'), makeChange('b', 'undone')]);
    expect(await readResolved()).toBe(false);
    loadedChanges.update([makeChange('a', 'undone')]);
    expect(await readResolved()).toBe(true);
  });

  it('resolves after the limit if the list can’t be read', async () => {
    const { readResolved, endLimit } = startWaiting(makeChange('a', 'finished'));
    endLimit();
    expect(await readResolved()).toBe(true);
  });
});
