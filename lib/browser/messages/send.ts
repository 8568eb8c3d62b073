import { browser } from 'wxt/browser';
import { err } from '@/lib/base/result';
import { type MessageName, protocol, type Reply, type Request } from './protocol';

/**
 * Sends a request to the worker. Never rejects: a request to a worker that stopped is repeated once (requests are
 * idempotent), then the problem is `no-answer`; a reply that does not match its schema is `bad-message`.
 */
export async function send<N extends MessageName>(name: N, request: Request<N>): Promise<Reply<N>> {
  const raw = await sendOnce(name, request).catch(() => sendOnce(name, request).catch(() => undefined));
  // The reply's type follows from the name; the parse below guarantees it.
  if (raw === undefined) return err({ kind: 'no-answer' }) as Reply<N>;
  const parsed = protocol[name].reply.safeParse(raw);
  return (parsed.success ? parsed.data : err({ kind: 'bad-message' })) as Reply<N>;
}

// A worker on a busy machine with a slow disk may take seconds to answer; a stopped one never does.
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
