import type { Result } from '@/lib/base/result';
import { isUnfinished, type LibraryChange } from '@/lib/record/schema/library-change';
import type { WriteProblem } from '@/lib/record/schema/write-problem';

/**
 * The worker's reply to a request to continue a change of many sources: the current state of the change, or a problem.
 * Null means that the change is no longer stored.
 */
export type ChangeReply = Result<LibraryChange | null, WriteProblem>;

/**
 * Waits until a change is finished. It asks the worker to continue after each reply, which also starts a stopped worker
 * again.
 */
export type ChangeFollower = {
  /** Resolves when the change is finished, or when the worker replies with a problem or does not reply. */
  follow: (id: string) => Promise<ChangeReply>;
};

/**
 * Creates a follower. `continueChange` asks the worker to continue and resolves to its reply within about a second.
 * Concurrent calls of `follow` with the same id share one promise.
 */
export function createChangeFollower(continueChange: (id: string) => Promise<ChangeReply>): ChangeFollower {
  const repliesById = new Map<string, Promise<ChangeReply>>();
  const requestUntilFinished = async (id: string): Promise<ChangeReply> => {
    for (;;) {
      const reply = await continueChange(id);
      if (!reply.ok || !reply.value || !isUnfinished(reply.value)) return reply;
    }
  };
  return {
    follow: (id) => {
      const pendingReply = repliesById.get(id);
      if (pendingReply) return pendingReply;
      const finalReply = requestUntilFinished(id).finally(() => repliesById.delete(id));
      repliesById.set(id, finalReply);
      return finalReply;
    },
  };
}
