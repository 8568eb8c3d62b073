import { describe, expect, it } from 'vitest';
import { createListedChanges } from '@/lib/app/library/listed-changes';
import type { LibraryChange } from '@/lib/record/schema/library-change';

const makeChange = (id: string, state: LibraryChange['state']) => ({ id, state }) as LibraryChange;

function startWaiting(change: LibraryChange) {
  let runScheduled = () => {};
  const listedChanges = createListedChanges((_ms, callback) => {
    runScheduled = callback;
  });
  let isResolved = false;
  void listedChanges.waitFor(change).then(() => {
    isResolved = true;
  });
  const readResolved = async () => {
    await Promise.resolve();
    return isResolved;
  };
  return { listedChanges, readResolved, endLimit: () => runScheduled() };
}

describe('createListedChanges', () => {
  it('resolves when the list has the change in its state', async () => {
    const { listedChanges, readResolved } = startWaiting(makeChange('a', 'undone'));
    expect(await readResolved()).toBe(false);
    listedChanges.update([makeChange('a', 'finished'), makeChange('b', 'undone')]);
    expect(await readResolved()).toBe(false);
    listedChanges.update([makeChange('a', 'undone')]);
    expect(await readResolved()).toBe(true);
  });

  it('resolves after the limit if the list can’t be read', async () => {
    const { readResolved, endLimit } = startWaiting(makeChange('a', 'finished'));
    endLimit();
    expect(await readResolved()).toBe(true);
  });
});
