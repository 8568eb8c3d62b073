import type { Handlers } from '@/lib/messages/listen';
import type { SyncStore } from '@/lib/sync/run';

let last: Promise<unknown> = Promise.resolve();

/**
 * Does one piece of work after the other. What the reader does is read, changed and written back in several steps: begun
 * in the middle of another's, it would be written over by that one.
 */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work);
  last = turn.catch(() => undefined);
  return turn;
}

/** The store of syncing; what it gives to a source is written when nothing of the reader's is under way. */
export const givingInTurn = <S extends Pick<SyncStore, 'begin'>>(syncing: S): S => ({
  ...syncing,
  begin: (begun: Parameters<S['begin']>[0]) => inTurn(() => syncing.begin(begun)),
});

/** The same handlers, of which no two run at once. */
export const inTurnEach = <H extends Partial<Handlers>>(handlers: H): H =>
  Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [
      name,
      (request: never) => inTurn(() => (handle as (request: never) => Promise<unknown>)(request)),
    ]),
  ) as H;
