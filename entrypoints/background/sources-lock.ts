import { withLock } from '@/lib/browser/web-locks';

/**
 * Runs one change of saved sources after the other. A change reads, changes and writes back in several steps: if another one
 * began in the middle, it would be overwritten.
 */
export const withSourcesLock = <T>(task: () => Promise<T>): Promise<T> => withLock('sources', task);

/** A handler that runs while no other change of saved sources is in progress. */
export const lockSources =
  <Q, R>(handle: (request: Q) => Promise<R>) =>
  (request: Q): Promise<R> =>
    withSourcesLock(() => handle(request));
