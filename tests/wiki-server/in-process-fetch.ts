import type { WikiServer } from './create-wiki-server';
import type { FakeClock } from './fake-clock';
import type { Fault, FaultPlan } from './faults';
import { injectFaults } from './faults';

type Options = { server: WikiServer; clock: FakeClock; plan?: FaultPlan };

/** Returns a `fetch` that calls the server without sockets. It rejects as in a browser if the signal of the request is aborted. */
export function createInProcessFetch({ server, clock, plan = () => null }: Options) {
  const wait = async (ms: number) => clock.advance(ms);
  const handle = injectFaults({ server, plan, wait });
  return async (url: string, init: RequestInit): Promise<Response> => {
    const response = await handle(buildRequest(url, init));
    if (init.signal?.aborted) throw new DOMException('aborted', 'AbortError');
    return response;
  };
}

/**
 * Builds an object with the properties of a request that the server reads. Creating real `Request` objects took a fifth of the run
 * time of the sync simulation, mostly for AbortSignals that are not used.
 */
function buildRequest(url: string, { body, method, headers }: RequestInit): Request {
  const request = {
    url,
    method: method ?? 'GET',
    headers: new Headers(headers),
    // The server checks only whether a body exists, and reads it with `text`.
    body: body ?? null,
    text: async () => (typeof body === 'string' ? body : ''),
    clone: () => request,
  };
  return request as unknown as Request;
}

/** Returns a plan that gives these faults to the first requests, in order. Later requests have no fault. */
export const planFaultsInOrder = (faults: (Fault | null)[]): FaultPlan => {
  const remainingFaults = [...faults];
  return () => remainingFaults.shift() ?? null;
};
