import { describe, expect, it } from 'vitest';
import { CONFIRMATION_LIMIT_MS, createOptimisticValues } from '@/lib/app/library/optimistic-values';
import { err, ok } from '@/lib/base/result';

function setUpOptimisticValues() {
  const timers: { ms: number; callback: () => void }[] = [];
  const optimisticValues = createOptimisticValues<string>((ms, callback) => timers.push({ ms, callback }));
  const createEqualityCheck = (storedValue: string) => (value: string) => value === storedValue;
  return {
    optimisticValues,
    timers,
    createEqualityCheck,
    getShownValue: () => optimisticValues.getPending().get('a'),
  };
}

describe('createOptimisticValues', () => {
  it('shows a value at once, until a database read returns the saved value', async () => {
    const { optimisticValues, createEqualityCheck, getShownValue } = setUpOptimisticValues();
    let resolveWrite = (_result: { ok: boolean }) => {};
    const write = optimisticValues.save(
      new Map([['a', 'new']]),
      () =>
        new Promise<{ ok: boolean }>((resolve) => {
          resolveWrite = resolve;
        }),
    );
    expect(getShownValue()).toBe('new');
    optimisticValues.dropIfSaved('a', createEqualityCheck('new'));
    expect(getShownValue()).toBe('new');
    resolveWrite(ok(null));
    await write;
    optimisticValues.dropIfSaved('a', createEqualityCheck('old'));
    expect(getShownValue()).toBe('new');
    optimisticValues.dropIfSaved('a', createEqualityCheck('new'));
    expect(getShownValue()).toBeUndefined();
  });

  it.each([
    ['fails', () => Promise.resolve(err({ kind: 'disk-full' }))],
    ['rejects', () => Promise.reject(new Error('broken'))],
  ])('drops the value when its write %s', async (_, write) => {
    const { optimisticValues, getShownValue } = setUpOptimisticValues();
    await optimisticValues.save(new Map([['a', 'new']]), write).catch(() => {});
    expect(getShownValue()).toBeUndefined();
  });

  it('drops the value after the time limit if no database read returns it', async () => {
    const { optimisticValues, timers, getShownValue } = setUpOptimisticValues();
    await optimisticValues.save(new Map([['a', 'new']]), async () => ok(null));
    expect(getShownValue()).toBe('new');
    expect(timers.map(({ ms }) => ms)).toEqual([CONFIRMATION_LIMIT_MS]);
    timers[0]?.callback();
    expect(getShownValue()).toBeUndefined();
  });

  it('keeps the value when an earlier request for it fails or reaches its time limit', async () => {
    const { optimisticValues, timers, getShownValue } = setUpOptimisticValues();
    await optimisticValues.save(new Map([['a', 'first']]), async () => ok(null));
    const secondRequest = optimisticValues.save(new Map([['a', 'second']]), () => Promise.resolve(ok(null)));
    const failingRequest = optimisticValues.save(new Map([['b', 'x']]), async () => err(null));
    timers[0]?.callback();
    await Promise.all([secondRequest, failingRequest]);
    expect(getShownValue()).toBe('second');
  });

  it('calls its listeners after every change, until they unsubscribe', async () => {
    const { optimisticValues } = setUpOptimisticValues();
    let callCount = 0;
    const unsubscribe = optimisticValues.subscribe(() => {
      callCount += 1;
    });
    await optimisticValues.save(new Map([['a', 'new']]), async () => err(null));
    expect(callCount).toBe(2);
    unsubscribe();
    await optimisticValues.save(new Map([['a', 'new']]), async () => ok(null));
    expect(callCount).toBe(2);
  });
});
