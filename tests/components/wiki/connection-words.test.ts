import { beforeEach, describe, expect, it } from 'vitest';
import { formatWikiProblem } from '@/lib/app/describe/format-wiki-problem';
import { testConnection } from '@/lib/wiki/adapters/research-wiki/client/test-connection';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { createWikiServer } from '@/tests/wiki-server/create-wiki-server';
import { FakeClock } from '@/tests/wiki-server/fake-clock';
import { createInProcessFetch, planFaultsInOrder } from '@/tests/wiki-server/in-process-fetch';
import type { Fault } from '../../wiki-server/faults';

beforeEach(installEnglishMessages);

type Given = {
  pasted?: string;
  token?: string;
  allowed?: boolean;
  faults?: (Fault | null)[];
  answer?: () => Response;
};

/** What the reader is told of a test of the connection. */
async function told({
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
const html = (status: number) => () =>
  new Response('<!doctype html><title>Sign in</title>', { status, headers: { 'Content-Type': 'text/html' } });

describe('a test of the connection says', () => {
  it.each<[string, Given]>([
    ['This is not an address.', { pasted: 'not an address' }],
    [
      'Plain http is only for this computer and the local network. Use https.',
      { pasted: 'http://wiki.example.org' },
    ],
    ['The browser does not allow this address. Allow it in the settings of the wiki.', { allowed: false }],
    ['It can’t be reached. Check the name, the certificate, and whether it runs.', { faults: ['refused'] }],
    ['It did not answer in time.', { faults: ['timeout'] }],
    ['A web page answered instead of the wiki: a sign-in page or a proxy.', { faults: ['html'] }],
    ['A web page answered instead of the wiki: a sign-in page or a proxy.', { answer: html(200) }],
    ['It does not take this token. Check the token.', { token: 'wrong' }],
    ['This token may not do that. Ask for one that may write.', { answer: html(403) }],
    ['A wiki runs there, but under another path.', { pasted: 'http://localhost:1/wiki/api/v2' }],
    ['Something answers there, but not a wiki of this kind.', { answer: html(404) }],
    ['Something answers there, but not a wiki of this kind.', { answer: () => Response.json({ ok: true }) }],
    ['It asks to wait 7 s.', { faults: ['rate-limited'] }],
    [
      'It sends requests elsewhere, which would take the token along. Give the address it leads to.',
      {
        answer: () => new Response(null, { status: 307, headers: { Location: 'https://elsewhere.example' } }),
      },
    ],
    ['Its answer was cut short or has another shape.', { faults: ['cut'] }],
    ['It reports an error of its own.', { faults: ['failing'] }],
    ['It is not available for now.', { answer: html(503) }],
    ['It answered with status 418.', { answer: html(418) }],
    ['connected', {}],
  ])('“%s”', async (words, given) => {
    expect(await told(given)).toBe(words);
  });

  it('nothing of the token, whatever happens', async () => {
    const token = 'top-secret';
    const answers = [html(200), html(401), html(403), html(404), html(500), html(503)];
    for (const answer of answers) expect(await told({ token, answer })).not.toContain(token);
  });
});
