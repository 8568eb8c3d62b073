import { browser } from 'wxt/browser';
import { err } from '@/lib/base/result';
import type { RequestState } from './in-flight-requests';
import { type MessageName, protocol, type Reply, type Request } from './protocol';

/** Timeouts in ms: for the reply to a request, and for the reply to the question about its state. */
export type Timing = { replyMs: number; stateQueryMs: number };

// A worker on a busy computer with a slow disk may take seconds to reply; a stopped one never replies.
const TIMING: Timing = { replyMs: 30_000, stateQueryMs: 10_000 };

/**
 * Sends a request to the worker. Never rejects. After a timeout it asks the worker for the state of the request: it waits
 * on while the request is running, and uses the reply if only that was lost. A request that the worker does not know is
 * repeated once (requests are idempotent) before the problem `no-answer` is returned. A reply that does not match its schema
 * is the problem `bad-message`.
 */
export async function send<N extends MessageName>(
  name: N,
  request: Request<N>,
  timing: Timing = TIMING,
): Promise<Reply<N>> {
  const message = { name, request, id: crypto.randomUUID() };
  const raw = (await sendOnce(message, timing)) ?? (await sendOnce(message, timing));
  // The schema of this message is checked below, so the cast is safe.
  if (raw === undefined) return err({ kind: 'no-response' }) as Reply<N>;
  const parsed = protocol[name].reply.safeParse(raw);
  return (parsed.success ? parsed.data : err({ kind: 'bad-message' })) as Reply<N>;
}

type Message = { name: MessageName; request: unknown; id: string };

/** The unvalidated reply; undefined if the worker neither replied nor is handling the request. */
async function sendOnce(message: Message, { replyMs, stateQueryMs }: Timing): Promise<unknown> {
  const reply = browser.runtime.sendMessage(message).then(
    (raw: unknown) => ({ isOver: true, raw }),
    () => ({ isOver: true, raw: undefined }),
  );
  for (;;) {
    const answer = await Promise.race([reply, wait(replyMs)]);
    if (answer) return answer.raw;
    const state = await askAbout(message.id, stateQueryMs);
    if (state?.state === 'done') return state.reply;
    if (state?.state !== 'running') return undefined;
  }
}

async function askAbout(id: string, stateQueryMs: number): Promise<RequestState | null> {
  const answer: unknown = await Promise.race([
    browser.runtime.sendMessage({ requestId: id }).catch(() => null),
    wait(stateQueryMs),
  ]);
  // Only the worker of this extension replies with a `state`; anything else counts as no reply.
  return typeof answer === 'object' && answer !== null && 'state' in answer ? (answer as RequestState) : null;
}

const wait = (ms: number): Promise<null> => new Promise((resolve) => setTimeout(() => resolve(null), ms));
