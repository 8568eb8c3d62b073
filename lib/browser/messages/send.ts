import { browser } from 'wxt/browser';
import { err } from '@/lib/base/result';
import type { RequestState } from './in-flight-requests';
import { type MessageName, type MessageRequest, type MessageResponse, protocol } from './protocol';

/**
 * The timeouts in ms for the response to a request (`responseMs`), for the response to a query of its state (`stateQueryMs`), and
 * for a request that the worker is still running (`runningMs`).
 */
export type Timing = { responseMs: number; stateQueryMs: number; runningMs: number };

// A worker on a busy computer with a slow disk may need seconds to respond. A stopped worker never responds.
// Work that takes longer is split into chunks, so a request that still runs after two minutes hangs.
const TIMING: Timing = { responseMs: 30_000, stateQueryMs: 10_000, runningMs: 120_000 };

/**
 * Sends a request to the worker. Never rejects. After a timeout, it queries the state of the request: it continues to wait if the
 * request is running, and gets the response if only that was lost. A request that the worker does not know is repeated once, which
 * is safe because requests are idempotent. Returns the problem `no-response` if that fails too, and `bad-message` if the response does
 * not match its schema.
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

/** Returns the unvalidated response, or undefined if the worker does not know the request. */
async function sendOnce(message: Message, { responseMs, stateQueryMs, runningMs }: Timing): Promise<unknown> {
  const startedAt = Date.now();
  // The object tells a response that is undefined from a timeout.
  const settledResponse = browser.runtime.sendMessage(message).then(
    (value: unknown) => ({ value }),
    () => ({ value: undefined }),
  );
  for (;;) {
    const responseOrTimeout = await Promise.race([settledResponse, wait(responseMs)]);
    if (responseOrTimeout) return responseOrTimeout.value;
    const state = await queryState(message.id, stateQueryMs);
    if (state?.state === 'done') return state.response;
    if (state?.state !== 'running') return undefined;
    // A second copy of the request would hang too, or wait for the same lock.
    if (Date.now() - startedAt >= runningMs) return err({ kind: 'still-running' });
  }
}

async function queryState(id: string, stateQueryMs: number): Promise<RequestState | null> {
  const response: unknown = await Promise.race([
    browser.runtime.sendMessage({ requestId: id }).catch(() => null),
    wait(stateQueryMs),
  ]);
  // Only the worker of this extension responds with a `state`. Any other value counts as no response.
  return typeof response === 'object' && response !== null && 'state' in response
    ? (response as RequestState)
    : null;
}

const wait = (ms: number): Promise<null> => new Promise((resolve) => setTimeout(() => resolve(null), ms));
