import { describe, expect, it } from 'vitest';
import { testConnection } from '@/lib/wiki/adapters/research-wiki/client/test-connection';
import { createWikiServer, type ServerOptions } from '@/tests/wiki-server/create-wiki-server';
import { FakeClock } from '@/tests/wiki-server/fake-clock';
import type { Fault } from '@/tests/wiki-server/faults';
import { createInProcessFetch, planFaultsInOrder } from '@/tests/wiki-server/in-process-fetch';

type Given = ServerOptions & { faults?: (Fault | null)[]; allowed?: boolean; answer?: () => Response };

function connection(
  { faults = [], allowed = true, answer, ...options }: Given,
  pasted = 'http://localhost:1',
  token = 'secret',
) {
  const clock = new FakeClock();
  const server = createWikiServer({ now: () => clock.ms, ...options });
  const real = createInProcessFetch({ server, clock, plan: planFaultsInOrder(faults) });
  const seen: { url: string; init: RequestInit }[] = [];
  const fetch = (url: string, init: RequestInit) => {
    seen.push({ url, init });
    return answer ? Promise.resolve(answer()) : real(url, init);
  };
  const result = testConnection(pasted, token, {
    fetch,
    schedule: clock.schedule,
    hasPermission: async () => allowed,
  });
  return result.then((value) => ({ value, seen }));
}
const kindOf = async (given: Given, pasted?: string, token?: string) => {
  const { value } = await connection(given, pasted, token);
  return value.ok ? 'connected' : value.problem.kind;
};

describe('testing a connection', () => {
  it.each([
    ['base', ['newer-fields']],
    ['newer', []],
  ] as const)('says what a server of the age "%s" missingFeatures', async (mode, missingFeatures) => {
    const { value } = await connection({ mode });
    expect(value).toMatchObject({ ok: true, value: { missingFeatures, isOpen: false, resourceCount: 0 } });
  });

  it('tells a server that accepts everybody', async () => {
    const { value } = await connection({ token: null });
    expect(value).toMatchObject({ ok: true, value: { isOpen: true } });
  });

  it.each<[string, Given]>([
    ['permission-missing', { allowed: false }],
    ['unreachable', { faults: ['refused'] }],
    ['timeout', { faults: ['timeout'] }],
    ['not-json', { faults: ['html'] }],
    ['not-json', { faults: [null, 'html'] }],
    ['bad-answer', { faults: ['cut'] }],
    ['unauthorised', { faults: ['bad-token'] }],
    ['unauthorised', { faults: [null, 'bad-token'] }],
    ['rate-limited', { faults: ['rate-limited'] }],
    ['server-error', { faults: ['failing'] }],
    ['forbidden', { answer: () => new Response('no', { status: 403 }) }],
    [
      'redirected',
      {
        answer: () =>
          new Response(null, { status: 302, headers: { Location: 'https://elsewhere.example/' } }),
      },
    ],
    ['not-this-kind', { answer: () => Response.json({ hello: 'world' }) }],
    ['not-this-kind', { answer: () => new Response('nothing', { status: 404 }) }],
    ['unavailable', { answer: () => new Response('down', { status: 503 }) }],
  ])('names the fault %s', async (kind, given) => {
    expect(await kindOf(given)).toBe(kind);
  });

  it('tells a wrong path from another kind of server', async () => {
    expect(await kindOf({}, 'http://localhost:1/wiki')).toBe('wrong-path');
  });

  it('refuses a wrong token, and one that cannot be a token', async () => {
    expect(await kindOf({}, undefined, 'wrong')).toBe('unauthorised');
    expect(await kindOf({}, undefined, 'zwei Wörter')).toBe('unauthorised');
  });

  it('sends nothing without the permission', async () => {
    const { seen } = await connection({ allowed: false });
    expect(seen).toEqual([]);
  });

  it('sends the token to the origin only, follows no redirect and takes no cookies along', async () => {
    const { seen } = await connection({});
    expect(seen.length).toBeGreaterThan(1);
    for (const { url, init } of seen) {
      expect(url.startsWith('http://localhost:1/')).toBe(true);
      expect(init).toMatchObject({ redirect: 'manual', credentials: 'omit' });
    }
  });

  it('holds neither the token nor the server’s words in a problem', async () => {
    const { value } = await connection(
      { answer: () => new Response('Invalid API key: top-secret', { status: 401 }) },
      undefined,
      'top-secret',
    );
    expect(JSON.stringify(value)).not.toContain('top-secret');
  });
});
