import { makeWiki } from '@/tests/support/make-wiki';
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { withSourcesLock, wrapInSourcesLock } from '@/entrypoints/background/sources-lock';
import { openDatabase } from '@/lib/storage/open-database';
import { createOutboxStore } from '@/lib/storage/transactions/create-outbox-store';

const waitForNextTask = () => new Promise((resolve) => setTimeout(resolve, 1));
const wiki = makeWiki();

describe('withSourcesLock', () => {
  it('starts a task only after the previous one has ended', async () => {
    const log: string[] = [];
    const createTask = (name: string) => async () => {
      log.push(`${name} begins`);
      await waitForNextTask();
      log.push(`${name} ends`);
      return name;
    };
    expect(await Promise.all([withSourcesLock(createTask('a')), withSourcesLock(createTask('b'))])).toEqual([
      'a',
      'b',
    ]);
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('runs the next task after a failure, which only the caller of the failed task sees', async () => {
    const failedTask = withSourcesLock(() => Promise.reject(new Error('full')));
    const nextTask = withSourcesLock(async () => 'saved');
    await expect(failedTask).rejects.toThrow('full');
    expect(await nextTask).toBe('saved');
  });

  it('does not write values from a wiki while an edit is being saved', async () => {
    const log: string[] = [];
    const edit = withSourcesLock(async () => {
      log.push('edit reads');
      await waitForNextTask();
      log.push('edit writes');
    });
    const outbox = createOutboxStore(openDatabase('sources-lock'), wiki, {
      now: () => new Date(),
      withSourcesLock: (task) =>
        withSourcesLock(() => {
          log.push('wiki value is written');
          return task();
        }),
    });
    const key = { wikiId: 'w', stableId: 's' };
    await outbox.updateIfUnchanged({ key, revision: 0, localChanges: {}, change: (entry) => entry });
    await edit;
    expect(log).toEqual(['edit reads', 'edit writes', 'wiki value is written']);
  });

  it('is shared by the handlers of all messages', async () => {
    let runningCount = 0;
    let maxRunningCount = 0;
    const countRunningHandlers = async (_request: unknown) => {
      runningCount += 1;
      maxRunningCount = Math.max(maxRunningCount, runningCount);
      await waitForNextTask();
      runningCount -= 1;
      return { ok: true as const, value: 1 };
    };
    const [handleRemove, handleSetStatus] = [
      wrapInSourcesLock(countRunningHandlers),
      wrapInSourcesLock(countRunningHandlers),
    ];
    await Promise.all([handleRemove({ stableIds: [] }), handleSetStatus({ stableIds: [], status: 'inbox' })]);
    expect(maxRunningCount).toBe(1);
  });
});
