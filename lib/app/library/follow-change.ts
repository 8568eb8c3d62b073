import type { Result } from '@/lib/base/result';
import { isUnfinished, type LibraryChange } from '@/lib/record/schema/library-change';
import type { WriteProblem } from '@/lib/record/schema/write-problem';

/**
 * The worker's response to a request to continue a change of many sources: the current state of the change, or a problem.
 * Null means that the change is no longer stored.
 */
export type ChangeResponse = Result<LibraryChange | null, WriteProblem>;

/**
 * Waits until a change is finished. It asks the worker to continue after each response, which also starts a stopped worker
 * again.
 */
export type ChangeFollower = {
  /** Resolves when the change is finished, or when the worker responds with a problem or does not respond. */
  follow: (id: string) => Promise<ChangeResponse>;
};

/**
 * Creates a follower. `continueChange` asks the worker to continue and resolves to its response within about a second.
 * Concurrent calls of `follow` with the same id share one promise.
 */
export function createChangeFollower(
  continueChange: (id: string) => Promise<ChangeResponse>,
): ChangeFollower {
  const responsesById = new Map<string, Promise<ChangeResponse>>();
  const requestUntilFinished = async (id: string): Promise<ChangeResponse> => {
    for (;;) {
      const response = await continueChange(id);
      if (!response.ok || !response.value || !isUnfinished(response.value)) return response;
    }
  };
  return {
    follow: (id) => {
      const pendingResponse = responsesById.get(id);
      if (pendingResponse) return pendingResponse;
      const finalResponse = requestUntilFinished(id).finally(() => responsesById.delete(id));
      responsesById.set(id, finalResponse);
      return finalResponse;
    },
  };
}
