import type { Handlers } from '@/lib/browser/messages/listen';
import { beginMessage, syncNow } from './run-sync';

/** The same handlers; syncing makes way for each, and after it the queue is looked at, since most of them put something into it. */
export function wrapWithSync(handlers: Handlers): Handlers {
  const wrapped = Object.entries(handlers).map(([name, handle]) => [
    name,
    async (request: never) => {
      const endMessage = beginMessage();
      try {
        return await (handle as (request: never) => Promise<unknown>)(request);
      } finally {
        endMessage();
        void syncNow();
      }
    },
  ]);
  // The names and types are those of the handlers given.
  return Object.fromEntries(wrapped) as Handlers;
}
