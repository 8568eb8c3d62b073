import { describe, expect, it } from 'vitest';
import { testConnection } from '@/lib/wiki/adapters/research-wiki/client/test-connection';
import { createWikiServer, type ServerOptions } from '@/tests/wiki-server/create-wiki-server';
import { FakeClock } from '@/tests/wiki-server/fake-clock';
import type { Fault } from '@/tests/wiki-server/faults';
import { createInProcessFetch, planFaultsInOrder } from '@/tests/wiki-server/in-process-fetch';

type ConnectionOptions = ServerOptions & {
  faults?: (Fault | null)[];
  hasPermission?: boolean;
  respond?: () => Response;
};

function testConnectionTo(
  { faults = [], hasPermission = true, respond, ...options }: ConnectionOptions,
  pasted = 'http://localhost:1',
  token = 'secret',
) {
  const clock = new FakeClock();
  const server = createWikiServer({ now: () => clock.ms, ...options });
  const fetchFromServer = createInProcessFetch({ server, clock, plan: planFaultsInOrder(faults) });
  const requests: { url: string; init: RequestInit }[] = [];
  const fetch = (url: string, init: RequestInit) => {
    requests.push({ url, init });
    return respond ? Promise.resolve(respond()) : fetchFromServer(url, init);
  };
  const result = testConnection(pasted, token, {
    fetch,
    schedule: clock.schedule,
    hasPermission: async () => hasPermission,
  });
  return result.then((value) => ({ value, requests }));
}
const getOutcome = async (options: ConnectionOptions, pastedUrl?: string, token?: string) => {
  const { value } = await testConnectionTo(options, pastedUrl, token);
  return value.ok ? 'connected' : value.problem.kind;
};

describe('testConnection', () => {
  it.each([
    ['base', false],
    ['newer', true],
  ] as const)(
    'says whether a server can store the newer fields in mode "%s"',
    async (mode, supportsNewerFields) => {
      const { value } = await testConnectionTo({ mode });
      expect(value).toMatchObject({
        ok: true,
        value: { supportsNewerFields, acceptsAnonymousWrites: false, resourceCount: 0 },
      });
    },
  );

  it('reports a server that accepts every request', async () => {
    const { value } = await testConnectionTo({ token: null });
    expect(value).toMatchObject({ ok: true, value: { acceptsAnonymousWrites: true } });
  });

  it.each<[string, ConnectionOptions]>([
    ['permission-missing', { hasPermission: false }],
    ['unreachable', { faults: ['connection-refused'] }],
    ['timeout', { faults: ['timeout'] }],
    ['not-json', { faults: ['html'] }],
    ['not-json', { faults: [null, 'html'] }],
    ['bad-answer', { faults: ['truncated'] }],
    ['unauthorised', { faults: ['token-rejected'] }],
    ['unauthorised', { faults: [null, 'token-rejected'] }],
    ['rate-limited', { faults: ['rate-limited'] }],
    ['server-error', { faults: ['server-error'] }],
    ['forbidden', { respond: () => new Response('no', { status: 403 }) }],
    [
      'redirected',
      {
        respond: () =>
          new Response(null, { status: 302, headers: { Location: 'https://elsewhere.example/' } }),
      },
    ],
    ['not-a-research-wiki', { respond: () => Response.json({ hello: 'world' }) }],
    ['not-a-research-wiki', { respond: () => new Response('nothing', { status: 404 }) }],
    ['unavailable', { respond: () => new Response('down', { status: 503 }) }],
  ])('returns the problem %s', async (kind, options) => {
    expect(await getOutcome(options)).toBe(kind);
  });

  it('distinguishes a wrong path from another kind of server', async () => {
    expect(await getOutcome({}, 'http://localhost:1/wiki')).toBe('wrong-path');
  });

  it('rejects a wrong token and a malformed token', async () => {
    expect(await getOutcome({}, undefined, 'wrong')).toBe('unauthorised');
    expect(await getOutcome({}, undefined, 'zwei Wörter')).toBe('unauthorised');
  });

  it('sends no request without the host permission', async () => {
    const { requests } = await testConnectionTo({ hasPermission: false });
    expect(requests).toEqual([]);
  });

  it('sends the token only to the origin, follows no redirect and sends no cookies', async () => {
    const { requests } = await testConnectionTo({});
    expect(requests.length).toBeGreaterThan(1);
    for (const { url, init } of requests) {
      expect(url.startsWith('http://localhost:1/')).toBe(true);
      expect(init).toMatchObject({ redirect: 'manual', credentials: 'omit' });
    }
  });

  it('returns no problem that contains the token or text from the server', async () => {
    const { value } = await testConnectionTo(
      { respond: () => new Response('Invalid API key: top-secret', { status: 401 }) },
      undefined,
      'top-secret',
    );
    expect(JSON.stringify(value)).not.toContain('top-secret');
  });
});
