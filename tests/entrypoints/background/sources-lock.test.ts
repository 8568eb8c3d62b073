import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { lockSources, withSourcesLock } from '@/entrypoints/background/sources-lock';
import { openDatabase } from '@/lib/storage/open-database';
import { createOutboxStore } from '@/lib/storage/transactions/create-outbox-store';
import type { Wiki } from '@/lib/wiki/model/wiki';

const later = () => new Promise((resolve) => setTimeout(resolve, 1));
const wiki: Wiki = {
  id: 'w',
  name: 'Wiki',
  baseUrl: 'http://localhost:1',
  contentPolicy: 'never',
  credibilityMapping: null,
  active: true,
};

describe('withSourcesLock', () => {
  it('starts a change only when the previous one has ended', async () => {
    const log: string[] = [];
    const work = (name: string) => async () => {
      log.push(`${name} begins`);
      await later();
      log.push(`${name} ends`);
      return name;
    };
    expect(await Promise.all([withSourcesLock(work('a')), withSourcesLock(work('b'))])).toEqual(['a', 'b']);
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('continues after a failed change, and rejects only for its caller', async () => {
    const failedTask = withSourcesLock(() => Promise.reject(new Error('full')));
    const next = withSourcesLock(async () => 'saved');
    await expect(failedTask).rejects.toThrow('full');
    expect(await next).toBe('saved');
  });

  it('does not write values from a wiki in the middle of an edit', async () => {
    const log: string[] = [];
    const edit = withSourcesLock(async () => {
      log.push('edit reads');
      await later();
      log.push('edit writes');
    });
    const outbox = createOutboxStore(openDatabase('sources-lock'), wiki, {
      now: () => new Date(),
      withSourcesLock: (task) =>
        withSourcesLock(() => {
          log.push('source takes over');
          return task();
        }),
    });
    const key = { wikiId: 'w', stableId: 's' };
    await outbox.updateIfUnchanged({ key, revision: 0, localChanges: {}, change: (entry) => entry });
    await edit;
    expect(log).toEqual(['edit reads', 'edit writes', 'source takes over']);
  });

  it('is shared by the handlers of all messages', async () => {
    let running = 0;
    let maxRunning = 0;
    const handle = async (_request: unknown) => {
      running += 1;
      maxRunning = Math.max(maxRunning, running);
      await later();
      running -= 1;
      return { ok: true as const, value: 1 };
    };
    const [remove, setStatus] = [lockSources(handle), lockSources(handle)];
    await Promise.all([remove({ stableIds: [] }), setStatus({ stableIds: [], status: 'inbox' })]);
    expect(maxRunning).toBe(1);
  });
});
