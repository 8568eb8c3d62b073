import { browser } from 'wxt/browser';
import { err } from '@/lib/base/result';
import type { RequestStatus } from './in-flight-requests';
import { type MessageName, type MessageRequest, type MessageResponse, protocol } from './protocol';

/** Times in ms. */
export type Timing = {
  /** How long to wait for the response before each query of the status. */
  queryIntervalMs: number;
  /** How long to wait for the response to a query of the status. */
  statusQueryMs: number;
  /** After this time, a worker that responds to no query counts as stopped. */
  responseMs: number;
  /** After this time, a request that the worker is still running counts as hanging. */
  runningMs: number;
};

// A stopped worker never responds to the request; the query of its status starts a new worker. On a busy computer with a slow disk, a
// worker may need seconds to respond. Longer work is split into chunks, so a request that still runs after two minutes hangs.
const TIMING: Timing = {
  queryIntervalMs: 3_000,
  statusQueryMs: 10_000,
  responseMs: 30_000,
  runningMs: 120_000,
};

/**
 * Sends a request to the worker. Never rejects. While there is no response, it queries the status of the request:
 * - `running`: it continues to wait, until `runningMs`. Then it resolves to the problem `still-running`.
 * - `done`: the response was lost, and the status contains it.
 * - `unknown`, or no status until `responseMs`: it sends the request once more, which is safe because requests are idempotent. If that
 *   fails too, it resolves to the problem `no-response`.
 *
 * Resolves to the problem `bad-message` if the response does not match its schema.
 */
export async function send<N extends MessageName>(
  name: N,
  request: MessageRequest<N>,
  timing: Timing = TIMING,
): Promise<MessageResponse<N>> {
  const message = { name, request, id: crypto.randomUUID() };
  const rawResponse = (await sendOnce(message, timing)) ?? (await sendOnce(message, timing));
  // The schema of this message is checked below, so the cast is safe.
  if (rawResponse === undefined) return err({ kind: 'no-response' }) as MessageResponse<N>;
  const parsed = protocol[name].response.safeParse(rawResponse);
  return (parsed.success ? parsed.data : err({ kind: 'bad-message' })) as MessageResponse<N>;
}

type Message = { name: MessageName; request: unknown; id: string };

/** Resolves to the unvalidated response, or to undefined if the request is lost. */
async function sendOnce(
  message: Message,
  { queryIntervalMs, statusQueryMs, responseMs, runningMs }: Timing,
): Promise<unknown> {
  const startedAt = Date.now();
  // The response is wrapped in an object, to distinguish an undefined response from a timeout (null).
  const settledResponse = browser.runtime.sendMessage(message).then(
    (value: unknown) => ({ value }),
    () => ({ value: undefined }),
  );
  for (;;) {
    const responseOrTimeout = await Promise.race([settledResponse, wait(queryIntervalMs)]);
    if (responseOrTimeout) return responseOrTimeout.value;
    const status = await queryStatus(message.id, statusQueryMs);
    const elapsedMs = Date.now() - startedAt;
    if (status?.status === 'done') return status.response;
    if (isLost(status, elapsedMs, responseMs)) return undefined;
    // A second copy of the request would hang too, or wait for the same lock.
    if (status?.status === 'running' && elapsedMs >= runningMs) return err({ kind: 'still-running' });
  }
}

/** Returns whether the worker does not know the request, or did not respond to the last query and `responseMs` are over. */
const isLost = (status: RequestStatus | null, elapsedMs: number, responseMs: number): boolean =>
  status ? status.status === 'unknown' : elapsedMs >= responseMs;

async function queryStatus(id: string, statusQueryMs: number): Promise<RequestStatus | null> {
  const response: unknown = await Promise.race([
    browser.runtime.sendMessage({ requestId: id }).catch(() => null),
    wait(statusQueryMs),
  ]);
  // Only the worker of this extension responds with a `status`. Any other value counts as no response.
  return typeof response === 'object' && response !== null && 'status' in response
    ? (response as RequestStatus)
    : null;
}

const wait = (ms: number): Promise<null> => new Promise((resolve) => setTimeout(() => resolve(null), ms));
