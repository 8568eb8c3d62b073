import type { Handlers } from '@/lib/browser/messages/listen';
import type { OutboxStore } from '@/lib/wiki/outbox/flush-context';

let lastTask: Promise<unknown> = Promise.resolve();

/**
 * Does one piece of work after the other. What the reader does is read, changed and written back in several steps: begun
 * in the middle of another's, it would be written over by that one.
 */
export function withLock<T>(task: () => Promise<T>): Promise<T> {
  const result = lastTask.then(task);
  lastTask = result.catch(() => undefined);
  return result;
}

/** The store of syncing; what it gives to a source is written when nothing of the reader's is under way. */
export const lockSourceWrites = <S extends Pick<OutboxStore, 'updateIfUnchanged'>>(outboxStore: S): S => ({
  ...outboxStore,
  updateIfUnchanged: (request: Parameters<S['updateIfUnchanged']>[0]) =>
    withLock(() => outboxStore.updateIfUnchanged(request)),
});

/** The same handlers, of which no two run at once. */
export const lockHandlers = <H extends Partial<Handlers>>(handlers: H): H =>
  Object.fromEntries(
    Object.entries(handlers).map(([name, handler]) => [
      name,
      (request: never) => withLock(() => (handler as (request: never) => Promise<unknown>)(request)),
    ]),
  ) as H;
