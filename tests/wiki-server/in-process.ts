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
    const { signal, body, method, headers } = init;
    const request = new Request(url, { body: body ?? null, method: method ?? 'GET', headers: headers ?? {} });
    const response = await handle(request);
    if (signal?.aborted) throw new DOMException('aborted', 'AbortError');
    return response;
  };
}

/** A plan that plays these faults one after the other and then none. */
export const inTurn = (faults: (Fault | null)[]): FaultPlan => {
  const left = [...faults];
  return () => left.shift() ?? null;
};
