import { withLock } from '@/lib/browser/web-locks';

/**
 * Runs the changes of saved sources one at a time. Each change reads a source, modifies it and writes it back. If
 * another change ran between the read and the write, it would be overwritten.
 */
export const withSourcesLock = <T>(task: () => Promise<T>): Promise<T> => withLock('sources', task);

/** Wraps a handler so that it runs while no other change of saved sources is in progress. */
export const lockSources =
  <Q, R>(handle: (request: Q) => Promise<R>) =>
  (request: Q): Promise<R> =>
    withSourcesLock(() => handle(request));
