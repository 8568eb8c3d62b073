import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { WikiServer } from './create-wiki-server';
import { ConnectionLost } from './faults';

export type RunningServer = { baseUrl: string; close: () => Promise<void> };

/** Listens on loopback. Port 0 chooses a free port. If the handler throws `ConnectionLost`, the socket is closed. */
export async function serveOnLoopback(handleRequest: WikiServer['fetch'], port = 0): Promise<RunningServer> {
  const listener = getRequestListener(
    (request, env) =>
      handleRequest(request, env).catch((error: unknown) => {
        if (!(error instanceof ConnectionLost)) throw error;
        (env as { incoming: IncomingMessage }).incoming.socket.destroy();
        return new Response(null, { status: 500 });
      }),
    { overrideGlobalObjects: false },
  );
  const server = createServer((incoming: IncomingMessage, outgoing: ServerResponse) => {
    void listener(incoming, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: boundPort } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${boundPort}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
