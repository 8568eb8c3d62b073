import type { Result } from '@/lib/base/result';
import { isUnfinished, type LibraryChange } from '@/lib/record/schema/library-change';
import type { WriteProblem } from '@/lib/record/schema/write-problem';

/** The reply to a message about a change: as it is now, null if it is over and forgotten, or why it failed. */
export type ChangeReply = Result<LibraryChange | null, WriteProblem>;

/** Waits for the end of changes by asking the worker again and again, which keeps it alive and starts a stopped one. */
export type ChangeFollower = {
  /** Resolves when the change is no longer unfinished, or the worker reports a problem or does not answer. */
  follow: (id: string) => Promise<ChangeReply>;
};

/** Creates a follower. `continueChange` replies within about a second. A change that is followed already is joined. */
export function createChangeFollower(continueChange: (id: string) => Promise<ChangeReply>): ChangeFollower {
  const followed = new Map<string, Promise<ChangeReply>>();
  const askUntilEnd = async (id: string): Promise<ChangeReply> => {
    for (;;) {
      const reply = await continueChange(id);
      if (!reply.ok || !reply.value || !isUnfinished(reply.value)) return reply;
    }
  };
  return {
    follow: (id) => {
      const current = followed.get(id);
      if (current) return current;
      const end = askUntilEnd(id).finally(() => followed.delete(id));
      followed.set(id, end);
      return end;
    },
  };
}
