import { browser } from 'wxt/browser';
import { err } from '@/lib/base/result';
import { type MessageName, protocol, type Reply, type Request } from './protocol';
import type { RequestState } from './running-requests';

/** Milliseconds until the worker is asked what became of a request, and until that question counts as unanswered. */
export type Timing = { replyMs: number; questionMs: number };

// A worker on a busy machine with a slow disk may take seconds to answer; a stopped one never does.
const TIMING: Timing = { replyMs: 30_000, questionMs: 10_000 };

/**
 * Sends a request to the worker. Never rejects. When no reply comes in time, the worker is asked what became of the
 * request: it goes on waiting while the worker is busy with it, and takes the reply that was lost. A request that the
 * worker does not know is repeated once (requests are idempotent), then the problem is `no-answer`; a reply that does
 * not match its schema is `bad-message`.
 */
export async function send<N extends MessageName>(
  name: N,
  request: Request<N>,
  timing: Timing = TIMING,
): Promise<Reply<N>> {
  const message = { name, request, id: crypto.randomUUID() };
  const raw = (await sendOnce(message, timing)) ?? (await sendOnce(message, timing));
  // The reply's type follows from the name; the parse below guarantees it.
  if (raw === undefined) return err({ kind: 'no-answer' }) as Reply<N>;
  const parsed = protocol[name].reply.safeParse(raw);
  return (parsed.success ? parsed.data : err({ kind: 'bad-message' })) as Reply<N>;
}

type Message = { name: MessageName; request: unknown; id: string };

/** The raw reply; undefined where the worker neither replied nor is busy with the request. */
async function sendOnce(message: Message, { replyMs, questionMs }: Timing): Promise<unknown> {
  const reply = browser.runtime.sendMessage(message).then(
    (raw: unknown) => ({ isOver: true, raw }),
    () => ({ isOver: true, raw: undefined }),
  );
  for (;;) {
    const answer = await Promise.race([reply, wait(replyMs)]);
    if (answer) return answer.raw;
    const state = await askAbout(message.id, questionMs);
    if (state?.state === 'done') return state.reply;
    if (state?.state !== 'running') return undefined;
  }
}

async function askAbout(id: string, questionMs: number): Promise<RequestState | null> {
  const answer: unknown = await Promise.race([
    browser.runtime.sendMessage({ askedId: id }).catch(() => null),
    wait(questionMs),
  ]);
  // The worker of the same extension answers; anything else counts as no answer.
  return typeof answer === 'object' && answer !== null && 'state' in answer ? (answer as RequestState) : null;
}

const wait = (ms: number): Promise<null> => new Promise((resolve) => setTimeout(() => resolve(null), ms));
