import type { Result } from '@/lib/base/result';
import { isUnfinished, type LibraryChange } from '@/lib/record/schema/library-change';
import type { WriteProblem } from '@/lib/record/schema/write-problem';

/**
 * The reply to a message about a change: its current state, or a problem. Null means that the change is no longer
 * stored.
 */
export type ChangeReply = Result<LibraryChange | null, WriteProblem>;

/** Waits for the end of changes. It sends a message again after each reply, which also restarts a stopped worker. */
export type ChangeFollower = {
  /** Resolves when the change is finished, or when the worker replies with a problem or does not reply. */
  follow: (id: string) => Promise<ChangeReply>;
};

/** Creates a follower. `continueChange` replies within about a second. Two calls for one change share the messages. */
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
      const lastReply = requestUntilFinished(id).finally(() => repliesById.delete(id));
      repliesById.set(id, lastReply);
      return lastReply;
    },
  };
}
