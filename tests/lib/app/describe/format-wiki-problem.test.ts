import { beforeEach, describe, expect, it } from 'vitest';
import { formatWikiProblem } from '@/lib/app/describe/format-wiki-problem';
import { testConnection } from '@/lib/wiki/adapters/research-wiki/client/test-connection';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { createWikiServer } from '@/tests/wiki-server/create-wiki-server';
import { FakeClock } from '@/tests/wiki-server/fake-clock';
import type { Fault } from '@/tests/wiki-server/faults';
import { createInProcessFetch, planFaultsInOrder } from '@/tests/wiki-server/in-process-fetch';

beforeEach(installEnglishMessages);

type Given = {
  pasted?: string;
  token?: string;
  allowed?: boolean;
  faults?: (Fault | null)[];
  answer?: () => Response;
};

/** Runs a connection test, and returns the message that the reader sees. */
async function runConnectionTest({
  pasted = 'http://localhost:1',
  token = 'secret',
  allowed = true,
  faults,
  answer,
}: Given) {
  const clock = new FakeClock();
  const server = createWikiServer({ now: () => clock.ms, token: 'secret' });
  const real = createInProcessFetch({ server, clock, plan: planFaultsInOrder(faults ?? []) });
  const tested = await testConnection(pasted, token, {
    fetch: (url, init) => (answer ? Promise.resolve(answer()) : real(url, init)),
    schedule: clock.schedule,
    hasPermission: async () => allowed,
  });
  if (tested.ok) return 'connected';
  const { problem } = tested;
  return formatWikiProblem(
    problem.kind,
    'waitMs' in problem ? problem.waitMs : null,
    'status' in problem ? problem.status : null,
  );
}
const respondWithHtml = (status: number) => () =>
  new Response('<!doctype html><title>Sign in</title>', { status, headers: { 'Content-Type': 'text/html' } });

describe('message of a connection test', () => {
  it.each<[string, Given]>([
    ['This is not a valid address.', { pasted: 'not an address' }],
    [
      'Plain http is allowed only on this computer and the local network. Use https.',
      { pasted: 'http://wiki.example.org' },
    ],
    ['Provenote has no permission to reach this address. Allow it in the wiki settings.', { allowed: false }],
    [
      'The wiki can’t be reached. Check its address and its certificate, and that it is running.',
      { faults: ['connection-refused'] },
    ],
    ['The wiki did not answer in time.', { faults: ['timeout'] }],
    ['A web page answered instead of the wiki, for example a sign-in page or a proxy.', { faults: ['html'] }],
    [
      'A web page answered instead of the wiki, for example a sign-in page or a proxy.',
      { answer: respondWithHtml(200) },
    ],
    ['The wiki rejected the token. Check the token.', { token: 'wrong' }],
    ['This token does not allow that. Ask for a token with write access.', { answer: respondWithHtml(403) }],
    [
      'There is a wiki on this server, but under another path. Check the address.',
      { pasted: 'http://localhost:1/wiki/api/v2' },
    ],
    [
      'This server answers, but it is not a supported wiki. Check the address.',
      { answer: respondWithHtml(404) },
    ],
    [
      'This server answers, but it is not a supported wiki. Check the address.',
      { answer: () => Response.json({ ok: true }) },
    ],
    ['The wiki asks you to wait 7 s.', { faults: ['rate-limited'] }],
    [
      'The wiki redirects to another address. To protect your token, the redirect was not followed. Enter the new address.',
      {
        answer: () => new Response(null, { status: 307, headers: { Location: 'https://elsewhere.example' } }),
      },
    ],
    ['The wiki’s answer was incomplete or in an unknown format.', { faults: ['truncated'] }],
    ['The wiki reported an internal error.', { faults: ['server-error'] }],
    ['The wiki is not available right now.', { answer: respondWithHtml(503) }],
    ['The wiki answered with HTTP status 418.', { answer: respondWithHtml(418) }],
    ['connected', {}],
  ])('says “%s”', async (words, given) => {
    expect(await runConnectionTest(given)).toBe(words);
  });

  it('never shows the token', async () => {
    const token = 'top-secret';
    const answers = [
      respondWithHtml(200),
      respondWithHtml(401),
      respondWithHtml(403),
      respondWithHtml(404),
      respondWithHtml(500),
      respondWithHtml(503),
    ];
    for (const answer of answers) expect(await runConnectionTest({ token, answer })).not.toContain(token);
  });
});
