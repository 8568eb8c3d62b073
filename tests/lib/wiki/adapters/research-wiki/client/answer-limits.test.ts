import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGzip } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createResearchWikiClient } from '@/lib/wiki/adapters/research-wiki/client/research-wiki-client';

const MB = 1_000_000;
// The server is this process itself: the set-up of the tests keeps them off every network.
beforeAll(() => vi.unstubAllGlobals());

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** A client of a server on loopback that answers with `answer`. Its time-outs pass `speed` times as fast: slowly by default, as
 * the computer may be busy. */
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

/** Writes until the client hangs up or `totalBytes` are out; tells how many bytes the connection took. */
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

describe('an answer of a wiki', () => {
  it('is read up to 16 MB for a list, and not further', async () => {
    const whole = pour(15 * MB);
    expect(await (await connect(whole.answer)).listUrls(0)).toEqual({ ok: true, value: [] });

    const endless = pour(500 * MB);
    expect(await (await connect(endless.answer)).listUrls(0)).toEqual(BAD_ANSWER);
    // What is in the buffers of the sockets was sent, but nobody read it.
    expect(endless.poured.bytes).toBeLessThan(40 * MB);
  });

  it('is read up to 6 MB for a text, and not further', async () => {
    const whole = pour(5 * MB);
    expect((await (await connect(whole.answer)).readText('a')).ok).toBe(true);

    const endless = pour(500 * MB);
    expect(await (await connect(endless.answer)).readText('a')).toEqual(BAD_ANSWER);
    expect(endless.poured.bytes).toBeLessThan(30 * MB);
  });

  it('is measured after decompression: 1 GB of spaces in 1 MB is given up', async () => {
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

  it('that drips one byte at a time is given up when the time of the request is over', async () => {
    const client = await connect((response) => {
      response.writeHead(200, JSON_HEADERS);
      const timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(timer));
    }, 20);

    expect(await client.listUrls(0)).toEqual(TIMEOUT);
  });

  it('that never begins is given up when the time of the request is over', async () => {
    const client = await connect(() => undefined, 20);

    expect(await client.readText('a')).toEqual(TIMEOUT);
  });
});
