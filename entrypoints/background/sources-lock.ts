import { withLock } from '@/lib/browser/web-locks';

/**
 * Runs a change of saved sources while no other change runs. Each change reads a source, modifies it and
 * writes it back, so it would overwrite a change that ran between its read and its write.
 */
export const withSourcesLock = <T>(task: () => Promise<T>): Promise<T> => withLock('sources', task);

/** Returns a handler that runs `handle` while no other change of saved sources runs. */
export const wrapInSourcesLock =
  <Q, R>(handle: (request: Q) => Promise<R>) =>
  (request: Q): Promise<R> =>
    withSourcesLock(() => handle(request));
