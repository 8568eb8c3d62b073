import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createWikiServer } from './create-wiki-server';
import { type Fault, injectFaults } from './faults';
import { planFaultsInOrder } from './in-process-fetch';
import { type RunningServer, serveOnLoopback } from './serve';

const runningServers: RunningServer[] = [];
afterEach(async () => {
  for (const runningServer of runningServers.splice(0)) await runningServer.close();
});

/** Sends a request over a real socket. Returns the status, or `broken` if the connection was closed. */
async function observeOutcome(fault: Fault | null): Promise<number | 'broken'> {
  const server = createWikiServer({ token: null });
  const runningServer = await serveOnLoopback(
    injectFaults({ server, plan: planFaultsInOrder([fault]), wait: async () => undefined }),
  );
  runningServers.push(runningServer);
  return new Promise((resolve) => {
    const clientRequest = request(`${runningServer.baseUrl}/api/resources/stats`, (response) => {
      response.on('error', () => resolve('broken'));
      response.on('end', () => resolve(response.statusCode ?? 0));
      response.resume();
    });
    clientRequest.on('error', () => resolve('broken'));
    clientRequest.end();
  });
}

describe('serveOnLoopback', () => {
  it.each<[Fault | null, number | 'broken']>([
    [null, 200],
    ['connection-refused', 'broken'],
    ['response-lost', 'broken'],
    ['connection-reset', 'broken'],
    ['timeout', 'broken'],
    ['rate-limited', 429],
    ['server-error', 500],
    ['token-rejected', 401],
    ['html', 200],
    ['sent-twice', 200],
  ])('simulates the fault %s on a socket: %s', async (fault, outcome) => {
    expect(await observeOutcome(fault)).toBe(outcome);
  });
});
