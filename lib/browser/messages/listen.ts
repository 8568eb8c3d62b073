import { browser } from 'wxt/browser';
import { err } from '@/lib/base/result';
import { type MessageName, protocol, type Reply, type Request } from './protocol';

/** One handler for every message; the compiler names a missing one. */
export type Handlers = { [N in MessageName]: (request: Request<N>) => Promise<Reply<N>> };

/** Runs the handling of one message, with what belongs to every message before and after it. */
export type MessageRunner = <T>(name: MessageName, handle: () => Promise<T>) => Promise<T>;

/**
 * Answers the messages of the extension's own pages. Must be called synchronously when the worker starts. A request
 * that does not match its schema, or comes from outside the extension, is rejected.
 */
export function listen(handlers: Handlers, runMessage: MessageRunner = (_name, handle) => handle()): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: { id?: string }) => {
    if (sender.id !== browser.runtime.id || !isEnvelope(message)) return undefined;
    const { name, request } = message;
    return runMessage(name, () => answerMessage(handlers, name, request));
  });
}

const isEnvelope = (message: unknown): message is { name: MessageName; request: unknown } =>
  typeof message === 'object' && message !== null && 'name' in message && String(message.name) in protocol;

async function answerMessage<N extends MessageName>(
  handlers: Handlers,
  name: N,
  request: unknown,
): Promise<unknown> {
  const parsed = protocol[name].request.safeParse(request);
  if (!parsed.success) return err({ kind: 'bad-message' });
  return handlers[name](parsed.data as Request<N>);
}
