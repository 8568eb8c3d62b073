import { describe, expect, it } from 'vitest';
import { createForegroundGate } from '@/lib/wiki/scheduler/foreground-gate';
import { FakeClock } from '@/tests/wiki-server/fake-clock';

const createTestGate = () => {
  const clock = new FakeClock();
  return { clock, gate: createForegroundGate((ms, run) => void clock.schedule(ms, run)) };
};

const isResolved = async (promise: Promise<void> | null) =>
  promise === null || Promise.race([promise.then(() => true), Promise.resolve().then(() => false)]);

describe('createForegroundGate', () => {
  it('returns null when no foreground work is running', () => {
    const { clock, gate } = createTestGate();
    expect(gate.yieldToForeground()).toBeNull();
    const endWork = gate.begin();
    endWork();
    clock.advance(50);
    expect(gate.yieldToForeground()).toBeNull();
  });

  it('resolves 50 ms after the end of all foreground work', async () => {
    const { clock, gate } = createTestGate();
    const [endFirstWork, endSecondWork] = [gate.begin(), gate.begin()];
    const waitPromise = gate.yieldToForeground();
    endFirstWork();
    clock.advance(50);
    expect(await isResolved(waitPromise)).toBe(false);
    endSecondWork();
    expect(await isResolved(waitPromise)).toBe(false);
    clock.advance(50);
    expect(await isResolved(waitPromise)).toBe(true);
  });

  it('resolves after two seconds even if foreground work is still running', async () => {
    const { clock, gate } = createTestGate();
    gate.begin();
    const waitPromise = gate.yieldToForeground();
    clock.advance(1999);
    expect(await isResolved(waitPromise)).toBe(false);
    clock.advance(1);
    expect(await isResolved(waitPromise)).toBe(true);
  });
});
