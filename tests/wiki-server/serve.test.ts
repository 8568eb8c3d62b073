import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { type Fault, withFaults } from './faults';
import { inTurn } from './in-process';
import { type Served, serveOnLoopback } from './serve';
import { createWikiServer } from './server';

const open: Served[] = [];
afterEach(async () => {
  for (const served of open.splice(0)) await served.close();
});

/** What a client on a real socket sees: the status, or `broken`. */
async function seen(fault: Fault | null): Promise<number | 'broken'> {
  const server = createWikiServer({ token: null });
  const served = await serveOnLoopback(
    withFaults({ server, plan: inTurn([fault]), wait: async () => undefined }),
  );
  open.push(served);
  return new Promise((done) => {
    const asked = request(`${served.baseUrl}/api/resources/stats`, (answer) => {
      answer.on('error', () => done('broken'));
      answer.on('end', () => done(answer.statusCode ?? 0));
      answer.resume();
    });
    asked.on('error', () => done('broken'));
    asked.end();
  });
}

describe('the wiki server on a socket', () => {
  it.each<[Fault | null, number | 'broken']>([
    [null, 200],
    ['refused', 'broken'],
    ['lost', 'broken'],
    ['reset', 'broken'],
    ['timeout', 'broken'],
    ['rate-limited', 429],
    ['failing', 500],
    ['bad-token', 401],
    ['html', 200],
    ['duplicate', 200],
  ])('answers the fault %s with %s', async (fault, outcome) => {
    expect(await seen(fault)).toBe(outcome);
  });
});
