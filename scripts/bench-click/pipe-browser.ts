import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

type Params = Record<string, unknown>;
type CdpMessage = {
  id?: number;
  method?: string;
  params?: Params;
  sessionId?: string;
  result?: Params;
  error?: { message: string };
};

/**
 * A browser that is controlled through the pipe of the DevTools protocol (CDP). It does not attach to a
 * target unless it is told to, because that would slow down the popup.
 */
export type PipeBrowser = {
  send: <T = Params>(method: string, params?: Params, sessionId?: string) => Promise<T>;
  /** Waits for an event whose parameters `predicate` accepts. */
  waitForEvent: (
    method: string,
    predicate: (params: Params) => boolean,
    timeoutMs: number,
  ) => Promise<Params>;
  close: () => Promise<void>;
};

/** Starts the browser and opens its pipe. */
export function startPipeBrowser(executable: string, args: string[]): PipeBrowser {
  const child = spawn(executable, ['--remote-debugging-pipe', ...args], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const commandPipe = child.stdio[3] as Writable;
  const messagePipe = child.stdio[4] as Readable;
  const pendingRequests = new Map<
    number,
    { resolve: (result: Params) => void; reject: (error: Error) => void }
  >();
  const listeners = new Set<(message: CdpMessage) => void>();
  let lastRequestId = 0;
  let incompleteMessage = '';

  messagePipe.setEncoding('utf8');
  messagePipe.on('data', (chunk: string) => {
    const messages = (incompleteMessage + chunk).split('\0');
    incompleteMessage = messages.pop() ?? '';
    for (const message of messages) handleMessage(JSON.parse(message));
  });
  const handleMessage = (message: CdpMessage): void => {
    const pendingRequest = message.id === undefined ? undefined : pendingRequests.get(message.id);
    if (pendingRequest && message.id !== undefined) {
      pendingRequests.delete(message.id);
      if (message.error) pendingRequest.reject(new Error(message.error.message));
      else pendingRequest.resolve(message.result ?? {});
    }
    for (const listener of listeners) listener(message);
  };
  const send = <T>(method: string, params: Params = {}, sessionId?: string): Promise<T> => {
    lastRequestId += 1;
    const id = lastRequestId;
    commandPipe.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
    return new Promise((resolve, reject) =>
      pendingRequests.set(id, { resolve: resolve as (result: Params) => void, reject }),
    );
  };
  const waitForEvent: PipeBrowser['waitForEvent'] = (method, predicate, timeoutMs) =>
    new Promise((resolve, reject) => {
      const stopListening = () => {
        clearTimeout(timer);
        listeners.delete(listener);
      };
      const listener = (message: CdpMessage) => {
        if (message.method !== method || !predicate(message.params ?? {})) return;
        stopListening();
        resolve(message.params ?? {});
      };
      const timer = setTimeout(() => {
        stopListening();
        reject(new Error(`${method} was not received within ${timeoutMs} ms.`));
      }, timeoutMs);
      listeners.add(listener);
    });
  return { send, waitForEvent, close: () => closeBrowser(child, send) };
}

async function closeBrowser(child: ChildProcess, send: PipeBrowser['send']): Promise<void> {
  const exitPromise = new Promise((resolve) => child.once('exit', resolve));
  void send('Browser.close').catch(() => undefined);
  await Promise.race([exitPromise, new Promise((resolve) => setTimeout(resolve, 5_000))]);
  if (child.exitCode === null) child.kill('SIGKILL');
}
