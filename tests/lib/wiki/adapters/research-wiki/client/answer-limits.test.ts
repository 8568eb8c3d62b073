import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGzip } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createResearchWikiClient } from '@/lib/wiki/adapters/research-wiki/client/research-wiki-client';

const MB = 1_000_000;
// The test setup blocks `fetch`, but these tests connect to a server on loopback.
beforeAll(() => vi.unstubAllGlobals());

const serverStops: (() => void)[] = [];
afterEach(() => {
  for (const stopServer of serverStops.splice(0)) stopServer();
});

/**
 * Starts a server on loopback and returns a client for it. Timeouts run `speed` times as fast. The default is slow, so that a busy
 * computer causes no timeout.
 */
async function connect(respond: (response: ServerResponse) => void, speed = 0.2) {
  const server = createServer((_, response) => respond(response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  serverStops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  // The address of a server that listens on a port is an object.
  const { port } = server.address() as AddressInfo;
  return createResearchWikiClient(
    { name: 'Wiki', baseUrl: `http://127.0.0.1:${port}`, token: 'secret' },
    {
      fetch,
      schedule: (ms, callback) => {
        const timer = setTimeout(callback, ms / speed);
        return () => clearTimeout(timer);
      },
      hasPermission: async () => true,
    },
  );
}

const JSON_HEADERS = { 'Content-Type': 'application/json' };
const BAD_RESPONSE = { ok: false, problem: { kind: 'bad-answer' } };
const TIMEOUT = { ok: false, problem: { kind: 'timeout' } };

/** Creates a response of `totalBytes`. It stops when the client disconnects, and counts the written bytes. */
function createLongResponse(totalBytes: number) {
  const progress = { bytes: 0 };
  const chunk = Buffer.alloc(100_000, ' ');
  const respond = (response: ServerResponse) => {
    response.writeHead(200, JSON_HEADERS);
    const write = () => {
      while (progress.bytes < totalBytes) {
        progress.bytes += chunk.length;
        if (!response.write(chunk)) {
          response.once('drain', write);
          return;
        }
      }
      response.end('{"resources":[],"total":0,"content":null}');
    };
    write();
  };
  return { written: progress, respond };
}

describe('createResearchWikiClient with responses that are too long or too slow', () => {
  it('stops reading a list at 16 MB', async () => {
    const allowed = createLongResponse(15 * MB);
    expect(await (await connect(allowed.respond)).listUrls(0)).toEqual({ ok: true, value: [] });

    const tooLong = createLongResponse(500 * MB);
    expect(await (await connect(tooLong.respond)).listUrls(0)).toEqual(BAD_RESPONSE);
    // Bytes in the socket buffers count as written although the client never read them.
    expect(tooLong.written.bytes).toBeLessThan(40 * MB);
  });

  it('stops reading a text at 6 MB', async () => {
    const allowed = createLongResponse(5 * MB);
    expect((await (await connect(allowed.respond)).readText('a')).ok).toBe(true);

    const tooLong = createLongResponse(500 * MB);
    expect(await (await connect(tooLong.respond)).readText('a')).toEqual(BAD_RESPONSE);
    expect(tooLong.written.bytes).toBeLessThan(30 * MB);
  });

  it('rejects 1 GB of spaces that are compressed to 1 MB', async () => {
    let unpackedBytes = 0;
    const client = await connect((response) => {
      response.writeHead(200, { ...JSON_HEADERS, 'Content-Encoding': 'gzip' });
      const gzip = createGzip();
      gzip.pipe(response);
      const chunk = Buffer.alloc(MB, ' ');
      const write = () => {
        while (unpackedBytes < 1000 * MB) {
          unpackedBytes += chunk.length;
          if (!gzip.write(chunk)) {
            gzip.once('drain', write);
            return;
          }
        }
        gzip.end();
      };
      response.on('close', () => gzip.destroy());
      write();
    });
    const memoryBefore = process.memoryUsage().rss;

    expect(await client.listUrls(0)).toEqual(BAD_RESPONSE);
    expect(process.memoryUsage().rss - memoryBefore).toBeLessThan(300 * MB);
  });

  it('returns `timeout` if a response sends single bytes until the timeout', async () => {
    const client = await connect((response) => {
      response.writeHead(200, JSON_HEADERS);
      const timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(timer));
    }, 20);

    expect(await client.listUrls(0)).toEqual(TIMEOUT);
  });

  it('returns `timeout` if a response does not begin before the timeout', async () => {
    const client = await connect(() => undefined, 20);

    expect(await client.readText('a')).toEqual(TIMEOUT);
  });
});
