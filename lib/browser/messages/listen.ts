import { browser } from 'wxt/browser';
import { err } from '@/lib/base/result';
import { createInFlightRequests } from './in-flight-requests';
import { type MessageName, protocol, type Reply, type Request } from './protocol';

/** One handler for each message; a missing one is a type error. */
export type Handlers = { [N in MessageName]: (request: Request<N>) => Promise<Reply<N>> };

/** Wraps the handling of every message, for work before and after it. */
export type HandlerWrapper = <T>(name: MessageName, handle: () => Promise<T>) => Promise<T>;

/**
 * Replies to messages of the extension's pages. Must be called synchronously when the worker starts. A request that does not
 * match its schema or comes from outside the extension is rejected.
 */
export function listen(handlers: Handlers, runMessage: HandlerWrapper = (_name, handle) => handle()): void {
  const requests = createInFlightRequests();
  browser.runtime.onMessage.addListener((message: unknown, sender: { id?: string }) => {
    if (sender.id !== browser.runtime.id) return undefined;
    if (isQuestion(message)) return Promise.resolve(requests.getState(message.requestId));
    if (!isEnvelope(message)) return undefined;
    const { name, request, id } = message;
    const handle = () => runMessage(name, () => answerMessage(handlers, name, request));
    return id === undefined ? handle() : requests.handle(id, handle);
  });
}

const isQuestion = (message: unknown): message is { requestId: string } =>
  typeof message === 'object' &&
  message !== null &&
  'requestId' in message &&
  typeof message.requestId === 'string';

const isEnvelope = (message: unknown): message is { name: MessageName; request: unknown; id?: string } =>
  typeof message === 'object' &&
  message !== null &&
  'name' in message &&
  String(message.name) in protocol &&
  (!('id' in message) || typeof message.id === 'string');

async function answerMessage<N extends MessageName>(
  handlers: Handlers,
  name: N,
  request: unknown,
): Promise<unknown> {
  const parsed = protocol[name].request.safeParse(request);
  if (!parsed.success) return err({ kind: 'bad-message' });
  return handlers[name](parsed.data as Request<N>);
}
