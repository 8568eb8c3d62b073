import { beforeEach, describe, expect, it } from 'vitest';
import { registerPageReading, waitForPageReading } from '@/lib/extract/capture-order';

const waitForPendingTasks = () => new Promise((resolve) => setTimeout(resolve));

describe('waitForPageReading', () => {
  const events: string[] = [];
  beforeEach(() => events.splice(0));

  it('resolves after the metadata script has its result', async () => {
    let finishReading = (_: string) => {};
    const reading = registerPageReading(new Promise<string>((resolve) => (finishReading = resolve)));
    void reading.then((result) => events.push(result));
    const waiting = waitForPageReading().then(() => events.push('text'));
    await waitForPendingTasks();
    expect(events).toEqual([]);

    finishReading('metadata');
    await waiting;
    expect(events).toEqual(['metadata', 'text']);
  });

  it('does not wait for an earlier reading', async () => {
    void registerPageReading(new Promise(() => {}));
    void registerPageReading(Promise.resolve('metadata'));
    await waitForPageReading().then(() => events.push('text'));
    expect(events).toEqual(['text']);
  });
});
