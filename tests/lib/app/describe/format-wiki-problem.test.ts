import { beforeEach, describe, expect, it } from 'vitest';
import { formatWikiProblem } from '@/lib/app/describe/format-wiki-problem';
import { testConnection } from '@/lib/wiki/adapters/research-wiki/client/test-connection';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { createWikiServer } from '@/tests/wiki-server/create-wiki-server';
import { FakeClock } from '@/tests/wiki-server/fake-clock';
import type { Fault } from '@/tests/wiki-server/faults';
import { createInProcessFetch, planFaultsInOrder } from '@/tests/wiki-server/in-process-fetch';

beforeEach(installEnglishMessages);

type ConnectionTestOptions = {
  pastedUrl?: string;
  token?: string;
  hasPermission?: boolean;
  faults?: (Fault | null)[];
  respond?: () => Response;
};

/** Runs a connection test, and returns the message that the reader sees. */
async function runConnectionTest({
  pastedUrl = 'http://localhost:1',
  token = 'secret',
  hasPermission = true,
  faults,
  respond,
}: ConnectionTestOptions) {
  const clock = new FakeClock();
  const server = createWikiServer({ now: () => clock.ms, token: 'secret' });
  const fetchFromServer = createInProcessFetch({ server, clock, plan: planFaultsInOrder(faults ?? []) });
  const testResult = await testConnection(pastedUrl, token, {
    fetch: (url, init) => (respond ? Promise.resolve(respond()) : fetchFromServer(url, init)),
    schedule: clock.schedule,
    hasPermission: async () => hasPermission,
  });
  if (testResult.ok) return 'connected';
  const { problem } = testResult;
  return formatWikiProblem(
    problem.kind,
    'retryAfterMs' in problem ? problem.retryAfterMs : null,
    'status' in problem ? problem.status : null,
  );
}
const createHtmlResponder = (status: number) => () =>
  new Response('<!doctype html><title>Sign in</title>', { status, headers: { 'Content-Type': 'text/html' } });

describe('the message after a connection test', () => {
  it.each<[string, ConnectionTestOptions]>([
    ['This is not a valid address.', { pastedUrl: 'not an address' }],
    [
      'Plain http is allowed only on this computer and the local network. Use https.',
      { pastedUrl: 'http://wiki.example.org' },
    ],
    [
      'Provenote has no permission to reach this address. Allow it in the wiki settings.',
      { hasPermission: false },
    ],
    [
      'The wiki can’t be reached. Check its address and its certificate, and that it is running.',
      { faults: ['connection-refused'] },
    ],
    ['The wiki did not answer in time.', { faults: ['timeout'] }],
    ['A web page answered instead of the wiki, for example a sign-in page or a proxy.', { faults: ['html'] }],
    [
      'A web page answered instead of the wiki, for example a sign-in page or a proxy.',
      { respond: createHtmlResponder(200) },
    ],
    ['The wiki rejected the token. Check the token.', { token: 'wrong' }],
    [
      'This token does not allow that. Ask for a token with write access.',
      { respond: createHtmlResponder(403) },
    ],
    [
      'There is a wiki on this server, but under another path. Check the address.',
      { pastedUrl: 'http://localhost:1/wiki/api/v2' },
    ],
    [
      'This server answers, but it is not a supported wiki. Check the address.',
      { respond: createHtmlResponder(404) },
    ],
    [
      'This server answers, but it is not a supported wiki. Check the address.',
      { respond: () => Response.json({ ok: true }) },
    ],
    ['The wiki is busy and asks you to wait 7 s.', { faults: ['rate-limited'] }],
    [
      'The wiki redirects to another address. To protect your token, the redirect was not followed. Enter the new address.',
      {
        respond: () =>
          new Response(null, { status: 307, headers: { Location: 'https://elsewhere.example' } }),
      },
    ],
    ['The wiki’s answer was incomplete or in an unknown format.', { faults: ['truncated'] }],
    ['The wiki reported an internal error.', { faults: ['server-error'] }],
    ['The wiki is not available right now.', { respond: createHtmlResponder(503) }],
    ['The wiki answered with HTTP status 418.', { respond: createHtmlResponder(418) }],
    ['connected', {}],
  ])('is “%s”', async (message, options) => {
    expect(await runConnectionTest(options)).toBe(message);
  });

  it('never shows the token', async () => {
    const token = 'top-secret';
    const responders = [
      createHtmlResponder(200),
      createHtmlResponder(401),
      createHtmlResponder(403),
      createHtmlResponder(404),
      createHtmlResponder(500),
      createHtmlResponder(503),
    ];
    for (const respond of responders)
      expect(await runConnectionTest({ token, respond })).not.toContain(token);
  });
});
