/** Tells whether a request is the latest one, so that the caller can ignore the late responses of earlier requests. */
export type LatestRequest = {
  /** Registers a new request. Returns a function that returns whether this request is the latest one and was not cancelled. */
  start: () => () => boolean;
  /** Cancels all requests that were started until now. */
  cancel: () => void;
};

/** Creates a `LatestRequest` for one kind of request. */
export function createLatestRequest(): LatestRequest {
  let latest: object | null = null;
  return {
    start: () => {
      const request = {};
      latest = request;
      return () => latest === request;
    },
    cancel: () => {
      latest = null;
    },
  };
}
