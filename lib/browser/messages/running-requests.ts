/** What became of a request. `unknown`: it never arrived, or the worker that handled it stopped. */
export type RequestState = { state: 'running' } | { state: 'done'; reply: unknown } | { state: 'unknown' };

/** The requests that a worker is handling and the replies of the last ones, by id. */
export type RunningRequests = {
  /** Handles a request, or joins the handling of the same request. */
  handle: (id: string, work: () => Promise<unknown>) => Promise<unknown>;
  getState: (id: string) => RequestState;
};

// A page asks within seconds after a reply was lost; a reply can hold a whole record.
const MAX_REPLIES = 50;

/** An empty list; it lives as long as the worker. */
export function createRunningRequests(): RunningRequests {
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
      const earlier = running.get(id);
      if (earlier !== undefined) return earlier;
      const handling = work();
      running.set(id, handling);
      const forget = () => running.delete(id);
      handling.then((reply) => finish(id, reply)).then(forget, forget);
      return handling;
    },
    getState: (id) => {
      if (running.has(id)) return { state: 'running' };
      return replies.has(id) ? { state: 'done', reply: replies.get(id) } : { state: 'unknown' };
    },
  };
}
