/** The state of a request. `unknown`: it never arrived, or the worker that handled it was stopped. */
export type RequestState = { state: 'running' } | { state: 'done'; reply: unknown } | { state: 'unknown' };

/** The requests in progress and the most recent replies, by request id. */
export type InFlightRequests = {
  /** Handles a request; a repeated id gets the reply of the first call. */
  handle: (id: string, work: () => Promise<unknown>) => Promise<unknown>;
  getState: (id: string) => RequestState;
};

// A page asks within seconds for a lost reply, so few are needed; each may contain a whole record.
const MAX_REPLIES = 50;

/** Creates an empty register. It is in memory, so it is lost when the worker is stopped. */
export function createInFlightRequests(): InFlightRequests {
  const running = new Map<string, Promise<unknown>>();
  const replies = new Map<string, unknown>();
  const finish = (id: string, reply: unknown) => {
    replies.set(id, reply);
    const [oldest] = replies.keys();
    if (replies.size > MAX_REPLIES && oldest !== undefined) replies.delete(oldest);
  };
  return {
    handle: (id, work) => {
      if (replies.has(id)) return Promise.resolve(replies.get(id));
      const runningRequest = running.get(id);
      if (runningRequest !== undefined) return runningRequest;
      const replyPromise = work();
      running.set(id, replyPromise);
      const removeRunning = () => running.delete(id);
      replyPromise.then((reply) => finish(id, reply)).then(removeRunning, removeRunning);
      return replyPromise;
    },
    getState: (id) => {
      if (running.has(id)) return { state: 'running' };
      return replies.has(id) ? { state: 'done', reply: replies.get(id) } : { state: 'unknown' };
    },
  };
}
