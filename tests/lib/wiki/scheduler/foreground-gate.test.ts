import { expect, it } from 'vitest';
import { createForegroundGate } from '@/lib/wiki/scheduler/foreground-gate';
import { FakeClock } from '@/tests/wiki-server/fake-clock';

const play = () => {
  const clock = new FakeClock();
  return { clock, way: createForegroundGate((ms, run) => void clock.schedule(ms, run)) };
};

const isOver = async (waiting: Promise<void> | null) =>
  (await Promise.race([waiting?.then(() => true), Promise.resolve().then(() => false)])) ?? true;

it('is clear when nothing is under way', () => {
  const { clock, way } = play();
  expect(way.yieldToForeground()).toBeNull();
  way.begin()();
  clock.advance(50);
  expect(way.yieldToForeground()).toBeNull();
});

it('is waited for until the last has ended, and a moment longer', async () => {
  const { clock, way } = play();
  const ends = [way.begin(), way.begin()];
  const waiting = way.yieldToForeground();
  ends[0]?.();
  clock.advance(50);
  expect(await isOver(waiting)).toBe(false);
  ends[1]?.();
  expect(await isOver(waiting)).toBe(false);
  clock.advance(50);
  expect(await isOver(waiting)).toBe(true);
});

it('is not waited for longer than two seconds', async () => {
  const { clock, way } = play();
  way.begin();
  const waiting = way.yieldToForeground();
  clock.advance(1999);
  expect(await isOver(waiting)).toBe(false);
  clock.advance(1);
  expect(await isOver(waiting)).toBe(true);
});
