import { browser } from 'wxt/browser';
import { err } from '@/lib/base/result';
import { createInFlightRequests } from './in-flight-requests';
import { type MessageName, type MessageRequest, type MessageResponse, protocol } from './protocol';

/** The handlers of all messages, by the name of the message. */
export type Handlers = { [N in MessageName]: (request: MessageRequest<N>) => Promise<MessageResponse<N>> };

/** A function that calls `handle`, the handler of a message, and can do work before and after it, such as waiting for a lock. */
export type RunHandler = <T>(name: MessageName, handle: () => Promise<T>) => Promise<T>;

/**
 * Responds to messages of the extension's pages. Ignores messages from other senders. Responds with the problem `bad-message` to a request
 * that does not match its schema. Must be called synchronously when the worker starts.
 */
export function listenToMessages(
  handlers: Handlers,
  runHandler: RunHandler = (_name, handle) => handle(),
): void {
  const inFlightRequests = createInFlightRequests();
  browser.runtime.onMessage.addListener((message: unknown, sender: { id?: string; url?: string }) => {
    if (sender.id !== browser.runtime.id || isOnWebPage(sender)) return undefined;
    if (isStatusQuery(message)) return Promise.resolve(inFlightRequests.getStatus(message.requestId));
    if (!isEnvelope(message)) return undefined;
    const { name, request, id } = message;
    const handle = () => runHandler(name, () => handleMessage(handlers, name, request));
    return id === undefined ? handle() : inFlightRequests.handle(id, handle);
  });
}

// A content script of the extension must not write the library, because an attacker may control the process of its web page.
const isOnWebPage = ({ url }: { url?: string }): boolean =>
  url !== undefined && !url.startsWith(browser.runtime.getURL('/'));

const isStatusQuery = (message: unknown): message is { requestId: string } =>
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

async function handleMessage<N extends MessageName>(
  handlers: Handlers,
  name: N,
  request: unknown,
): Promise<unknown> {
  const parsed = protocol[name].request.safeParse(request);
  if (!parsed.success) return err({ kind: 'bad-message' });
  return handlers[name](parsed.data as MessageRequest<N>);
}
