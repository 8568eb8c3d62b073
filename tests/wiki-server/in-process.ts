import type { Fault, FaultPlan } from './faults';
import { withFaults } from './faults';
import type { PlayedClock } from './played-clock';
import type { WikiServer } from './server';

type Options = { server: WikiServer; clock: PlayedClock; plan?: FaultPlan };

/** The server as a `fetch` without sockets. A request that is given up by its time-out fails as in a browser. */
export function fetchFrom({ server, clock, plan = () => null }: Options) {
  const wait = async (ms: number) => clock.advance(ms);
  const handle = withFaults({ server, plan, wait });
  return async (url: string, init: RequestInit): Promise<Response> => {
    const response = await handle(asRequest(url, init));
    if (init.signal?.aborted) throw new DOMException('aborted', 'AbortError');
    return response;
  };
}

/**
 * What the server reads of a request. The platform's own class takes a fifth of the time of a played schedule, most of it
 * for a signal that nobody listens to here.
 */
function asRequest(url: string, { body, method, headers }: RequestInit): Request {
  const request = {
    url,
    method: method ?? 'GET',
    headers: new Headers(headers),
    // Only whether there is one is asked.
    body: body ?? null,
    text: async () => (typeof body === 'string' ? body : ''),
    clone: () => request,
  };
  return request as unknown as Request;
}

/** A plan that plays these faults one after the other and then none. */
export const inTurn = (faults: (Fault | null)[]): FaultPlan => {
  const left = [...faults];
  return () => left.shift() ?? null;
};
