import { describe, expect, it } from 'vitest';
import { lockHandlers, lockSourceWrites, withLock } from '@/entrypoints/background/with-lock';
import type { OutboxStore } from '@/lib/wiki/outbox/flush-context';

const waitForTimer = () => new Promise((resolve) => setTimeout(resolve, 1));

describe('writes of the worker', () => {
  it('start when the previous one has ended', async () => {
    const log: string[] = [];
    const work = (name: string) => async () => {
      log.push(`${name} begins`);
      await waitForTimer();
      log.push(`${name} ends`);
      return name;
    };
    expect(await Promise.all([withLock(work('a')), withLock(work('b'))])).toEqual(['a', 'b']);
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('continue after a failed one, which fails only for its own caller', async () => {
    const failed = withLock(() => Promise.reject(new Error('full')));
    const next = withLock(async () => 'kept');
    await expect(failed).rejects.toThrow('full');
    expect(await next).toBe('kept');
  });

  it('are not interleaved with values that a wiki writes to a source', async () => {
    const log: string[] = [];
    const edit = withLock(async () => {
      log.push('edit reads');
      await waitForTimer();
      log.push('edit writes');
    });
    const updateIfUnchanged: OutboxStore['updateIfUnchanged'] = async () => {
      log.push('wiki gives');
      return null;
    };
    const begun = { key: { wikiId: 'w', stableId: 's' }, revision: 0, localChanges: {} };
    await lockSourceWrites({ updateIfUnchanged }).updateIfUnchanged({ ...begun, change: (record) => record });
    await edit;
    expect(log).toEqual(['edit reads', 'edit writes', 'wiki gives']);
  });

  it('are run one at a time by the handlers of all messages', async () => {
    let running = 0;
    let most = 0;
    const handle = async (_request: unknown) => {
      running += 1;
      most = Math.max(most, running);
      await waitForTimer();
      running -= 1;
      return { ok: true as const, value: 1 };
    };
    const handlers = lockHandlers({ 'source/delete': handle, 'source/set-status': handle });
    await Promise.all([
      handlers['source/delete']({ stableIds: [] }),
      handlers['source/set-status']({ stableIds: [], status: 'inbox' }),
    ]);
    expect(most).toBe(1);
  });
});
