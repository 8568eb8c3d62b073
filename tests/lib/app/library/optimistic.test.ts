import { describe, expect, it } from 'vitest';
import { CONFIRMATION_LIMIT_MS, createOptimistic } from '@/lib/app/library/optimistic';
import { err, ok } from '@/lib/base/result';

function makeOptimistic() {
  const timers: { ms: number; callback: () => void }[] = [];
  const optimistic = createOptimistic<string>((ms, callback) => timers.push({ ms, callback }));
  const isEqual = (stored: string) => (value: string) => value === stored;
  return { optimistic, timers, isEqual, shown: () => optimistic.getPending().get('a') };
}

describe('createOptimistic', () => {
  it('shows a value at once, until a database read confirms the written one', async () => {
    const { optimistic, isEqual, shown } = makeOptimistic();
    let resolveWrite = (_reply: { ok: boolean }) => {};
    const write = optimistic.request(
      new Map([['a', 'new']]),
      () =>
        new Promise<{ ok: boolean }>((resolve) => {
          resolveWrite = resolve;
        }),
    );
    expect(shown()).toBe('new');
    optimistic.confirm('a', isEqual('new'));
    expect(shown()).toBe('new');
    resolveWrite(ok(null));
    await write;
    optimistic.confirm('a', isEqual('old'));
    expect(shown()).toBe('new');
    optimistic.confirm('a', isEqual('new'));
    expect(shown()).toBeUndefined();
  });

  it.each([
    ['fails', () => Promise.resolve(err({ kind: 'disk-full' }))],
    ['rejects', () => Promise.reject(new Error('broken'))],
  ])('drops the value when its write %s', async (_, write) => {
    const { optimistic, shown } = makeOptimistic();
    await optimistic.request(new Map([['a', 'new']]), write).catch(() => {});
    expect(shown()).toBeUndefined();
  });

  it('drops the value when no database read confirms it in time', async () => {
    const { optimistic, timers, shown } = makeOptimistic();
    await optimistic.request(new Map([['a', 'new']]), async () => ok(null));
    expect(shown()).toBe('new');
    expect(timers.map(({ ms }) => ms)).toEqual([CONFIRMATION_LIMIT_MS]);
    timers[0]?.callback();
    expect(shown()).toBeUndefined();
  });

  it('keeps the value when an earlier request for it fails or reaches its time limit', async () => {
    const { optimistic, timers, shown } = makeOptimistic();
    await optimistic.request(new Map([['a', 'first']]), async () => ok(null));
    const second = optimistic.request(new Map([['a', 'second']]), () => Promise.resolve(ok(null)));
    const failing = optimistic.request(new Map([['b', 'x']]), async () => err(null));
    timers[0]?.callback();
    await Promise.all([second, failing]);
    expect(shown()).toBe('second');
  });

  it('calls its listeners after every change, until they unsubscribe', async () => {
    const { optimistic } = makeOptimistic();
    let calls = 0;
    const stop = optimistic.subscribe(() => {
      calls += 1;
    });
    await optimistic.request(new Map([['a', 'new']]), async () => err(null));
    expect(calls).toBe(2);
    stop();
    await optimistic.request(new Map([['a', 'new']]), async () => ok(null));
    expect(calls).toBe(2);
  });
});
