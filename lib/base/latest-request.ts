/** Distinguishes the latest of several requests from earlier ones, whose late answers are ignored. */
export type LatestRequest = {
  /** Starts a request. Returns a function that returns whether it is the latest one and was not cancelled. */
  start: () => () => boolean;
  /** Makes the answers of all requests until now count as late. */
  cancel: () => void;
};

/** Creates the object for one kind of request. */
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
