import type {
  IndexEvent,
  IndexRequest,
  IndexResponses,
  PostedRequest,
  PostedResponse,
} from '@/lib/app/library/index-messages';

/** The connection of a page to the search index, which a worker of the page has in memory. */
export type IndexClient = {
  /** Sends a request. The response arrives after the index is loaded. */
  request: <K extends IndexRequest['kind']>(
    request: Extract<IndexRequest, { kind: K }>,
  ) => Promise<IndexResponses[K]>;
  /** Calls `listener` with every event. Returns the function that stops the calls. */
  subscribe: (listener: (event: IndexEvent) => void) => () => void;
};

/** Starts the worker. It runs until the page is closed. */
export function startIndexClient(): IndexClient {
  const worker = new Worker('/search-index.js');
  const resolvers = new Map<number, (response: IndexResponses[keyof IndexResponses]) => void>();
  const listeners = new Set<(event: IndexEvent) => void>();
  let lastId = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<PostedResponse>) => {
    if ('event' in data) for (const listener of listeners) listener(data.event);
    else {
      resolvers.get(data.id)?.(data.response);
      resolvers.delete(data.id);
    }
  });
  worker.addEventListener('error', ({ message }) => {
    for (const listener of listeners) listener({ kind: 'failed', message });
  });
  return {
    request: (request) =>
      new Promise((resolve) => {
        lastId += 1;
        // The cast is safe, because the worker responds to each kind of request with the matching kind of response.
        resolvers.set(lastId, resolve as (response: IndexResponses[keyof IndexResponses]) => void);
        worker.postMessage({ id: lastId, request } satisfies PostedRequest);
      }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
