import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { ConnectionLost } from './faults';
import type { WikiServer } from './server';

export type Served = { baseUrl: string; close: () => Promise<void> };

/** Listens on loopback (port 0: any free one). A ConnectionLost of the handler closes the socket, as a broken server does. */
export async function serveOnLoopback(handle: WikiServer['fetch'], port = 0): Promise<Served> {
  const listener = getRequestListener(
    (request, env) =>
      handle(request, env).catch((error: unknown) => {
        if (!(error instanceof ConnectionLost)) throw error;
        (env as { incoming: IncomingMessage }).incoming.socket.destroy();
        return new Response(null, { status: 500 });
      }),
    { overrideGlobalObjects: false },
  );
  const server = createServer((incoming: IncomingMessage, outgoing: ServerResponse) => {
    void listener(incoming, outgoing);
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  const { port: taken } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${taken}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
