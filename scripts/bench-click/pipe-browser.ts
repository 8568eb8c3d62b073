import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

type Params = Record<string, unknown>;
type Answer = {
  id?: number;
  method?: string;
  params?: Params;
  sessionId?: string;
  result?: Params;
  error?: { message: string };
};

/** A browser driven over the pipe of the DevTools protocol, to which nothing is attached unasked. */
export type PipeBrowser = {
  send: <T = Params>(method: string, params?: Params, sessionId?: string) => Promise<T>;
  /** Waits for an event that `wanted` accepts. */
  event: (method: string, wanted: (params: Params) => boolean, timeoutMs: number) => Promise<Params>;
  close: () => Promise<void>;
};

/** Starts the browser and opens its pipe. */
export function startPipeBrowser(executable: string, args: string[]): PipeBrowser {
  const child = spawn(executable, ['--remote-debugging-pipe', ...args], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const toBrowser = child.stdio[3] as Writable;
  const fromBrowser = child.stdio[4] as Readable;
  const answers = new Map<number, { resolve: (result: Params) => void; reject: (error: Error) => void }>();
  const listeners = new Set<(message: Answer) => void>();
  let last = 0;
  let rest = '';

  fromBrowser.setEncoding('utf8');
  fromBrowser.on('data', (chunk: string) => {
    const messages = (rest + chunk).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) take(JSON.parse(message));
  });
  const take = (message: Answer): void => {
    const waiting = message.id === undefined ? undefined : answers.get(message.id);
    if (waiting && message.id !== undefined) {
      answers.delete(message.id);
      if (message.error) waiting.reject(new Error(message.error.message));
      else waiting.resolve(message.result ?? {});
    }
    for (const listener of listeners) listener(message);
  };
  const send = <T>(method: string, params: Params = {}, sessionId?: string): Promise<T> => {
    last += 1;
    const id = last;
    toBrowser.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
    return new Promise((resolve, reject) =>
      answers.set(id, { resolve: resolve as (result: Params) => void, reject }),
    );
  };
  const event: PipeBrowser['event'] = (method, wanted, timeoutMs) =>
    new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        listeners.delete(listener);
      };
      const listener = (message: Answer) => {
        if (message.method !== method || !wanted(message.params ?? {})) return;
        end();
        resolve(message.params ?? {});
      };
      const timer = setTimeout(() => {
        end();
        reject(new Error(`${method} did not come within ${timeoutMs} ms.`));
      }, timeoutMs);
      listeners.add(listener);
    });
  return { send, event, close: () => closeBrowser(child, send) };
}

async function closeBrowser(child: ChildProcess, send: PipeBrowser['send']): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  void send('Browser.close').catch(() => undefined);
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5_000))]);
  if (child.exitCode === null) child.kill('SIGKILL');
}
