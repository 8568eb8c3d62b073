import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGzip } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createResearchWikiClient } from '@/lib/wiki/adapters/research-wiki/client/research-wiki-client';

const MB = 1_000_000;
// The tests connect to a server in this process, so the network block of the test set-up is removed.
beforeAll(() => vi.unstubAllGlobals());

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** Returns a client of a loopback server that responds with `answer`. Time-outs run `speed` times as fast; the default is slow so
 * that a busy computer causes no time-out. */
async function connect(answer: (response: ServerResponse) => void, speed = 0.2) {
  const server = createServer((_, response) => answer(response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  // A server that listens on a port has an address with it.
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
const BAD_ANSWER = { ok: false, problem: { kind: 'bad-answer' } };
const TIMEOUT = { ok: false, problem: { kind: 'timeout' } };

/** Returns a responder that writes until the client disconnects or `totalBytes` are written, and counts the written bytes. */
function pour(totalBytes: number) {
  const poured = { bytes: 0 };
  const chunk = Buffer.alloc(100_000, ' ');
  const answer = (response: ServerResponse) => {
    response.writeHead(200, JSON_HEADERS);
    const write = () => {
      while (poured.bytes < totalBytes) {
        poured.bytes += chunk.length;
        if (!response.write(chunk)) {
          response.once('drain', write);
          return;
        }
      }
      response.end('{"resources":[],"total":0,"content":null}');
    };
    write();
  };
  return { poured, answer };
}

describe('response limits of the client', () => {
  it('stop reading a list at 16 MB', async () => {
    const whole = pour(15 * MB);
    expect(await (await connect(whole.answer)).listUrls(0)).toEqual({ ok: true, value: [] });

    const endless = pour(500 * MB);
    expect(await (await connect(endless.answer)).listUrls(0)).toEqual(BAD_ANSWER);
    // Bytes in the socket buffers count as written although the client never read them.
    expect(endless.poured.bytes).toBeLessThan(40 * MB);
  });

  it('stop reading a text at 6 MB', async () => {
    const whole = pour(5 * MB);
    expect((await (await connect(whole.answer)).readText('a')).ok).toBe(true);

    const endless = pour(500 * MB);
    expect(await (await connect(endless.answer)).readText('a')).toEqual(BAD_ANSWER);
    expect(endless.poured.bytes).toBeLessThan(30 * MB);
  });

  it('apply after decompression: 1 GB of spaces in 1 MB is rejected', async () => {
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
    const before = process.memoryUsage().rss;

    expect(await client.listUrls(0)).toEqual(BAD_ANSWER);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * MB);
  });

  it('end a response that sends single bytes at the request time-out', async () => {
    const client = await connect((response) => {
      response.writeHead(200, JSON_HEADERS);
      const timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(timer));
    }, 20);

    expect(await client.listUrls(0)).toEqual(TIMEOUT);
  });

  it('end a response that never begins at the request time-out', async () => {
    const client = await connect(() => undefined, 20);

    expect(await client.readText('a')).toEqual(TIMEOUT);
  });
});
