import { browser } from 'wxt/browser';
import { err } from '@/lib/base/result';
import { type MessageName, protocol, type Reply, type Request } from './protocol';

/**
 * Asks the worker. Never rejects: a worker that stopped in the middle is asked once more (every request may be
 * repeated), then `no-answer`; an answer of another shape is `bad-message`.
 */
export async function send<N extends MessageName>(name: N, request: Request<N>): Promise<Reply<N>> {
  const raw = await sendOnce(name, request).catch(() => sendOnce(name, request).catch(() => undefined));
  // The reply's shape follows from the name; the parse below is what holds it.
  if (raw === undefined) return err({ kind: 'no-answer' }) as Reply<N>;
  const parsed = protocol[name].reply.safeParse(raw);
  return (parsed.success ? parsed.data : err({ kind: 'bad-message' })) as Reply<N>;
}

// A worker that starts on a busy machine and writes to a slow disk may take seconds; one that is lost never answers.
const REPLY_TIMEOUT_MS = 30_000;

async function sendOnce(name: MessageName, request: unknown): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), REPLY_TIMEOUT_MS);
  });
  try {
    const raw: unknown = await Promise.race([browser.runtime.sendMessage({ name, request }), timeout]);
    if (raw === undefined) throw new Error('no listener answered');
    return raw;
  } finally {
    clearTimeout(timer);
  }
}
