import type {
  IndexEvent,
  IndexRequest,
  IndexResponses,
  PostedRequest,
  PostedResponse,
} from '@/lib/app/library/index-messages';

/** The connection of a page to the search index, which a worker of the page has in memory. */
export type IndexClient = {
  /** Starts the worker, unless it runs. It loads the index and runs until the page is closed. */
  start: () => void;
  /** Sends a request as soon as the worker is started. The response arrives after the index is loaded. */
  request: <K extends IndexRequest['kind']>(
    request: Extract<IndexRequest, { kind: K }>,
  ) => Promise<IndexResponses[K]>;
  /** Calls `listener` with every event. Returns the function that stops the calls. */
  subscribe: (listener: (event: IndexEvent) => void) => () => void;
};

/** Creates the connection. The worker starts later, so that it does not delay the first rows of the page. */
export function createIndexClient(): IndexClient {
  let worker: Worker | null = null;
  const waitingRequests: PostedRequest[] = [];
  const resolvers = new Map<number, (response: IndexResponses[keyof IndexResponses]) => void>();
  const listeners = new Set<(event: IndexEvent) => void>();
  let lastId = 0;
  const handleMessage = ({ data }: MessageEvent<PostedResponse>): void => {
    if ('event' in data) for (const listener of listeners) listener(data.event);
    else {
      resolvers.get(data.id)?.(data.response);
      resolvers.delete(data.id);
    }
  };
  const start = (): void => {
    if (worker) return;
    worker = new Worker('/search-index.js');
    worker.addEventListener('message', handleMessage);
    worker.addEventListener('error', ({ message }) => {
      for (const listener of listeners) listener({ kind: 'failed', message });
    });
    for (const request of waitingRequests.splice(0)) worker.postMessage(request);
  };
  return {
    start,
    request: (request) =>
      new Promise((resolve) => {
        lastId += 1;
        // The cast is safe, because the worker responds to each kind of request with the matching kind of response.
        resolvers.set(lastId, resolve as (response: IndexResponses[keyof IndexResponses]) => void);
        const postedRequest: PostedRequest = { id: lastId, request };
        if (worker) worker.postMessage(postedRequest);
        else waitingRequests.push(postedRequest);
      }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
