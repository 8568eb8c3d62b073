/** The status of a request. `unknown`: the request did not arrive, or the worker was stopped after it arrived. */
export type RequestStatus =
  | { status: 'running' }
  | { status: 'done'; response: unknown }
  | { status: 'unknown' };

/** The requests in flight and the most recent responses, by request id. */
export type InFlightRequests = {
  /** Handles a request. If the id is known, resolves to the response of the first call without calling `handleRequest`. */
  handle: (id: string, handleRequest: () => Promise<unknown>) => Promise<unknown>;
  getStatus: (id: string) => RequestStatus;
};

// A page asks for a lost response within seconds, so a few stored responses are enough. A response may contain a whole source.
const MAX_RESPONSES = 50;

/** Creates the requests in flight of one worker. They are in memory, so they are lost when the worker is stopped. */
export function createInFlightRequests(): InFlightRequests {
  const inFlight = new Map<string, Promise<unknown>>();
  const responses = new Map<string, unknown>();
  const finish = (id: string, response: unknown) => {
    responses.set(id, response);
    const [oldestId] = responses.keys();
    if (responses.size > MAX_RESPONSES && oldestId !== undefined) responses.delete(oldestId);
  };
  return {
    handle: (id, handleRequest) => {
      if (responses.has(id)) return Promise.resolve(responses.get(id));
      const inFlightRequest = inFlight.get(id);
      if (inFlightRequest !== undefined) return inFlightRequest;
      const responsePromise = handleRequest();
      inFlight.set(id, responsePromise);
      const removeInFlight = () => inFlight.delete(id);
      responsePromise.then((response) => finish(id, response)).then(removeInFlight, removeInFlight);
      return responsePromise;
    },
    getStatus: (id) => {
      if (inFlight.has(id)) return { status: 'running' };
      return responses.has(id) ? { status: 'done', response: responses.get(id) } : { status: 'unknown' };
    },
  };
}
