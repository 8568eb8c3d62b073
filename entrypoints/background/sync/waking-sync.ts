import type { Handlers } from '@/lib/messages/listen';
import { syncNow } from './run-sync';

/** The same handlers; after each one the queue is looked at, since most of them put something into it. */
export function wakingSync(handlers: Handlers): Handlers {
  const wrapped = Object.entries(handlers).map(([name, handle]) => [
    name,
    async (request: never) => {
      const reply = await (handle as (request: never) => Promise<unknown>)(request);
      void syncNow();
      return reply;
    },
  ]);
  // The names and types are those of the handlers given.
  return Object.fromEntries(wrapped) as Handlers;
}
