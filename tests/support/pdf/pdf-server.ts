import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A file of the server. With `needsCookie`, the server sends the file only to a reader who has signed in. With `stallsAt`, it
 * sends only so many bytes, and keeps the connection open.
 */
export type ServedFile = {
  bytes: Buffer;
  needsCookie?: boolean;
  status?: number;
  stallsAt?: number;
  headers?: Record<string, string>;
};

/** Starts a server that sends files by their path. `/sign-in` sets the cookie. Returns its origin and a function that ends it. */
export async function startPdfServer(files: Record<string, ServedFile>) {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    const file = files[path];
    if (path === '/sign-in') {
      response.writeHead(200, {
        'content-type': 'text/html',
        'set-cookie': 'session=1; HttpOnly; SameSite=Lax',
      });
      response.end('<title>Signed in</title>');
    } else if (!file || (file.needsCookie && !/session=1/.test(request.headers.cookie ?? ''))) {
      response.writeHead(file ? 403 : 404, { 'content-type': 'text/html' });
      response.end('<title>Sign in</title><form><input type="password"></form>');
    } else {
      response.writeHead(file.status ?? 200, { 'content-type': 'application/pdf', ...file.headers });
      if (file.stallsAt === undefined) response.end(file.bytes);
      else response.write(file.bytes.subarray(0, file.stallsAt));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
