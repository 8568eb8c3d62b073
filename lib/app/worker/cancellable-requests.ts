/** Requests in progress that a page can cancel by the id that it chose. */
export type CancellableRequests = {
  /** Runs a request. Its signal is aborted by `cancel`. */
  run: <T>(id: string, request: (signal: AbortSignal) => Promise<T>) => Promise<T>;
  /** Cancels a request that runs. An unknown id has no effect. */
  cancel: (id: string) => void;
};

/** Creates the list of the requests in progress, which is only in memory. */
export function createCancellableRequests(): CancellableRequests {
  const controllers = new Map<string, AbortController>();
  return {
    run: async (id, request) => {
      const controller = new AbortController();
      controllers.set(id, controller);
      try {
        return await request(controller.signal);
      } finally {
        controllers.delete(id);
      }
    },
    cancel: (id) => controllers.get(id)?.abort(),
  };
}
